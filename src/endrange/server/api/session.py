"""GET /api/session.json: the timeline of a session, ready for the player (its shape: docs/cli.md)."""

from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from ninja import Router
from ninja.errors import HttpError

from endrange.catalogue import Catalogue
from endrange.programme import InvalidChoiceError, PlannedSession
from endrange.server import content
from endrange.server.person import current
from endrange.server.planning import Footing, footing, hurts_too_much, session_for
from endrange.server.store.models import Person
from endrange.session import build_timeline, timeline_json

router = Router()


@router.get("/session.json", url_name="session", summary="The timeline of a session")
def session_json(request: HttpRequest, minutes: int | None = None, day: date | None = None) -> JsonResponse:
    """Plan the session of a day, today's without one; 403 and where to go if nothing may be planned."""
    person, catalogue = current(request), content.catalogue()
    stand = footing(person, catalogue)
    if stand is None:
        return _not_cleared(person)
    if hurts_too_much(person):
        error = _("No session today: you said that it hurts a lot at rest.")
        return JsonResponse({"error": error, "go_to": "/today/"}, status=403)
    try:
        planned = _planned(person, stand, minutes=minutes, day=day)
    except InvalidChoiceError as error:
        raise HttpError(400, " ".join(fault.translated(gettext) for fault in error.faults)) from error
    timeline = timeline_json(build_timeline(planned, catalogue=catalogue, gettext=gettext))
    timeline["planned_for"] = planned.day.isoformat() if _is_in(stand, planned.day) else None
    timeline["danger_signs"] = _danger_signs(catalogue)
    return JsonResponse(timeline, headers={"Cache-Control": "no-cache"})


def _planned(person: Person, stand: Footing, *, minutes: int | None, day: date | None) -> PlannedSession:
    if day is None or day == person.today():
        return session_for(person, stand, minutes=minutes)
    return stand.session(day, minutes=minutes)


def _is_in(stand: Footing, day: date) -> bool:
    """Tell whether the programme has a session on that day."""
    return stand.programme().session_on(day) is not None


def _danger_signs(catalogue: Catalogue) -> list[dict[str, Any]]:
    """What the player asks about when a pain stops the session."""
    return [
        {"id": sign.id, "ask": gettext(sign.ask)} for sign in catalogue.signs.values() if sign.during_session
    ]


def _not_cleared(person: Person) -> JsonResponse:
    """No session: the first visit is unfinished, or a sign says to see someone first."""
    if person.has_choices():
        error = _("No session for now: your answers say to see someone first.")
        return JsonResponse({"error": error, "go_to": "/welcome/result/"}, status=403)
    error = _("There is no plan yet. A few questions come first.")
    return JsonResponse({"error": error, "go_to": "/welcome/"}, status=403)
