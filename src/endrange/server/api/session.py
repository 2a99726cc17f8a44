"""GET /api/session.json: the timeline of a session, ready for the player (its shape: docs/cli.md)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from ninja import Router
from ninja.errors import HttpError

from endrange.catalogue import Catalogue
from endrange.programme import InvalidChoiceError, PlannedSession
from endrange.server import content
from endrange.server.person import current
from endrange.server.planning import (
    Footing,
    detour,
    footing,
    fresh_check,
    is_no_day_for_it,
    may_go_on,
    session_for,
)
from endrange.server.safety import safety_of
from endrange.server.store.models import Person
from endrange.server.story import BEFORE_HOLDS
from endrange.session import build_timeline, timeline_json

router = Router()


@router.get("/session.json", url_name="session", summary="The timeline of a session")
def session_json(request: HttpRequest, minutes: int | None = None, day: date | None = None) -> JsonResponse:
    """Plan the session of a day, today's without one; 403 and where to go if nothing may be planned."""
    person, catalogue = current(request), content.catalogue()
    stand = footing(person, catalogue)
    if stand is None:
        return _not_cleared(person, catalogue)
    if is_no_day_for_it(person):
        return _not_today()
    check = fresh_check(person)
    if check is None:
        error = _("Three questions come before every session.")
        return JsonResponse({"error": error, "go_to": f"/before/{_asked(minutes)}"}, status=409)
    try:
        planned = _planned(person, stand, minutes=minutes, day=day)
    except InvalidChoiceError as error:
        raise HttpError(400, " ".join(fault.translated(gettext) for fault in error.faults)) from error
    built = build_timeline(
        planned,
        catalogue=catalogue,
        gettext=gettext,
        at_hand=_at_hand(person),
        pain_before=check.answers["pain"],
    )
    timeline = timeline_json(built)
    for row, each in zip(timeline["left_out"], built.left_out, strict=True):
        row["comes_on"] = date_format(each.comes, "l, j F") if each.comes else None
    timeline["planned_for"] = planned.day.isoformat() if _is_in(stand, planned.day) else None
    timeline["danger_signs"] = _danger_signs(catalogue)
    timeline["good_until"] = (check.at + BEFORE_HOLDS).isoformat()
    return JsonResponse(timeline, headers={"Cache-Control": "no-cache"})


@router.get("/resume.json", url_name="resume", summary="May a session that was begun go on?")
def resume_json(request: HttpRequest) -> JsonResponse:
    """Say yes, or 403 and where to go: something was found or said since it was begun."""
    person, catalogue = current(request), content.catalogue()
    safety = safety_of(person, catalogue)
    if may_go_on(person, safety):
        return JsonResponse({"may_resume": True}, headers={"Cache-Control": "no-store"})
    if safety.lock is None and is_no_day_for_it(person):
        return _not_today()
    return _not_cleared(person, catalogue)


def _not_today() -> JsonResponse:
    error = _("No session today, by what you said about the hip.")
    return JsonResponse({"error": error, "go_to": "/before/"}, status=403)


def _asked(minutes: int | None) -> str:
    return "" if minutes is None else f"?minutes={minutes}"


def _planned(person: Person, stand: Footing, *, minutes: int | None, day: date | None) -> PlannedSession:
    if day is None or day == person.today():
        return session_for(stand, minutes=minutes)
    return stand.session(day, minutes=minutes)


def _at_hand(person: Person) -> Sequence[str]:
    """What the person ticked, items and what stands in for them."""
    choices = person.choices()
    return choices.equipment if choices is not None else ()


def _is_in(stand: Footing, day: date) -> bool:
    """Tell whether the programme has a session on that day."""
    return stand.programme().session_on(day) is not None


def _danger_signs(catalogue: Catalogue) -> list[dict[str, Any]]:
    """What the player asks about when a pain stops the session."""
    return [
        {"id": sign.id, "ask": gettext(sign.ask)} for sign in catalogue.signs.values() if sign.during_session
    ]


def _not_cleared(person: Person, catalogue: Catalogue) -> JsonResponse:
    """No session: the first visit is unfinished, something was found, or questions are open."""
    error = _("There is no plan yet. A few questions come first.")
    if safety_of(person, catalogue).is_stopped:
        error = _("No session for now: your answers say to see someone first.")
    elif person.has_choices():
        error = _("No session yet: a few questions about your safety come first.")
    return JsonResponse({"error": error, "go_to": detour(person, catalogue)}, status=403)
