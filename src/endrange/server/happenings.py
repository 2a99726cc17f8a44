"""What has happened to a person since a moment that makes the safety check come again (asked-again.toml)."""

from collections.abc import Iterator
from datetime import datetime

from endrange.programme.adaptation import Course
from endrange.records.history import Trained
from endrange.screening import Happening
from endrange.server.store import check_ins, journal
from endrange.server.store.models import Person, SessionCheck, SessionSummary
from endrange.server.story import facts_of

A_LOT = 6
"""Pain, of 10, from which the signs are asked again: above 5."""
HIP_OPERATIONS = "hip-replacement", "other-hip-operation", "spinal-fusion"


def happenings_since(person: Person, since: datetime, course: Course) -> tuple[Happening, ...]:
    """Everything since then, in no order."""
    return (
        *_in_sessions(person, since),
        *_before_sessions(person, since),
        *_in_check_ins(person, since),
        *_new_conditions(person, since),
        *_flares(person, since, course),
    )


def last_operation(person: Person) -> datetime | None:
    """When an operation of the hip was last told of before a session; None if never."""
    told = person.session_checks.exclude(verdict=SessionCheck.GO).values_list("at", "happenings")
    return max((at for at, happenings in told if "hip-operation" in happenings), default=None)


def _in_sessions(person: Person, since: datetime) -> Iterator[Happening]:
    """Strong pain at the moment it was told: a session that goes on after the answers brings nothing new."""
    for session in person.sessions.filter(worst_pain__gte=A_LOT, ended_at__gt=since):
        yield from (Happening("pain-above-5", at) for at in _strong_pains(person, session) if at > since)


def _strong_pains(person: Person, session: SessionSummary) -> list[datetime]:
    """When strong pain was told in a session and at its end; its end where that cannot be read any more."""
    record = journal.record(person, session.session)
    told = [each.at for each in record.pains if each.pain.score >= A_LOT] if record is not None else []
    if session.pain is not None and session.pain >= A_LOT:
        told.append(session.ended_at)
    return told or [session.ended_at]


def _before_sessions(person: Person, since: datetime) -> Iterator[Happening]:
    for check in person.session_checks.filter(at__gt=since):
        yield from (Happening(kind, check.at) for kind in check.happenings)


def _in_check_ins(person: Person, since: datetime) -> Iterator[Happening]:
    """Pain at rest on a morning, over a week, or told anew in Settings; and pain in daily tasks."""
    for row in check_ins.winners(person.check_ins.filter(at__gt=since).order_by("day", "at", "pk")):
        if row.data.get("pain", 0) >= A_LOT:
            yield Happening("rest-pain", row.at)
        if row.data.get("tasks", 0) >= A_LOT:
            yield Happening("pain-above-5", row.at)
    first = person.intakes.last()
    for intake in person.intakes.filter(at__gt=since, pain__gte=A_LOT):
        if intake != first:  # the first is told right after the whole check
            yield Happening("rest-pain", intake.at)


def _new_conditions(person: Person, since: datetime) -> Iterator[Happening]:
    """A pregnancy or an operation that was ticked in Settings, after the first visit."""
    begun = person.programme_choices.last()
    if begun is None:
        return
    rows = list(person.safety_checks.filter(at__gt=begun.at).order_by("at", "pk"))
    earlier = person.safety_checks.filter(at__lte=begun.at).first()
    held = set(earlier.conditions) if earlier else set()
    for row in rows:
        new, held = set(row.conditions) - held, set(row.conditions)
        if row.at > since and "pregnancy" in new:
            yield Happening("pregnancy", row.at)
        if row.at > since and any(each.startswith(HIP_OPERATIONS) for each in new):
            yield Happening("hip-operation", row.at)


def _flares(person: Person, since: datetime, course: Course) -> Iterator[Happening]:
    """A flare that the rules found, at the moment of the answer that showed it."""
    flares = [
        adjustment
        for adjustment in course.adjustments
        if adjustment.rule.id in FLARE_RULES and adjustment.day >= since.astimezone(person.zone).date()
    ]
    if not flares:
        return
    moments = {fact.id: fact.at for fact in facts_of(person) if not isinstance(fact, Trained)}
    for adjustment in flares:
        at = max((moments[fact] for fact in adjustment.because if fact in moments), default=None)
        if at is not None and at > since:
            yield Happening("flare", at)


FLARE_RULES = frozenset({"flare", "two-flares"})
"""Rules of the programme whose changes mean a flare."""
