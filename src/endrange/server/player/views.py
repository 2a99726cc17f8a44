"""The player's page, the page for a lost connection, and the service worker that keeps both."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from endrange.server import content
from endrange.server.person import PersonRequest
from endrange.server.planning import detour, footing, fresh_check, is_no_day_for_it
from endrange.server.player.shell import script
from endrange.server.store.models import Person


@require_safe
def session(request: PersonRequest) -> HttpResponse:
    """The player. What it plays comes from the API, so that the page itself can be kept on the device."""
    catalogue = content.catalogue()
    if footing(request.person, catalogue) is None:
        return redirect(detour(request.person, catalogue))
    if is_no_day_for_it(request.person):
        return redirect("today")
    if fresh_check(request.person) is None:
        asked = request.GET.urlencode()
        return redirect(f"/before/?{asked}" if asked else "/before/")
    return render(request, "player/session.html", {"settings": player_settings(request.person)})


def player_settings(person: Person) -> dict[str, Any]:
    """Return what the player reads from its page: where the session is, and how it speaks."""
    return {
        "session_url": "/api/session.json",
        "resume_url": "/api/resume.json",
        "voice": {
            "on": person.voice_on,
            "name": person.voice_name,
            "lang": person.voice_lang or get_language() or settings.LANGUAGE_CODE,
            "volume": person.volume,
        },
        "tones": person.tones_on,
    }


@require_safe
def offline(request: PersonRequest) -> HttpResponse:
    """What the service worker shows where a page was never kept. The same for everybody."""
    return render(request, "player/offline.html")


@require_safe
@never_cache
def service_worker(request: PersonRequest) -> HttpResponse:  # noqa: ARG001
    """The worker, at the root, so that it may stand in front of every page."""
    text = script(settings.STATIC_ROOT / "app", settings.STATIC_URL)
    return HttpResponse(text, content_type="text/javascript; charset=utf-8")
