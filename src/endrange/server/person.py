"""Whose request this is. Local use has exactly one person; accounts would come in here and nowhere else."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from endrange.server import content
from endrange.server.store.models import Person


class PersonRequest(HttpRequest):
    """A request that `PersonMiddleware` has seen."""

    person: Person


def current(request: HttpRequest) -> Person:
    """Return the person who asks; the local one is made at the first question."""
    found: Person | None = getattr(request, "_person", None)
    if found is None:
        found = Person.local()
        request._person = found  # type: ignore[attr-defined]
    return found


class PersonMiddleware:
    """Set `request.person`; show every time in their zone, and every length and weight in their units."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the person's own time zone and units."""
        person = current(request)
        request.person = person  # type: ignore[attr-defined]
        with timezone.override(person.zone), content.told_in(person.measures_in):
            return self.get_response(request)


def context(request: HttpRequest) -> dict[str, Any]:
    """Give every template `person`. An error page may come before the person is known."""
    return {"person": getattr(request, "_person", None)}
