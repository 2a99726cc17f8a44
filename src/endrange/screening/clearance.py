"""The proof that a person may be planned for, and what their conditions leave out."""

from collections.abc import Iterable
from typing import Final, final

from endrange.catalogue.exercise import Exercise, LeaveOut, Region, Variant

from .outcome import NotClearedError, Outcome

UNSUPERVISED_UNDER_16: Final = "under-16"
"""The condition with which nobody is cleared to use the product alone (our own default)."""


class OutcomeNotClearError(NotClearedError):
    """A sign was found; `outcome` says which, and its texts say what to do."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        super().__init__(" ".join(finding.sign.do for finding in outcome.findings))


class UnsupervisedError(NotClearedError):
    """The person is too young to use this alone."""

    def __init__(self) -> None:
        super().__init__("Under 16, use this only together with a physiotherapist or doctor.")


class _Seal:
    """Only this module has one, so only `clear` can make a Clearance."""


_SEAL = _Seal()


@final
class Clearance:
    """A person whose safety check is clear, with the conditions that change which exercises fit.

    Made by `clear` alone. Two clearances with the same conditions are equal.
    """

    __slots__ = ("_conditions",)

    def __init__(self, conditions: frozenset[str], seal: _Seal) -> None:
        if seal is not _SEAL:
            raise TypeError("only screening.clear makes a Clearance")
        self._conditions = conditions

    @property
    def conditions(self) -> frozenset[str]:
        """Ids of conditions.toml."""
        return self._conditions

    def objections(self, exercise: Exercise, variant: Variant) -> tuple[LeaveOut, ...]:
        """Why this person leaves out this variant altogether; empty if they do not.

        A rule about some regions of a rolling route objects only once no region is left: see `regions`.
        """
        rules = self._rules(exercise, variant)
        whole = tuple(rule for rule in rules if not rule.regions)
        if whole or not exercise.regions or self.regions(exercise, variant):
            return whole
        return rules

    def regions(self, exercise: Exercise, variant: Variant) -> tuple[Region, ...]:
        """The stops of a rolling route that this person may roll, in order."""
        rules = self._rules(exercise, variant)
        if any(not rule.regions for rule in rules):
            return ()
        left_out = {region for rule in rules for region in rule.regions}
        return tuple(region for region in exercise.regions if region.id not in left_out)

    def region_objections(self, exercise: Exercise, variant: Variant) -> tuple[LeaveOut, ...]:
        """The rules that leave out single regions, for saying why the route is shorter."""
        return tuple(rule for rule in self._rules(exercise, variant) if rule.regions)

    def allows(self, exercise: Exercise, variant: Variant) -> bool:
        """True if nothing speaks against this variant."""
        return not self.objections(exercise, variant)

    def _rules(self, exercise: Exercise, variant: Variant) -> tuple[LeaveOut, ...]:
        return tuple(
            rule
            for rule in exercise.leave_out
            if rule.condition in self._conditions and (not rule.variants or variant.id in rule.variants)
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Clearance) and self._conditions == other._conditions

    def __hash__(self) -> int:
        return hash(self._conditions)

    def __repr__(self) -> str:
        return f"Clearance({sorted(self._conditions)})"


def clear(outcome: Outcome, conditions: Iterable[str]) -> Clearance:
    """The clearance of a clear outcome; raises NotClearedError otherwise, and for people under 16."""
    held = frozenset(conditions)
    if not outcome.is_clear:
        raise OutcomeNotClearError(outcome)
    if UNSUPERVISED_UNDER_16 in held:
        raise UnsupervisedError
    return Clearance(held, _SEAL)
