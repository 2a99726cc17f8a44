"""What a device needs to install the pages as an app: name, colours, icons."""

from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

ICONS = (
    ("endrange-192.png", "192x192", "image/png", "any"),
    ("endrange-512.png", "512x512", "image/png", "any"),
    ("endrange-maskable-512.png", "512x512", "image/png", "maskable"),
    ("endrange.svg", "any", "image/svg+xml", "any"),
)


@require_safe
def web_manifest(request: HttpRequest) -> JsonResponse:  # noqa: ARG001
    """Describe the app in the person's language."""
    described = {
        "id": "/",
        "name": _("Endrange, the hip coach"),
        "short_name": _("Endrange"),
        "description": _("Guided sessions for stiff, sore hips, on your own device."),
        "lang": get_language(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#f5f6f4",
        "theme_color": "#17607a",
        "icons": [
            {"src": static(f"icons/{name}"), "sizes": sizes, "type": kind, "purpose": purpose}
            for name, sizes, kind, purpose in ICONS
        ],
    }
    return JsonResponse(described, content_type="application/manifest+json")
