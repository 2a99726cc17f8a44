"""One exercise for one person in one session: which variant, how much, and on which sides."""

from dataclasses import dataclass, replace
from typing import Literal, Self

from endrange.catalogue.dose import SHORTEST_REST_S, Beat

BodySide = Literal["left", "right", "both"]


@dataclass(frozen=True)
class Hold:
    """Stay in the end position, `sets` times on each side."""

    seconds: int
    sets: int


@dataclass(frozen=True)
class Repetitions:
    """Move `count` times on each side and in each direction, `sets` times.

    Where both sides work at once, one repetition of `tempo_s` has both of them in it.
    """

    count: int
    sets: int
    tempo_s: float
    directions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passes:
    """Roll each region for `region_s` on each side; one stroke one way takes `stroke_s`."""

    regions: tuple[str, ...]
    region_s: int
    stroke_s: float


Dose = Hold | Repetitions | Passes


@dataclass(frozen=True)
class Prescription:
    """What to do, how much, and in which order of sides (the worse side comes first)."""

    exercise: str
    variant: str
    dose: Dose
    sides: tuple[BodySide, ...]
    extra_sets_for_worse_side: int = 0
    """Added on the first of `sides` only."""
    alternatives: tuple[str, ...] = ()
    """Other variants that are safe for this person and need no equipment that is missing."""
    rest_s: int = SHORTEST_REST_S
    """Between two sets."""
    beats: tuple[Beat, ...] = ()
    """The parts of one repetition in their order; empty for an even movement."""
    load: str | None = None
    """Id of one of the exercise's loads; None if the exercise is done without any."""
    load_step: int = 0
    """How far the person has come in load, whatever is at hand; see `ExerciseStanding.load_step`."""
    outgrows_load: bool = False
    """The step is beyond the loads at hand: the same one, a little heavier."""
    range_share: float = 1.0
    """Of the comfortable range."""
    pressure_share: float = 1.0
    """Of the weight on a roller or ball."""
    cues: tuple[str, ...] = ()
    """What a condition changes, a sentence each."""

    def with_dose(self, dose: Dose) -> Self:
        """The same with another dose."""
        return self if dose == self.dose else replace(self, dose=dose)

    def seconds_on(self, side: Literal["left", "right"]) -> int:
        """Seconds of work on one leg; holds, repetitions or rolling without any set-up or rest."""
        if side not in self.sides and "both" not in self.sides:
            return 0
        extra = self.extra_sets_for_worse_side if self.sides[0] == side else 0
        return round(work_s(self.dose, extra_sets=extra))


def work_s(dose: Dose, *, extra_sets: int = 0) -> float:
    """Seconds of work of one side."""
    if isinstance(dose, Hold):
        return dose.seconds * (dose.sets + extra_sets)
    if isinstance(dose, Repetitions):
        return dose.count * dose.tempo_s * max(1, len(dose.directions)) * (dose.sets + extra_sets)
    return dose.region_s * max(1, len(dose.regions))
