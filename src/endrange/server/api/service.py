"""The API itself: who may call, and what a fault looks like. Errors are {"error": "...", "faults": [...]}."""

import logging
from importlib.metadata import version
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import RawPostDataException, UnreadablePostError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.utils import check_csrf

from endrange.server.api.events import router as events
from endrange.server.api.session import router as session
from endrange.server.api.token import router as token

UNPARSED = "Cannot parse request body"  # what ninja says of a body that is not JSON
log = logging.getLogger(__name__)


def with_token(request: HttpRequest) -> bool:
    """Let no other site change anything: its requests lack the token that GET /api/csrf gives."""
    if check_csrf(request) is not None:
        raise HttpError(403, "The token is missing or old. Ask GET /api/csrf for a new one and send again.")
    return True


api = NinjaAPI(
    title="Endrange",
    version=version("endrange"),
    urls_namespace="api",
    docs_url=None,  # its page would load scripts from other hosts
    auth=with_token,
)
api.add_router("", token)
api.add_router("", session)
api.add_router("", events)


def _refuse(request: HttpRequest, status: int, error: str, **more: Any) -> HttpResponse:
    return api.create_response(request, {"error": error, **more}, status=status)


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Say why, with the status that the call chose."""
    if error.message == UNPARSED:
        return unreadable(request, error)
    return _refuse(request, error.status_code, error.message)


@api.exception_handler(ValidationError)
def misunderstood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """400: the call is not of the documented shape. Nothing was changed."""
    faults = [
        {"where": ".".join(map(str, fault["loc"])), "what": str(fault["msg"])} for fault in error.errors
    ]
    return _refuse(request, 400, "This is not what was expected. Nothing was changed.", faults=faults)


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:  # noqa: ARG001
    """413: more than one call may carry."""
    return _refuse(request, 413, "Too much at once. Nothing was kept. Send fewer events in one call.")


@api.exception_handler(SuspiciousOperation)
@api.exception_handler(RawPostDataException)
@api.exception_handler(UnreadablePostError)
def unreadable(request: HttpRequest, error: Exception) -> HttpResponse:  # noqa: ARG001
    """400: the body cannot be read as JSON."""
    return _refuse(request, 400, "The body could not be read as JSON. Nothing was changed.")


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:  # noqa: ARG001
    """404."""
    return _refuse(request, 404, "There is nothing at this address.")


@api.exception_handler(Exception)
def failed(request: HttpRequest, error: Exception) -> HttpResponse:
    """500: our fault. Events stay on the device until they are acknowledged, so nothing is lost."""
    log.error("API %s %s", request.method, request.path, exc_info=error)
    return _refuse(request, 500, "Something went wrong on our side. What was sent may be sent again.")
