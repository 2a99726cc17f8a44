"""A person's rows as facts, kept in this process: only rows that are new or have changed are read again."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Generic, NamedTuple, TypeVar, cast
from zoneinfo import ZoneInfo

from django.db import connection, models

from endrange.records import history
from endrange.records.by_exercise import read_exercised
from endrange.records.history import AnyFact, in_order
from endrange.screening import UnknownConditionError, held_conditions
from endrange.server import content
from endrange.server.store.models import (
    CheckIn,
    Person,
    PlanDecision,
    SafetyCheck,
    SeenBy,
    SessionCheck,
    SessionSummary,
)

BEFORE_HOLDS = timedelta(hours=4)
"""How long the answers before a session hold for it (chosen: a morning says little of the evening)."""
NOTHING_NEW = "nothing"
MOST_ASKED = 500
"""Rows that are asked for by their ids at most; where more have changed, all are read."""

T = TypeVar("T")


class KeptRows(Generic[T]):
    """What was made of one table's rows of a person. A row has changed when its `kept_at` has."""

    def __init__(self, table: type[models.Model], columns: Sequence[str], make: Callable[..., T]) -> None:
        self._table = table
        self._columns = columns
        self._make = make
        self._kept: dict[Any, tuple[Any, T]] = {}

    def read(self, person: Person) -> dict[Any, T]:
        """Return what each row of today says, by its id."""
        present = self._present(person)
        kept = {id_: each for id_, each in self._kept.items() if present.get(id_) == each[0]}
        asked = [id_ for id_ in present if id_ not in kept]
        if asked:
            read = self._read(person, asked)
            kept.update((id_, (present[id_], made)) for id_, made in read if id_ in present)
        self._kept = kept
        return {id_: made for id_, (_, made) in kept.items()}

    def _present(self, person: Person) -> dict[Any, Any]:
        """When each row was kept, both as the database has them."""
        meta = self._table._meta
        query = f"SELECT {meta.pk.column}, kept_at FROM {meta.db_table} WHERE person_id = %s"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(query, [person.pk])
            return dict(cursor.fetchall())

    def _read(self, person: Person, ids: Sequence[Any]) -> Iterator[tuple[Any, T]]:
        rows = self._table._default_manager.filter(person=person)
        if len(ids) <= MOST_ASKED:
            rows = rows.filter(pk__in=ids)
        in_database = self._table._meta.pk.get_db_prep_value
        for id_, *values in rows.order_by().values_list("pk", *self._columns):
            yield in_database(id_, connection), self._make(id_, *values)


class CheckedIn(NamedTuple):
    """A check-in as far as it says which of a day counts. In order of day, moment and id."""

    day: date
    at: datetime
    id: int
    kind: str
    name: str
    fact: AnyFact | None


