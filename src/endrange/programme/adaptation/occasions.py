"""What rules listen to besides facts: time that has passed, and a pain report held against a session."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from endrange.records.history import AnyFact

from .session_seen import SessionSeen


@dataclass(frozen=True, slots=True)
class WeekEnded:
    """Seven days of the phase are over; `day` is the first day after them."""

    day: date
    sessions: int
    """Those that count."""
    needed: int
    """Half of the planned ones, at least one."""


@dataclass(frozen=True, slots=True)
class FactorEnded:
    """The days of smaller doses are over."""

    day: date


@dataclass(frozen=True, slots=True)
class ComesBack:
    """An exercise has been left out for as long as a rule said."""

    day: date
    exercise: str


@dataclass(frozen=True, slots=True)
class Lapsed:
    """So many days have passed without a session."""

    day: date
    days: int


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """The day of a review, so many weeks after the start."""

    day: date
    week: int


Tick = WeekEnded | FactorEnded | ComesBack | Lapsed | ReviewDue


ComparedKind = Literal["same", "repeat", "sore-muscle", "flare", "still-up"]


@dataclass(frozen=True, slots=True)
class Compared:
    """Pain at rest after a session against pain at rest before it; until one comes that settles it."""

    day: date
    session: SessionSeen
    nights: int
    """1: the next morning."""
    before: float
    now: float
    fact: str
    """Id of the report."""
    kind: ComparedKind

    @property
    def rise(self) -> float:
        """How many points more."""
        return self.now - self.before


Occasion = AnyFact | Tick | Compared


def later(day: date, days: int) -> date:
    """So many days later; the last day that there is, where the calendar ends."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max
