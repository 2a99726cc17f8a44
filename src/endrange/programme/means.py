"""What one person may and can use: variants that no condition leaves out, done with the things at hand."""

from dataclasses import dataclass, field
from functools import lru_cache

from endrange.catalogue import Catalogue
from endrange.catalogue.exercise import Exercise, Load, Phase
from endrange.screening import Restrictions

from .variants import Ways, meant_for, to_begin_with

KEPT_WAYS = 4096
"""Remembered: the same person asks again and again; chosen."""


@dataclass(frozen=True, slots=True)
class Means:
    """A person's conditions and things, as far as they are known."""

    restrictions: Restrictions = field(default_factory=Restrictions)
    equipment: frozenset[str] | None = None
    """Ids of things at hand; None while unknown: then there is everything."""

    def ways(self, catalogue: Catalogue, exercise_id: str, phase: Phase) -> Ways | None:
        """How the person does an exercise in a phase; None if they do not, or if there is none of that id."""
        return _ways(self, catalogue, exercise_id, phase)

    def loads(self, exercise: Exercise) -> tuple[Load, ...]:
        """The loads of an exercise that are at hand, the lightest first."""
        return tuple(load for load in exercise.loads if self.has(load.equipment))

    def has(self, equipment: tuple[str, ...]) -> bool:
        """Tell whether all of these things are at hand."""
        return self.equipment is None or set(equipment) <= self.equipment


@lru_cache(maxsize=KEPT_WAYS)
def _ways(means: Means, catalogue: Catalogue, exercise_id: str, phase: Phase) -> Ways | None:
    exercise = catalogue.exercises.get(exercise_id)
    if exercise is None:
        return None
    usable = [
        variant
        for variant in exercise.variants
        if means.restrictions.allows(exercise, variant) and means.has(variant.equipment)
    ]
    changes = means.restrictions.changes(exercise, exercise.standard)
    if not to_begin_with(exercise, usable, changes):
        return None
    return Ways(exercise, tuple(meant_for(phase, usable)), changes)
