"""What rules listen to: time that has passed, and what a fact means next to those before it."""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from .session_seen import SessionSeen


class WeekEnded(NamedTuple):
    """Seven days of the phase are over; `day` is the first day after them."""

    day: date
    sessions: int
    """Those that count."""
    needed: int
    """Half of the planned ones, at least one."""


class WeekOfPain(NamedTuple):
    """Pain at rest on average over a week, and the worst in daily tasks where that was asked.

    It was told of in the weekly questions, or gathered from its reports.
    """

    day: date
    pain: float
    tasks: int | None
    facts: tuple[str, ...]
    change: int = 0
    """In the person's own words: -1 is worse, 1 better; 0 also where that was not asked."""


class FactorEnded(NamedTuple):
    """The days of smaller doses are over."""

    day: date


class ComesBack(NamedTuple):
    """An exercise has been left out for as long as a rule said."""

    day: date
    exercise: str


class Lapsed(NamedTuple):
    """So many days have passed without a session."""

    day: date
    days: int


class ReviewDue(NamedTuple):
    """The day of a review, so many weeks after the start."""

    day: date
    week: int


Tick = WeekEnded | FactorEnded | ComesBack | Lapsed | ReviewDue


class Reported(NamedTuple):
    """Pain at rest was told of: at the start, or in the calm phase."""

    day: date
    pain: float
    fact: str


class Ended(NamedTuple):
    """A session is over; told of only where efforts were extreme or an exercise is not as it was at first."""

    session: SessionSeen


class Remarkable(NamedTuple):
    """A session is over in which something was stopped, left, answered, uneven, or hurt more than 3."""

    session: SessionSeen


class Returned(NamedTuple):
    """A session that counts, the first after so many days."""

    day: date
    days: int
    """The limit that was passed: 14 or 28."""
    fact: str


class NoWorse(NamedTuple):
    """Pain at rest after a session is what it was before it, or less."""

    day: date
    session: SessionSeen
    fact: str


WorseKind = Literal["repeat", "sore-muscle", "flare", "still-up"]


class Worse(NamedTuple):
    """Pain at rest after a session is higher than before it."""

    day: date
    session: SessionSeen
    nights: int
    """1: the next morning."""
    before: float
    now: float
    fact: str
    """Id of the report."""
    kind: WorseKind

    @property
    def is_flare(self) -> bool:
        """Much sorer, or still sorer a day later."""
        return self.kind in ("flare", "still-up")

    @property
    def rise(self) -> float:
        """How many points more."""
        return self.now - self.before


Occasion = Tick | Reported | Ended | Remarkable | Returned | NoWorse | Worse | WeekOfPain


_DAYS = tuple(map(timedelta, range(64)))
"""Spans of days that are asked for again and again."""


def later(day: date, days: int) -> date:
    """So many days later; the last day that there is, where the calendar ends."""
    try:
        return day + (_DAYS[days] if 0 <= days < len(_DAYS) else timedelta(days))
    except OverflowError:
        return date.max
