"""What the course of the programme tells beside the records: phases, reviews, flares, pauses. Handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from endrange.catalogue.exercise import Phase

MarkKind = Literal["flare", "lapse", "review"]
ReviewVerdict = Literal["better", "slightly", "same", "worse", "unknown"]


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase from its first day to its last; without a last day it goes on."""

    phase: Phase
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day, or that lasted until another."""

    kind: MarkKind
    day: date
    last: date | None = None
    verdict: ReviewVerdict | None = None
    """Of a review."""


@dataclass(frozen=True, slots=True)
class ExtraDays:
    """From this day on, until the next of these, a week has so many sessions more (or fewer) than chosen."""

    since: date
    days: int


@dataclass(frozen=True)
class Course:
    """All of it. Without anything the records still tell their own story."""

    phases: tuple[PhaseSpan, ...] = ()
    """Oldest first, without gaps."""
    marks: tuple[Mark, ...] = ()
    extra_days: tuple[ExtraDays, ...] = ()
    most_sessions: Mapping[Phase, int] = field(default_factory=dict)
    """The most sessions a week that a phase asks for, where that is fewer than the chosen days."""
    week_first: date | None = None
    """The first day of the plan's week today; all weeks begin on its weekday. Without a plan, on Monday."""
    week_sessions: int | None = None
    """How many sessions the plan's week today has."""
    aim_s: tuple[int, int] | None = None
    """Seconds of stretching a week for each group and side: from the minimum to where more brings no more."""

    def phase_on(self, day: date) -> Phase | None:
        """The phase of that day; None before the first one."""
        begun = [span.phase for span in self.phases if span.first <= day]
        return begun[-1] if begun else None

    def extra_on(self, day: date) -> int:
        """Sessions a week more or fewer on that day."""
        counted = [extra.days for extra in self.extra_days if extra.since <= day]
        return counted[-1] if counted else 0


NOTHING_KNOWN = Course()
