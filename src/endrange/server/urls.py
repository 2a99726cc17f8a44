"""Every address. A feature spells its whole paths in its own urls.py, so that a search for one finds it."""

from django.urls import include, path

from endrange.server.front_door import front_door
from endrange.server.web_manifest import web_manifest

FEATURES = (
    "first_visit", "stopped", "see_someone", "before", "today", "player", "plan", "why", "checkin", "library",
    "learn", "history", "progress", "preferences", "api",
)  # fmt: skip

urlpatterns = [
    path("", front_door, name="front-door"),
    path("manifest.webmanifest", web_manifest, name="web-manifest"),
    *(path("", include(f"endrange.server.{feature}.urls")) for feature in FEATURES),
]

handler400 = "endrange.server.error_pages.bad_request"
handler403 = "endrange.server.error_pages.not_allowed"
handler404 = "endrange.server.error_pages.not_found"
handler500 = "endrange.server.error_pages.failed"
