"""What a plan is made of: weeks, sessions, prescriptions, doses, and what did not find a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from endrange.catalogue.exercise import Phase

from .phrase import Phrase
from .prescription import Prescription
from .selection import Cause
from .targets import PLATEAU_S

DAYS_IN_WEEK = 7


@dataclass(frozen=True)
class LeftOut:
    """An exercise that this session does without."""

    exercise: str
    cause: Cause
    reason: Phrase
    comes: date | None
    """The next session that has it; None if no later session of this programme does."""


@dataclass(frozen=True)
class PlannedSession:
    """What to do on one day, in order."""

    id: str
    """The day in ISO form: there is one session a day."""
    day: date
    minutes: int
    """As asked for."""
    seconds: int
    """As planned, to the last second."""
    prescriptions: tuple[Prescription, ...]
    left_out: tuple[LeftOut, ...]
    closing_s: int = 0
    """Quiet breathing at the end, where doses in whole steps leave some seconds."""
    worse_side: str | None = None
    shorter: Phrase | None = None
    """Why the session ends before its minutes are over, if it does."""
    phase: Phase = "restore"
    notes: tuple[Phrase, ...] = ()
    """What else is different from what would be usual, such as less of everything after a flare."""


def exercises_of(sessions: Iterable[PlannedSession]) -> frozenset[str]:
    """Ids of all exercises that some sessions have."""
    return frozenset(each.exercise for session in sessions for each in session.prescriptions)


@dataclass(frozen=True)
class GroupDose:
    """What a week gives one muscle group."""

    group: str
    left_s: int
    right_s: int
    minimum_s: int

    @property
    def met(self) -> bool:
        """True if both sides reach the weekly minimum."""
        return min(self.left_s, self.right_s) >= self.minimum_s

    @property
    def is_more_than_needed(self) -> bool:
        """True if both sides have more than has a counted benefit."""
        return min(self.left_s, self.right_s) > PLATEAU_S


@dataclass(frozen=True)
class Week:
    """One week of a phase, counted from 1."""

    number: int
    sessions: tuple[PlannedSession, ...]
    doses: tuple[GroupDose, ...]
    """Empty where a week has no aim: while the hip is irritable."""
    first: date | None = None
    """Its first day."""


@dataclass(frozen=True)
class Shortfall:
    """A muscle group that stays below its weekly minimum in some weeks, and why."""

    group: str
    cause: Cause
    reason: Phrase
    weeks: tuple[int, ...]


@dataclass(frozen=True)
class Programme:
    """The whole plan of one phase."""

    weeks: tuple[Week, ...]
    shortfalls: tuple[Shortfall, ...]
    phase: Phase = "restore"
    notes: tuple[Phrase, ...] = ()
    """What the weeks ahead take for granted."""
    left_out: tuple[LeftOut, ...] = ()
    """Every exercise that no session has, and why."""

    @property
    def sessions(self) -> tuple[PlannedSession, ...]:
        """All sessions in the order of their days."""
        return tuple(session for week in self.weeks for session in week.sessions)

    def week_on(self, day: date) -> Week | None:
        """The week that a day is in; None outside the programme."""
        for week in self.weeks:
            if week.first is not None and 0 <= (day - week.first).days < DAYS_IN_WEEK:
                return week
        return None

    def session_on(self, day: date) -> PlannedSession | None:
        """The session of that day; None on a day without one."""
        for session in self.sessions:
            if session.day == day:
                return session
        return None
