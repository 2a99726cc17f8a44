"""Which variant of an exercise a person does: as hard as they have come, and as what they have allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from endrange.catalogue.exercise import ChangeFor, Exercise, Phase, Variant


def place_of(exercise: Exercise, variant: Variant) -> int:
    """0 is the standard variant, -1 the mildest easier one and -2 the next, 1 the first harder one, ..."""
    easier = [each.id for each in exercise.variants if each.level == "easier"]
    harder = [each.id for each in exercise.variants if each.level == "harder"]
    if variant.id in easier:
        return -1 - easier.index(variant.id)
    return 1 + harder.index(variant.id) if variant.id in harder else 0


def variant_bounds(exercise: Exercise) -> tuple[int, int]:
    """How many steps there are down to the easiest variant and up to the hardest that a rule may choose."""
    easier = sum(variant.level == "easier" for variant in exercise.variants)
    harder = 0
    for variant in exercise.variants:
        if variant.level == "harder":
            if not variant.automatic:
                break
            harder += 1
    return -easier, harder


def meant_for(phase: Phase, usable: Sequence[Variant]) -> Sequence[Variant]:
    """In the calm weeks the easier variants with a dose of their own for them, if there are any; else all."""
    if phase != "calm":
        return usable
    gentle = [each for each in usable if each.level == "easier" and "calm" in (each.dose or {})]
    return gentle or usable


def start_of(exercise: Exercise, changes: Sequence[ChangeFor] = ()) -> int:
    """The place to begin at: the standard variant's, or the easier one's that a condition asks for."""
    return min(
        (place_of(exercise, exercise.variant(each.variant)) for each in changes if each.variant), default=0
    )


def to_begin_with(
    exercise: Exercise, variants: Sequence[Variant], changes: Sequence[ChangeFor] = ()
) -> list[Variant]:
    """Of these variants those that a person may begin with: none that others come before."""
    start = start_of(exercise, changes)
    return [variant for variant in variants if place_of(exercise, variant) <= start]


def variant_at(
    exercise: Exercise, usable: Sequence[Variant], *, step: int = 0, changes: Sequence[ChangeFor] = ()
) -> Variant:
    """The usable variant at that step from where the person starts, or the next easier one.

    Only where nothing as easy is usable it is the easiest of the others. A variant that is chosen by hand
    alone is taken only if there is no other. `changes` are what a condition says of the standard variant.
    """
    asks_for_easier = any(each.variant for each in changes)
    wanted = start_of(exercise, changes) + (min(step, 0) if asks_for_easier else step)
    automatic = [each for each in usable if each.automatic] or list(usable)
    by_place = sorted(automatic, key=lambda each: place_of(exercise, each))
    fitting = [each for each in by_place if place_of(exercise, each) <= wanted]
    return fitting[-1] if fitting else by_place[0]


class Easier(NamedTuple):
    """The next step down."""

    step: int
    is_milder: bool
    """It is another variant; otherwise there is none, and less is done of the same one."""


@dataclass(frozen=True)
class Ways:
    """One exercise as one person may and can do it. Steps are those of `variant_at`."""

    exercise: Exercise
    usable: Sequence[Variant]
    """There is one to begin with."""
    changes: Sequence[ChangeFor] = ()
    """What a condition says of the standard variant."""

    def at(self, step: int) -> Variant:
        """The variant that is done at that step."""
        return variant_at(self.exercise, self.usable, step=step, changes=self.changes)

    def easier(self, step: int) -> Easier | None:
        """The next step down that changes something; None if nothing does."""
        lowest, _highest = self._bounds
        milder = (each for each in range(step - 1, lowest - 1, -1) if self._place(each) < self._place(step))
        found = next(milder, None)
        if found is not None:
            return Easier(found, is_milder=True)
        return Easier(-1, is_milder=False) if step >= 0 > lowest else None

    def back_up(self, step: int) -> int:
        """From an easier step, the next one up that changes something: 0 at most."""
        higher = (each for each in range(step + 1, 1) if self._place(each) > self._place(step))
        return next(higher, 0)

    def is_milder(self, step: int) -> bool:
        """Tell whether another variant is done at that step than at the start, and not only less."""
        return self._place(step) < self._place(0)

    def has_harder(self, step: int) -> bool:
        """Tell whether the very next step up is a harder variant; nothing is leapt over."""
        _lowest, highest = self._bounds
        return step < highest and self._place(step + 1) > self._place(step)

    def _place(self, step: int) -> int:
        lowest, highest = self._bounds
        return self._places[min(highest, max(lowest, step)) - lowest]

    @cached_property
    def _bounds(self) -> tuple[int, int]:
        return variant_bounds(self.exercise)

    @cached_property
    def _places(self) -> tuple[int, ...]:
        """Of the variant at each step, from the easiest to the hardest one."""
        lowest, highest = self._bounds
        return tuple(place_of(self.exercise, self.at(step)) for step in range(lowest, highest + 1))
