"""Headers that Django and django-csp do not set by themselves."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# The player wants the screen kept awake; nothing else of the device is asked for.
PERMISSIONS = "screen-wake-lock=(self), " + ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
        "microphone", "midi", "payment", "serial", "usb",
    )
)  # fmt: skip


class PolicyMiddleware:
    """Say on every response what the page may use, and that other sites may not embed it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then add the headers."""
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("X-Frame-Options", "DENY")
        return response
