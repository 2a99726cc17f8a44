"""Facts for the tests of progress, a few words each."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from endrange.records.events import Side
from endrange.records.history import (
    AnyFact,
    BeforeSession,
    Chosen,
    Exercised,
    Function,
    Morning,
    Score,
    Trained,
    Weekly,
    in_order,
)

MONDAY = date(2026, 9, 7)


def day(number: int) -> date:
    """Day 0 is the Monday on which everything begins."""
    return MONDAY + timedelta(days=number)


def _head(kind: str, number: int, hour: int) -> tuple[str, datetime, date]:
    return f"{kind}-{number}-{hour}", datetime.combine(day(number), time(hour), tzinfo=UTC), day(number)


def chosen(number: int = 0, *, weekdays: Iterable[int] = (0, 2, 4), start: int | None = None) -> Chosen:
    begins = day(number if start is None else start)
    return Chosen(*_head("chosen", number, 6), frozenset(weekdays), 6, 20, begins)


def before(number: int, pain: int, hour: int = 17) -> BeforeSession:
    return BeforeSession(*_head("before", number, hour), pain)


def trained(
    number: int,
    *,
    pain_after: int | None = None,
    counts: bool = True,
    work: Iterable[Exercised] = (),
    hour: int = 18,
) -> Trained:
    return Trained(*_head("trained", number, hour), counts, counts, None, pain_after, None, tuple(work))


def morning(number: int, pain: int) -> Morning:
    return Morning(*_head("morning", number, 7), pain)


def weekly(number: int, pain: int, tasks: int) -> Weekly:
    return Weekly(*_head("weekly", number, 20), pain, tasks, 0)


def function(number: int, **scores: int) -> Function:
    return Function(*_head("function", number, 20), tuple(scores.items()))


def score(number: int, name: str, value: float) -> Score:
    return Score(*_head("score", number, 20), name, value)


def worked(exercise: str, side: Side, seconds: float) -> Exercised:
    return Exercised(exercise, "standard", side, seconds, seconds)


def told(*facts: AnyFact) -> tuple[AnyFact, ...]:
    return in_order(facts)
