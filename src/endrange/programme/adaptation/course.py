"""What following the facts comes to: where the person stands, what changed and why, and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from endrange.catalogue.exercise import Phase
from endrange.programme.phrase import Phrase
from endrange.screening.stop import Stop

from .adjustment import Adjustment
from .standing import Standing

Verdict = Literal["better", "slightly", "same", "worse", "unknown"]
NextStep = Literal["go-on", "change", "move-up", "see-someone"]
LapseLevel = Literal["at-risk", "fading", "rebaseline"]


class Condition(NamedTuple):
    """One condition of a gate, with the person's own numbers in its words."""

    id: str
    met: bool
    msgid: str
    values: Mapping[str, object] = {}

    @property
    def words(self) -> Phrase:
        """The condition as a sentence; made when it is shown: rules only ask whether it is met."""
        return Phrase(self.msgid, values=self.values)


@dataclass(frozen=True)
class Gate:
    """What it takes to move on to the next phase; nothing follows `keep`."""

    phase: Phase
    to: Phase | None
    conditions: tuple[Condition, ...] = ()

    @property
    def is_open(self) -> bool:
        """True if there is a next phase and every condition is met."""
        return self.to is not None and all(condition.met for condition in self.conditions)


class Review(NamedTuple):
    """A look back from a fixed week: pain and function now against the start."""

    day: date
    week: int
    """Weeks since the start, or since the return after a long pause."""
    pain_then: float | None
    """Pain at rest, mean of the first seven days; None without a report."""
    pain_now: float | None
    """Mean of the last seven days."""
    function_then: float | None
    """Mean of the person's own activities, 0 (cannot) to 10 (as before)."""
    function_now: float | None
    verdict: Verdict
    next_step: NextStep
    reason: Phrase


@dataclass(frozen=True)
class Lapse:
    """So many days without a session."""

    days: int
    level: LapseLevel
    last: date
    """The day of the last session."""


@dataclass(frozen=True)
class Course:
    """Everything that the records say about the plan on one day."""

    day: date
    standing: Standing
    adjustments: tuple[Adjustment, ...]
    """The oldest first."""
    stops: tuple[Stop, ...]
    """Those that nobody has looked at."""
    referrals: tuple[Adjustment, ...]
    """Advice to show the hip to somebody, while nobody has looked and it is not too old; the plan goes on."""
    reviews: tuple[Review, ...]
    gate: Gate
    next_review: date | None
    lapse: Lapse | None
