"""What has happened to a person since a moment that makes the safety check come again (asked-again.toml)."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from endrange.programme.adaptation import Course, happenings
from endrange.screening import Happening
from endrange.server import content
from endrange.server.store.models import Person, SafetyCheck, SessionCheck
from endrange.server.story import facts_of

BROUGHT_BY = {
    "pregnancy": ("pregnancy",),
    "hip-operation": ("hip-replacement", "other-hip-operation", "spinal-fusion"),
}
"""Happenings, and how the conditions begin that tell of them."""
JUST_TOLD = timedelta(days=1)
"""So shortly after signs that were asked because of it, a condition says nothing new (chosen)."""


def told_ever(person: Person, checks: Sequence[SafetyCheck]) -> tuple[Happening, ...]:
    """What was told as having happened, before a session or by a new condition; the oldest check first."""
    return (*_before_sessions(person), *_new_conditions(person, checks))


def felt_since(person: Person, since: datetime, course: Course) -> tuple[Happening, ...]:
    """Strong pain, in a session or a check-in, and flares; in no order."""
    return (
        *_in_sessions(person, since),
        *_in_check_ins(person, since),
        *_flares(person, since, course),
    )


def last_operation(person: Person) -> datetime | None:
    """When an operation of the hip was last told of before a session; None if never."""
    told = (each.at for each in _before_sessions(person) if each.kind == "hip-operation")
    return max(told, default=None)


def _in_sessions(person: Person, since: datetime) -> Iterator[Happening]:
    """Strong pain at the moment it came to be known here, whatever the device's clock says.

    A session that goes on after the answers brings nothing new; one that arrives after them does.
    """
    told = person.events.filter(kind__in=TELL_PAIN, received_at__gt=since)
    strong = [row for row in told if happenings.is_strong(row.data.get(TELL_PAIN[row.kind]))]
    sessions = person.sessions.filter(session__in={row.session for row in strong})
    standing = set(sessions.filter(worst_pain__gte=happenings.A_LOT).values_list("session", flat=True))
    yield from (Happening("pain-above-5", row.received_at) for row in strong if row.session in standing)


TELL_PAIN = {"pain-reported": "score", "session-finished": "pain", "session-corrected": "pain"}
"""Events of a session that tell a pain, and where in them."""


def _before_sessions(person: Person) -> Iterator[Happening]:
    told = person.session_checks.exclude(verdict=SessionCheck.GO).exclude(happenings=[])
    for at, kinds in told.values_list("at", "happenings"):
        yield from (Happening(kind, at) for kind in kinds)


def _in_check_ins(person: Person, since: datetime) -> Iterator[Happening]:
    """Strong pain in a check-in, or at rest as told anew in Settings."""
    yield from happenings.in_check_ins(fact for fact in facts_of(person) if fact.at > since)
    for before, intake in pairwise(person.intakes.order_by("at", "pk")):  # the first comes after the check
        if intake.at > since and happenings.is_strong(intake.pain) and intake.pain != before.pain:
            yield Happening("rest-pain", intake.at)


def _new_conditions(person: Person, checks: Sequence[SafetyCheck]) -> Iterator[Happening]:
    """A pregnancy or an operation that was ticked after the first visit, and not just asked about."""
    begun = person.programme_choices.last()
    if begun is None:
        return
    earlier = next((check for check in reversed(checks) if check.at <= begun.at), None)
    held, asked = set(earlier.conditions) if earlier else set(), earlier
    for check in checks:
        if check.at <= begun.at:
            continue
        new, held = set(check.conditions) - held, set(check.conditions)
        asked = check if check.circumstances is not None else asked
        for kind, ids in BROUGHT_BY.items():
            is_new = any(each.startswith(ids) for each in new)
            if is_new and not _was_just_told(kind, asked, check.at):
                yield Happening(kind, check.at)


def _was_just_told(kind: str, check: SafetyCheck | None, at: datetime) -> bool:
    """Tell whether the signs have been answered for it shortly before."""
    told = check.circumstances if check is not None else None
    circumstance = content.catalogue().asked_again[kind].circumstance
    return check is not None and circumstance in (told or ()) and at - check.answered_at < JUST_TOLD


def _flares(person: Person, since: datetime, course: Course) -> Iterator[Happening]:
    """A flare that the rules found, at the moment of the answer that showed it."""
    day = since.astimezone(person.zone).date()
    changes = [each for each in course.adjustments if each.day >= day]
    told = happenings.of_flares(changes, facts_of(person)) if changes else ()
    return (each for each in told if each.at > since)