class ToldFacts:
    """One person's facts. The same rows give the same facts, however often they were read before."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        self._sessions = KeptRows(
            SessionSummary,
            ("started_at", "counts", "is_completed", "pain", "effort", "exercised"),
            self._trained,
        )
        self._before = KeptRows(SessionCheck, ("at", "answers"), self._before_session)
        self._check_ins = KeptRows(CheckIn, ("day", "at", "kind", "data"), checked_in)
        self._decisions = KeptRows(PlanDecision, ("at", "adjustment", "decision"), self._decided)
        self._seen = KeptRows(SeenBy, ("at", "who", "on", "about"), self._seen_by)
        self._told_before: dict[Any, tuple[history.Trained, history.Trained]] = {}
        """Sessions without and with the pain before them."""

    def read(self, person: Person) -> tuple[AnyFact, ...]:
        """Return everything that the person's rows say now, in order."""
        before = [fact for _, fact in sorted(self._before.read(person).items(), key=_moment)]
        return in_order(
            (
                *self._answers(person),
                *before,
                *self._with_pain_before(self._sessions.read(person), before),
                *self._latest(person),
                *self._checks(person),
                *self._seen.read(person).values(),
                *self._decisions.read(person).values(),
            )
        )

    def _head(self, kind: str, id_: Any, at: datetime) -> tuple[str, datetime, date]:
        return f"{kind}-{id_}", at, self._day(at)

    def _day(self, at: datetime) -> date:
        return at.astimezone(self._zone).date()

    def _trained(self, id_: Any, at: datetime, counts: bool, completed: bool, *told: Any) -> history.Trained:
        pain, effort, exercised = told
        return history.Trained(
            id=str(id_),
            at=at,
            day=self._day(at),
            counts=counts,
            completed=completed,
            pain_after=pain,
            effort=effort,
            exercised=tuple(map(read_exercised, exercised)),
        )

    def _with_pain_before(
        self, sessions: Mapping[Any, history.Trained], before: Sequence[history.BeforeSession]
    ) -> Iterator[history.Trained]:
        """The sessions with what was said last before each, if that was not long before."""
        times = [said.at for said in before]
        earlier, self._told_before = self._told_before, {}
        for id_, session in sessions.items():
            place = bisect_right(times, session.at) - 1
            if place < 0 or session.at - times[place] > BEFORE_HOLDS:
                yield session
                continue
            pain = before[place].pain
            of, told = earlier.get(id_, (None, session))
            if of is not session or told.pain_before != pain:
                told = replace(session, pain_before=pain)
            self._told_before[id_] = session, told
            yield told

    def _latest(self, person: Person) -> Iterator[AnyFact]:
        """What counts of each day: the latest of a kind (and name, for a score)."""
        rows = sorted(self._check_ins.read(person).values(), key=lambda row: row[:3])
        names = {str(activity.pk): activity.name for activity in person.activities.all()}
        for row in {(row.day, row.kind, row.name): row for row in rows}.values():
            fact = row.fact
            if isinstance(fact, history.Function):
                fact = replace(fact, scores=tuple((names.get(pk, pk), score) for pk, score in fact.scores))
            if fact is not None:
                yield fact

    def _answers(self, person: Person) -> Iterator[AnyFact]:
        """The answers of the first visit and their changes; pain at rest counts like any other."""
        for intake in person.intakes_with_pain():
            head = self._head("intake", intake.pk, intake.at)
            yield history.BeforeSession(*head, pain=intake.pain or 0)
        catalogue = content.catalogue()
        for row in person.programme_choices.all():
            head = self._head("choices", row.pk, row.at)
            things = catalogue.covered_by(row.equipment)
            yield history.Chosen(*head, frozenset(row.weekdays), row.weeks, row.minutes, row.start, things)

    def _checks(self, person: Person) -> Iterator[AnyFact]:
        known = content.catalogue().conditions
        for check in person.safety_checks.exclude(tier=SafetyCheck.UNANSWERED):
            if not check.is_taken_back:
                head = self._head("check", check.pk, check.at)
                held = _present_ids(check.conditions, known)
                yield history.Checked(*head, tuple(check.found_in_it), held)

    def _before_session(self, id_: Any, at: datetime, answers: dict[str, Any]) -> history.BeforeSession:
        ticked = answers.get("ticked", {})
        news = frozenset(ticked.get("anything-new", ())) - {NOTHING_NEW}
        weight = next(iter(ticked.get("weight-on-legs", ())), "as-usual")
        head = self._head("before", id_, at)
        return history.BeforeSession(*head, pain=answers["pain"], news=news, weight=weight)

    def _decided(self, id_: Any, at: datetime, adjustment: str, decision: str) -> history.Decided:
        return history.Decided(*self._head("decision", id_, at), adjustment, cast(history.Decision, decision))

    def _seen_by(self, id_: Any, at: datetime, who: str, on: date, about: Sequence[str]) -> history.SeenBy:
        return history.SeenBy(*self._head("seen", id_, at), who, on, frozenset(about))


def _moment(row: tuple[Any, AnyFact]) -> tuple[datetime, Any]:
    id_, fact = row
    return fact.at, id_


def checked_in(id_: int, day: date, at: datetime, kind: str, data: dict[str, Any]) -> CheckedIn:
    """Read a check-in; activities are named by their ids still."""
    head = (f"check-in-{id_}", at, day)
    fact: AnyFact | None = None
    if kind == "function":
        fact = history.Function(*head, tuple(data["scores"].items()))
    elif kind == "morning":
        fact = history.Morning(*head, **data)
    elif kind == "weekly":
        fact = history.Weekly(*head, **data)
    elif kind == "score":
        fact = history.Score(*head, **data)
    return CheckedIn(day, at, id_, kind, data.get("name", ""), fact)


def _present_ids(conditions: Sequence[str], known: Any) -> frozenset[str]:
    """Ids of today for ids of any version; one that no version knew stays as it is."""
    try:
        return frozenset(each.id for each in held_conditions(conditions, known))
    except UnknownConditionError:
        return frozenset(conditions)
