"""From the person's rows to facts, and from facts to the course of the programme.

The course is a function of the rows: a record that is corrected or deleted changes it as if it had always
been so. It is kept in this process until a row changes.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.db import connection, models

from endrange.catalogue import Catalogue
from endrange.programme.adaptation import Course, adapt
from endrange.records import history
from endrange.records.by_exercise import read_exercised
from endrange.records.history import AnyFact, in_order
from endrange.screening import LookedAt, UnknownConditionError, held_conditions
from endrange.server import content
from endrange.server.store import check_ins
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

BEFORE_HOLDS = timedelta(hours=4)
"""How long the answers before a session hold for it (chosen: a morning says little of the evening)."""
NOTHING_NEW = "nothing"

Fingerprint = tuple[Any, ...]


def facts_of(person: Person) -> tuple[AnyFact, ...]:
    """Return everything that happened, in order, as the rules read it."""
    return _kept_facts(person, fingerprint(person))


def course_of(person: Person, catalogue: Catalogue | None = None, *, day: date | None = None) -> Course:
    """Return where the person stands on a day (today), every change of the plan so far, and what stops it."""
    catalogue, day = catalogue or content.catalogue(), day or person.today()
    seen = fingerprint(person)
    key = (seen, catalogue, day)
    course = _courses.get(key)
    if course is None:
        course = adapt(_kept_facts(person, seen), catalogue=catalogue, until=day)
        _remember(_courses, key, course)
    return course


def forget() -> None:
    """Forget what is kept in this process."""
    _courses.clear()
    _facts.clear()


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


@dataclass(frozen=True)
class _Teller:
    """Turns one person's rows into facts."""

    person: Person
    zone: ZoneInfo

    def facts(self) -> Iterator[AnyFact]:
        yield from self.answers()
        yield from self.sessions()
        yield from self.check_ins()
        yield from self.checks()
        for row in self.person.plan_decisions.all():
            yield history.Decided(
                *self.head("decision", row), row.adjustment, cast(history.Decision, row.decision)
            )

    def head(self, kind: str, row: Any) -> tuple[str, datetime, date]:
        return f"{kind}-{row.pk}", row.at, day_in(self.zone, row.at)

    def answers(self) -> Iterator[AnyFact]:
        """The answers of the first visit and their changes; pain at rest counts like any other."""
        for intake in self.person.intakes.filter(pain__isnull=False):
            yield history.BeforeSession(*self.head("intake", intake), pain=intake.pain or 0)
        for row in self.person.programme_choices.all():
            yield history.Chosen(
                *self.head("choices", row), frozenset(row.weekdays), row.weeks, row.minutes, row.start
            )

    def sessions(self) -> Iterator[AnyFact]:
        checks = list(self.person.session_checks.order_by("at", "pk"))
        times = [check.at for check in checks]
        for check in checks:
            yield _before_session(self.head("before", check), check.answers)
        columns = ("session", "started_at", "counts", "is_completed", "pain", "effort", "exercised")
        for session, at, counts, is_completed, pain, effort, exercised in self.person.sessions.order_by(
            "started_at"
        ).values_list(*columns):
            place = bisect_right(times, at) - 1
            holds = place >= 0 and at - times[place] <= BEFORE_HOLDS
            yield history.Trained(
                id=str(session),
                at=at,
                day=day_in(self.zone, at),
                counts=counts,
                completed=is_completed,
                pain_before=checks[place].answers.get("pain") if holds else None,
                pain_after=pain,
                effort=effort,
                exercised=tuple(map(read_exercised, exercised)),
            )

    def check_ins(self) -> Iterator[AnyFact]:
        names = {str(activity.pk): activity.name for activity in self.person.activities.all()}
        for row in check_ins.latest(self.person):
            head, data = (f"check-in-{row.pk}", row.at, row.day), row.data
            if row.kind == "function":
                told = ((names.get(pk, pk), score) for pk, score in data["scores"].items())
                yield history.Function(*head, tuple(told))
            elif row.kind == "morning":
                yield history.Morning(*head, **data)
            elif row.kind == "weekly":
                yield history.Weekly(*head, **data)
            elif row.kind == "score":
                yield history.Score(*head, **data)

    def checks(self) -> Iterator[AnyFact]:
        known = content.catalogue().conditions
        for check in self.person.safety_checks.exclude(tier=SafetyCheck.UNANSWERED):
            if not check.is_taken_back:
                held = _present_ids(check.conditions, known)
                yield history.Checked(*self.head("check", check), tuple(check.findings), held)
        for row in self.person.seen_by.all():
            yield history.SeenBy(*self.head("seen", row), row.who, row.on, frozenset(row.about))


def _before_session(head: tuple[str, datetime, date], answers: dict[str, Any]) -> history.BeforeSession:
    ticked = answers.get("ticked", {})
    news = frozenset(ticked.get("anything-new", ())) - {NOTHING_NEW}
    weight = next(iter(ticked.get("weight-on-legs", ())), "as-usual")
    return history.BeforeSession(*head, pain=answers["pain"], news=news, weight=weight)


def _present_ids(conditions: Sequence[str], known: Any) -> frozenset[str]:
    """Ids of today for ids of any version; one that no version knew stays as it is."""
    try:
        return frozenset(each.id for each in held_conditions(conditions, known))
    except UnknownConditionError:
        return frozenset(conditions)


MOST_KEPT = 4
_facts: dict[Fingerprint, tuple[AnyFact, ...]] = {}
_courses: dict[Any, Course] = {}


def _kept_facts(person: Person, seen: Fingerprint) -> tuple[AnyFact, ...]:
    facts = _facts.get(seen)
    if facts is None:
        facts = in_order(_Teller(person, person.zone).facts())
        _remember(_facts, seen, facts)
    return facts


def _remember(kept: dict[Any, Any], key: Any, value: Any) -> None:
    """Keep a value in place of the oldest one."""
    while len(kept) >= MOST_KEPT:
        kept.pop(next(iter(kept), None), None)
    kept[key] = value
