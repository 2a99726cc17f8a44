"""What a person's conditions leave out of the exercises and change in them.

It proves nothing: nobody is planned for without a `Clearance`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from endrange.catalogue.conditions import Condition
from endrange.catalogue.exercise import ChangeFor, Exercise, LeaveOut, Region, Variant

from .conditions import counted


@dataclass(frozen=True, slots=True)
class Restrictions:
    """The rules that count with some conditions; none without any."""

    conditions: frozenset[str] = frozenset()
    """Ids whose rules count: also what the held ones imply, and what they come to beside each other."""

    @classmethod
    def of(cls, held: Iterable[Condition]) -> Self:
        """The restrictions of somebody with these conditions."""
        return cls(counted(held))

    def objections(self, exercise: Exercise, variant: Variant) -> tuple[LeaveOut, ...]:
        """What leaves out this variant altogether; empty if nothing does.

        A rule about some regions of a rolling route objects only once no region is left: see `regions`.
        """
        rules = self._leave_out(exercise, variant)
        whole = tuple(rule for rule in rules if not rule.regions)
        if whole or not exercise.regions or self.regions(exercise, variant):
            return whole
        return rules

    def regions(self, exercise: Exercise, variant: Variant) -> tuple[Region, ...]:
        """The stops of a rolling route that are left, in order."""
        rules = self._leave_out(exercise, variant)
        if any(not rule.regions for rule in rules):
            return ()
        left_out = {region for rule in rules for region in rule.regions}
        return tuple(region for region in exercise.regions if region.id not in left_out)

    def allows(self, exercise: Exercise, variant: Variant) -> bool:
        """True if nothing speaks against this variant."""
        return not self.objections(exercise, variant)

    def changes(self, exercise: Exercise, variant: Variant) -> tuple[ChangeFor, ...]:
        """What is different in this variant: the cue, why, how much of the dose.

        A change may name another variant to take instead; where that one is taken already, the change stays.
        """
        return tuple(
            change
            for change in exercise.changes
            if change.condition in self.conditions and (not change.variants or variant.id in change.variants)
        )

    def _leave_out(self, exercise: Exercise, variant: Variant) -> tuple[LeaveOut, ...]:
        return tuple(
            rule
            for rule in exercise.leave_out
            if rule.condition in self.conditions and (not rule.variants or variant.id in rule.variants)
        )
