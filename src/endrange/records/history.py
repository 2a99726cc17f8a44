"""What a person did, felt and decided, as facts for the rules that change a plan: one after another.

A fact has the id of the record it came from, its moment (UTC) and its day where the person was. Scores are
the numeric rating scale: 0 (no pain) to 10 (the worst there is).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter
from typing import Literal

from endrange.records.events import Side, SkipReason

SoreWhere = Literal["joint", "muscle"]
"""Sore in the joint or the groin, or in a muscle (which after new strength work is not a flare)."""
Decision = Literal["undo", "not-now", "accept"]


@dataclass(frozen=True, slots=True)
class Exercised:
    """One exercise on one side in one session; a rolling route is one entry with all its regions."""

    exercise: str
    variant: str
    side: Side
    seconds: float
    offered_s: float
    """Of work, as `seconds` is: preparing and rest are in neither."""
    repetitions: int = 0
    left_early: SkipReason | None = None
    stopped: bool = False
    """A pain rule ended it."""
    pain: int | None = None
    """The worst score that was reported in it."""
    pain_kinds: frozenset[str] = frozenset()
    """How it felt where something was reported; a click without pain is not among them."""
    answers: tuple[tuple[str, str], ...] = ()
    """Question id and answer id."""
    form: float | None = None
    """Share of good form, 0 to 1, where something watched."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What every fact has."""

    id: str
    at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class Trained(Fact):
    """A session that was begun; one that does not count was too short to be one of the week's."""

    counts: bool
    completed: bool
    pain_before: int | None = None
    pain_after: int | None = None
    effort: int | None = None
    exercised: tuple[Exercised, ...] = ()


@dataclass(frozen=True, slots=True)
class Morning(Fact):
    """Pain at rest the morning after a session."""

    pain: int
    where: SoreWhere | None = None


@dataclass(frozen=True, slots=True)
class BeforeSession(Fact):
    """The three questions before a session."""

    pain: int
    news: frozenset[str] = frozenset()
    weight: str = "as-usual"


@dataclass(frozen=True, slots=True)
class Weekly(Fact):
    """The three weekly questions: pain at rest on average, the worst in daily tasks, and the change."""

    pain: int
    tasks: int
    change: Literal[-1, 0, 1]
    """Worse, the same, better."""


@dataclass(frozen=True, slots=True)
class Function(Fact):
    """Activities in the person's own words, each 0 (cannot) to 10 (as before); the PSFS method."""

    scores: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Score(Fact):
    """The score of a questionnaire that was filled in elsewhere."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Checked(Fact):
    """A safety check: the signs that were found in it, and the conditions that hold."""

    findings: tuple[str, ...]
    conditions: frozenset[str]


@dataclass(frozen=True, slots=True)
class SeenBy(Fact):
    """The person says that somebody has looked at what had stopped the plan."""

    who: str
    on: date
    about: frozenset[str]
    """Ids of signs and of stops."""


@dataclass(frozen=True, slots=True)
class Chosen(Fact):
    """Days, weeks and minutes were chosen; a new `start` begins the programme anew."""

    weekdays: frozenset[int]
    weeks: int
    minutes: int
    start: date
    equipment: frozenset[str] | None = None
    """Ids of things at hand, stand-ins as what they stand in for; None where it is not known."""


@dataclass(frozen=True, slots=True)
class Decided(Fact):
    """What the person said to an adjustment."""

    adjustment: str
    decision: Decision


AnyFact = Trained | Morning | BeforeSession | Weekly | Function | Score | Checked | SeenBy | Chosen | Decided


day_of = attrgetter("day")
"""The person's own day of a fact."""
_moment_of = attrgetter("at")
_id_of = attrgetter("id")


def by_time(facts: Iterable[AnyFact]) -> list[AnyFact]:
    """By the day, the moment and the id; what has all three in common stays as it comes.

    Three stable sorts by one key each take two thirds of the time of one sort by all of them.
    """
    ordered = sorted(facts, key=_id_of)
    ordered.sort(key=_moment_of)
    ordered.sort(key=day_of)
    return ordered


def in_order(facts: Iterable[AnyFact]) -> tuple[AnyFact, ...]:
    """By the day, the moment, the id and the kind: the same facts always come in the same order."""
    return tuple(by_time(sorted(facts, key=lambda fact: type(fact).__name__)))
