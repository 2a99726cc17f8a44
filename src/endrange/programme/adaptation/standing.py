"""Where a person stands in the programme: the phase, and how far each exercise has come. Rules change it."""

from bisect import insort
from datetime import date
from typing import NamedTuple, Self

from endrange.catalogue.exercise import Phase

MOST_DOSE_STEPS = 4
"""Steps from the low to the high end of an exercise's dose; chosen: each can be felt, none is a leap."""


class ExerciseStanding(NamedTuple):
    """How one exercise stands, apart from what all of them share."""

    variant_step: int = 0
    """Steps from the standard variant: -1 the mildest easier one, 1 the first harder one, ..."""
    dose_step: int = 0
    """0 (low end of the dose) to MOST_DOSE_STEPS (high end)."""
    load_step: int = 0
    """0 is the exercise's first load (mostly body weight); each step is 2-10 % more or the next load."""
    range_share: float = 1.0
    """Of the range that is comfortable: 0.8 after a hard stop."""
    pressure_share: float = 1.0
    """Of the weight on a roller or ball: half after a breath that was held under it."""
    extra_side: str | None = None
    """The side that gets one more set."""
    out_from: date | None = None
    out_until: date | None = None
    """Left out before this day; None with `out_from` means until a rule brings it back."""

    def is_out(self, day: date) -> bool:
        """Tell whether the exercise is left out on that day."""
        return (
            self.out_from is not None
            and self.out_from <= day
            and (self.out_until is None or day < self.out_until)
        )


FRESH = ExerciseStanding()
Levels = tuple[tuple[str, ExerciseStanding], ...]


class Standing(NamedTuple):
    """Everything that the rules have decided and the planner reads. Hashable."""

    phase: Phase
    since: date
    """The first day of this phase."""
    progress: float = 0.0
    """How far restoring has come, 0 to 1, in steps of one per week that went well; not of the calendar."""
    dose_factor: float = 1.0
    """Of all doses: below 1 after a flare or when easing in."""
    dose_factor_until: date | None = None
    extra_days: int = 0
    """Sessions a week more or fewer than chosen."""
    levels: Levels = ()
    """Sorted by exercise id; exercises without an entry are fresh."""

    def of(self, exercise: str) -> ExerciseStanding:
        """How that exercise stands."""
        for id_, level in self.levels:
            if id_ == exercise:
                return level
        return FRESH

    def with_level(self, exercise: str, level: ExerciseStanding) -> Self:
        """The same standing with that exercise changed."""
        levels = [each for each in self.levels if each[0] != exercise]
        if level != FRESH:
            insort(levels, (exercise, level))  # no two have one id, so that levels are never compared
        return self._replace(levels=tuple(levels))

    def factor_on(self, day: date) -> float:
        """The factor of all doses on that day."""
        is_over = self.dose_factor_until is not None and day >= self.dose_factor_until
        return 1.0 if is_over else self.dose_factor
