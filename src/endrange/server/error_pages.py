"""What a person sees when something went wrong: what happened, what was kept, what to do next."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """400: the request cannot be understood, or came by a wrong host name."""
    return _page(request, 400, _("That request could not be read."))


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """403: the request is understood and refused."""
    return _page(request, 403, _("That is not allowed here."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """404: nothing lies at this address."""
    return _page(request, 404, _("There is nothing at this address."))


def failed(request: HttpRequest) -> HttpResponse:
    """500: our fault. The log has the details, the page has none."""
    return _page(request, 500, _("Something went wrong on our side."))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403: a form without its token, most often one that was opened before a restart or long ago."""
    return _page(request, 403, _("This form was too old to be trusted."), template="errors/form_too_old.html")


def _page(request: HttpRequest, status: int, what: str, *, template: str | None = None) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"error": what}, status=status)
    page = {"what": what, "is_demo": settings.IS_DEMO}
    return HttpResponse(render_to_string(template or f"errors/{status}.html", page), status=status)
