"""From the person's rows to facts, and from facts to the course of the programme.

The course is a function of the rows: a record that is corrected or deleted changes it as if it had always
been so. Both are kept in this process until a row changes; then only what has changed is read again, and the
course goes on from a place before it.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from threading import RLock
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from django.db import connection, models

from endrange.catalogue import Catalogue
from endrange.programme.adaptation import Course, Following
from endrange.records.history import AnyFact
from endrange.screening import LookedAt
from endrange.server import content
from endrange.server.store.models import (
    Activity,
    CheckIn,
    Intake,
    Person,
    PlanDecision,
    ProgrammeChoices,
    SafetyCheck,
    SeenBy,
    SessionCheck,
    SessionSummary,
)
from endrange.server.told_facts import BEFORE_HOLDS, ToldFacts

__all__ = ["BEFORE_HOLDS", "course_of", "day_in", "facts_of", "fingerprint", "forget", "looked_at"]

T = TypeVar("T")
Fingerprint = tuple[Any, ...]


def facts_of(person: Person) -> tuple[AnyFact, ...]:
    """Return everything that happened, in order, as the rules read it."""
    with _one_at_a_time:
        return _kept_facts(person, fingerprint(person))


def course_of(person: Person, catalogue: Catalogue | None = None, *, day: date | None = None) -> Course:
    """Return where the person stands on a day (today), every change of the plan so far, and what stops it."""
    catalogue, day = catalogue or content.catalogue(), day or person.today()
    with _one_at_a_time:
        seen = fingerprint(person)
        key = (seen, catalogue, day)
        course = _courses.get(key)
        if course is None:
            following = _kept(_following, (person.pk, catalogue), lambda: Following(catalogue))
            course = following.course(_kept_facts(person, seen), until=day)
            _remember(_courses, key, course)
        return course


def forget() -> None:
    """Forget what is kept in this process."""
    for kept in (_courses, _following, _facts, _told):
        kept.clear()


def looked_at(person: Person) -> tuple[LookedAt, ...]:
    """Return who has looked at what, as screening reads it."""
    return tuple(
        LookedAt(who=row.who, on=row.on, about=frozenset(row.about), at=row.at)
        for row in person.seen_by.order_by("at", "pk")
    )


def fingerprint(person: Person) -> Fingerprint:
    """Return something small that differs whenever a row that becomes a fact differs. One query."""
    counted = [_counted(table, columns) for table, columns in _CHANGES.items()]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counted)}", {"person": person.pk})
        seen: Fingerprint = cursor.fetchone()
    return (person.pk, person.time_zone, *seen)


_CHANGES: Mapping[type[models.Model], tuple[str, ...]] = {
    SessionSummary: ("count(*)", "max(kept_at)"),
    SessionCheck: ("count(*)", "max(kept_at)"),
    CheckIn: ("count(*)", "max(kept_at)"),
    Activity: ("count(*)", "max(kept_at)"),
    SeenBy: ("count(*)", "max(kept_at)"),
    PlanDecision: ("count(*)", "max(kept_at)"),
    Intake: ("count(*)", "max(id)", "max(at)"),
    ProgrammeChoices: ("count(*)", "max(id)", "max(at)"),
    SafetyCheck: ("count(*)", "max(id)", "max(at)", "sum(is_taken_back)"),
}
"""What changes in each table whenever one of its rows is added, changed or deleted."""


def _counted(table: type[models.Model], columns: Iterable[str]) -> str:
    name = table._meta.db_table
    return ", ".join(f"(SELECT {column} FROM {name} WHERE person_id = %(person)s)" for column in columns)  # noqa: S608


def day_in(zone: ZoneInfo, at: datetime) -> date:
    """Return the day of a moment where the person is."""
    return at.astimezone(zone).date()


MOST_KEPT = 4
_told: dict[tuple[int, str], ToldFacts] = {}
_facts: dict[Fingerprint, tuple[AnyFact, ...]] = {}
_following: dict[tuple[int, Catalogue], Following] = {}
_courses: dict[Any, Course] = {}
_one_at_a_time = RLock()
"""What is kept is read and changed by one request at a time."""


def _kept_facts(person: Person, seen: Fingerprint) -> tuple[AnyFact, ...]:
    facts = _facts.get(seen)
    if facts is None:
        told = _kept(_told, (person.pk, person.time_zone), lambda: ToldFacts(person.zone))
        facts = told.read(person)
        _remember(_facts, seen, facts)
    return facts


def _kept(kept: dict[Any, T], key: Any, make: Callable[[], T]) -> T:
    if key not in kept:
        _remember(kept, key, make())
    return kept[key]


def _remember(kept: dict[Any, Any], key: Any, value: Any) -> None:
    """Keep a value in place of the oldest one."""
    while len(kept) >= MOST_KEPT:
        kept.pop(next(iter(kept), None), None)
    kept[key] = value
