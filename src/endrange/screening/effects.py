"""What conditions do to each exercise, for showing it: nobody is planned for from here."""

from collections.abc import Iterable
from dataclasses import dataclass

from endrange.catalogue.conditions import Condition
from endrange.catalogue.exercise import ChangeFor, Exercise, LeaveOut

from .conditions import counted


@dataclass(frozen=True)
class Effect:
    """One exercise that some conditions leave out or change."""

    exercise: Exercise
    left_out: tuple[LeaveOut, ...]
    changes: tuple[ChangeFor, ...]

    @property
    def is_whole(self) -> bool:
        """True if nothing of the exercise is left."""
        variants = {variant.id for variant in self.exercise.variants}
        named = {variant for rule in self.left_out for variant in rule.variants}
        return variants <= named or any(not rule.variants and not rule.regions for rule in self.left_out)


def effects(conditions: Iterable[Condition], exercises: Iterable[Exercise]) -> tuple[Effect, ...]:
    """The exercises that these conditions leave out or change, in their order, with every reason."""
    ids = counted(conditions)
    found = (
        Effect(
            exercise,
            tuple(rule for rule in exercise.leave_out if rule.condition in ids),
            tuple(change for change in exercise.changes if change.condition in ids),
        )
        for exercise in exercises
    )
    return tuple(effect for effect in found if effect.left_out or effect.changes)
