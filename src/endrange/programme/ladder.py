"""The doses that an exercise's range allows, from least to most, each with what it takes of a session."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, floor

from endrange.catalogue.dose import Dose as DoseRange
from endrange.catalogue.dose import HoldDose, PassDose, RepetitionDose
from endrange.catalogue.exercise import Exercise, Phase, Variant

from .easing import STEP_S, eased
from .prescription import Dose, Hold, Passes, Prescription, Repetitions, work_s
from .timing import seconds_of

ROUND_COUNT = 5
"""Long sets of an easy movement are counted in fives; chosen."""
LONG_SET = 10
"""From so many repetitions on; chosen."""


@dataclass(frozen=True)
class Rung:
    """One dose: seconds of work on each side, and seconds of the session."""

    prescription: Prescription
    work_s: float
    cost_s: int

    @property
    def sets(self) -> int:
        """Sets on each side; rolling has one."""
        return getattr(self.prescription.dose, "sets", 1)


@dataclass(frozen=True, eq=False)
class Ladder:
    """All doses of one exercise in one variant, least work first; costs grow with it."""

    exercise: Exercise
    rungs: tuple[Rung, ...]

    @cached_property
    def with_extra_set(self) -> "Ladder":
        """The same doses with one more set on the first side."""
        return Ladder(self.exercise, tuple(_with_extra_set(rung, self.exercise) for rung in self.rungs))


def build_ladder(
    exercise: Exercise,
    blank: Prescription,
    *,
    phase: Phase = "restore",
    route: tuple[str, ...] = (),
    factor: float = 1.0,
) -> Ladder:
    """The ladder of an exercise's dose in a phase, as `blank` says but for the dose; rolling follows `route`.

    `factor` is what a condition leaves of every dose.
    """
    dose_range = dose_range_of(exercise, exercise.variant(blank.variant), phase)
    if isinstance(dose_range, HoldDose | RepetitionDose):
        blank = replace(blank, rest_s=dose_range.rest_s)
    if isinstance(dose_range, RepetitionDose):
        blank = replace(blank, beats=dose_range.beats)
    rungs = [
        Rung(prescription, work_s(dose), seconds_of(prescription, exercise))
        for full in _doses(dose_range, exercise, route=route)
        for dose in [eased(full, factor)]
        for prescription in [replace(blank, dose=dose)]
    ]
    return Ladder(exercise, tuple(_climbing(rungs)))


def has_dose(exercise: Exercise, phase: Phase) -> bool:
    """Tell whether an exercise has a place in a phase; an own one has it in all but the calm one."""
    return phase in exercise.dose or (exercise.own and phase != "calm" and "restore" in exercise.dose)


def dose_range_of(exercise: Exercise, variant: Variant, phase: Phase = "restore") -> DoseRange:
    """The variant's own range in a phase, otherwise the exercise's; KeyError if it has no place in it."""
    own = (variant.dose or {}).get(phase)
    if own is not None:
        return own
    if exercise.own and phase not in exercise.dose:
        return exercise.dose["restore"]
    return exercise.dose[phase]


def _doses(dose_range: DoseRange, exercise: Exercise, *, route: tuple[str, ...]) -> Iterator[Dose]:
    if isinstance(dose_range, HoldDose):
        yield from _holds(dose_range)
    elif isinstance(dose_range, RepetitionDose):
        yield from _repetitions(dose_range, counts_in_fives=exercise.kind == "mobilise")
    else:
        yield from _passes(dose_range, exercise, route=route)


def _holds(dose_range: HoldDose) -> Iterator[Hold]:
    for sets in range(dose_range.sets.low, dose_range.sets.high + 1):
        for seconds in _steps(dose_range.hold_s.low, dose_range.hold_s.high):
            yield Hold(seconds, sets)


def _repetitions(dose_range: RepetitionDose, *, counts_in_fives: bool) -> Iterator[Repetitions]:
    low, high = dose_range.count.low, dose_range.count.high
    counts = list(range(low, high + 1))
    if counts_in_fives and low >= LONG_SET:
        counts = [count for count in counts if count % ROUND_COUNT == 0] or counts
    for sets in range(dose_range.sets.low, dose_range.sets.high + 1):
        for count in counts:
            yield Repetitions(count, sets, dose_range.tempo_s, dose_range.directions)


def _passes(dose_range: PassDose, exercise: Exercise, *, route: tuple[str, ...]) -> Iterator[Passes]:
    """More and more regions of the route for the least time, then all of them for longer."""
    seconds = _steps(dose_range.region_s.low, dose_range.region_s.high)
    for count in range(min(1, len(route)), len(route) + 1):
        regions = tuple(region.id for region in exercise.regions if region.id in route[:count])
        for each in seconds if count == len(route) else seconds[:1]:
            yield Passes(regions, each, dose_range.stroke_s)


def _steps(low: float, high: float) -> list[int]:
    first, last = ceil(low), floor(high)
    return sorted({*range(first, last + 1, STEP_S), last} if last >= first else {round(low)})


def _climbing(rungs: list[Rung]) -> Iterator[Rung]:
    """Only rungs that give more work than every cheaper one."""
    most = 0.0
    for rung in sorted(rungs, key=lambda rung: (rung.cost_s, -rung.work_s)):
        if rung.work_s > most:
            most = rung.work_s
            yield rung


def _with_extra_set(rung: Rung, exercise: Exercise) -> Rung:
    prescription = replace(rung.prescription, extra_sets_for_worse_side=1)
    return Rung(prescription, rung.work_s, seconds_of(prescription, exercise))
