"""Scores over time, made from the facts: pain around sessions and in the week, and own activities."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from endrange.catalogue.phrase import Phrase
from endrange.catalogue.phrase import marked as _
from endrange.records.history import AnyFact, BeforeSession, Function, Morning, Trained, Weekly

PainId = Literal["before", "after", "morning", "week", "tasks"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A score of a day, 0 to 10."""

    day: date
    value: float


@dataclass(frozen=True)
class Series:
    """One score over time, at most one entry a day (the last word counts), oldest first."""

    id: str
    name: Phrase
    entries: tuple[Entry, ...]


PAIN_NAMES: dict[PainId, Phrase] = {
    "before": Phrase(_("Pain before sessions")),
    "after": Phrase(_("Pain after sessions")),
    "morning": Phrase(_("Pain the morning after")),
    "week": Phrase(_("Pain at rest over the week")),
    "tasks": Phrase(_("Worst pain in daily tasks")),
}
MEAN = "mean"
"""The id of the mean of all activities."""


def pain_series(facts: Iterable[AnyFact]) -> tuple[Series, ...]:
    """The five kinds of pain, also those without an entry; `facts` in their order."""
    told = tuple(facts)
    return tuple(Series(id_, PAIN_NAMES[id_], _entries(told, read)) for id_, read in _PAINS.items())


def function_series(facts: Iterable[AnyFact]) -> tuple[Series, ...]:
    """The mean of the present activities, then each of them; empty if none was ever scored.

    The mean is comparable only while it is of the same activities: answers about others are left out of it.
    """
    answers = [fact for fact in facts if isinstance(fact, Function) and fact.scores]
    if not answers:
        return ()
    present = [name for name, _score in answers[-1].scores]
    alike = [fact for fact in answers if {name for name, _score in fact.scores} == set(present)]
    mean = Series(
        MEAN, Phrase(_("What you can do")), _last_of_days((each.day, _mean(each)) for each in alike)
    )
    return (mean, *(_activity(number, name, answers) for number, name in enumerate(present, start=1)))


def _activity(number: int, name: str, answers: Iterable[Function]) -> Series:
    scores = ((each.day, float(score)) for each in answers for said, score in each.scores if said == name)
    own_words = Phrase("{activity}", values={"activity": name})
    return Series(f"activity-{number}", own_words, _last_of_days(scores))


def _mean(answer: Function) -> float:
    return sum(score for _name, score in answer.scores) / len(answer.scores)


def _before(fact: AnyFact) -> int | None:
    if isinstance(fact, BeforeSession):
        return fact.pain
    return fact.pain_before if isinstance(fact, Trained) else None


_PAINS: dict[PainId, Callable[[AnyFact], int | None]] = {
    "before": _before,
    "after": lambda fact: fact.pain_after if isinstance(fact, Trained) else None,
    "morning": lambda fact: fact.pain if isinstance(fact, Morning) else None,
    "week": lambda fact: fact.pain if isinstance(fact, Weekly) else None,
    "tasks": lambda fact: fact.tasks if isinstance(fact, Weekly) else None,
}


def _entries(facts: Iterable[AnyFact], read: Callable[[AnyFact], int | None]) -> tuple[Entry, ...]:
    return _last_of_days(_scored(facts, read))


def _scored(facts: Iterable[AnyFact], read: Callable[[AnyFact], int | None]) -> Iterator[tuple[date, float]]:
    for fact in facts:
        score = read(fact)
        if score is not None:
            yield fact.day, float(score)


def _last_of_days(scores: Iterable[tuple[date, float]]) -> tuple[Entry, ...]:
    by_day = dict(scores)
    return tuple(Entry(day, by_day[day]) for day in sorted(by_day))
