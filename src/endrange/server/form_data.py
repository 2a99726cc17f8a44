"""What a form was sent with."""

from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict


def sent(request: HttpRequest) -> QueryDict | None:
    """Return the fields; None when the page is only asked for. A form with nothing ticked sends nothing."""
    return request.POST if request.method == "POST" else None


def sent_files(request: HttpRequest) -> MultiValueDict | None:  # type: ignore[type-arg]
    """Return the files beside the fields; None when the page is only asked for."""
    return request.FILES if request.method == "POST" else None
