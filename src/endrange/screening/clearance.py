"""The proof that a person may be planned for, and what their conditions leave out."""

from collections.abc import Iterable
from typing import Final, final

from endrange.catalogue.conditions import Condition
from endrange.catalogue.exercise import ChangeFor, Exercise, LeaveOut, Region, Variant

from .conditions import words_needed
from .looking import LookedAt, first_look_for, is_looked_at, open_stops
from .outcome import Finding, Outcome
from .refusals import (
    NeedsWordError,
    NotClearedError,
    Objections,
    OutcomeNotClearError,
    StoppedError,
    UnsupervisedError,
)
from .restrictions import Restrictions
from .stop import Stop

UNSUPERVISED_UNDER_16: Final = "under-16"
"""The condition with which nobody is cleared to use the product alone (our own default)."""


class _Seal:
    """Only this module has one, so only `clear` can make a Clearance."""


_SEAL = _Seal()


@final
class Clearance:
    """A person whose safety check is clear, with the conditions that change which exercises fit.

    Made by `clear` alone. Two clearances with the same conditions are equal.
    """

    __slots__ = ("_held", "_loads_from_start", "_restrictions")

    def __init__(self, held: Iterable[Condition], seal: _Seal) -> None:
        if seal is not _SEAL:
            raise TypeError("only screening.clear makes a Clearance")
        conditions = tuple(held)
        self._held = frozenset(condition.id for condition in conditions)
        self._restrictions = Restrictions.of(conditions)
        self._loads_from_start = any(condition.loading_from_start for condition in conditions)

    @property
    def conditions(self) -> frozenset[str]:
        """Ids of conditions.toml, as the person told them."""
        return self._held

    @property
    def restrictions(self) -> Restrictions:
        """What the conditions leave out and change."""
        return self._restrictions

    @property
    def loads_from_start(self) -> bool:
        """True if a condition asks for strength work from the first day."""
        return self._loads_from_start

    def objections(self, exercise: Exercise, variant: Variant) -> tuple[LeaveOut, ...]:
        """Why this person leaves out this variant altogether; empty if they do not."""
        return self._restrictions.objections(exercise, variant)

    def regions(self, exercise: Exercise, variant: Variant) -> tuple[Region, ...]:
        """The stops of a rolling route that this person may roll, in order."""
        return self._restrictions.regions(exercise, variant)

    def allows(self, exercise: Exercise, variant: Variant) -> bool:
        """True if nothing speaks against this variant."""
        return self._restrictions.allows(exercise, variant)

    def changes(self, exercise: Exercise, variant: Variant) -> tuple[ChangeFor, ...]:
        """What is different for this person when they do this variant: the cue, why, how much of the dose."""
        return self._restrictions.changes(exercise, variant)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Clearance) and self._identity == other._identity

    def __hash__(self) -> int:
        return hash(self._identity)

    def __repr__(self) -> str:
        return f"Clearance({sorted(self._held)})"

    @property
    def _identity(self) -> tuple[frozenset[str], Restrictions, bool]:
        return self._held, self._restrictions, self._loads_from_start


def clear(
    outcome: Outcome,
    conditions: Iterable[Condition],
    *,
    looked_at: Iterable[LookedAt] = (),
    stops: Iterable[Stop] = (),
) -> Clearance:
    """The clearance of a person against whom nothing stands; raises NotClearedError otherwise.

    A found sign stands until the person says that somebody has looked, an emergency until a new check has a
    no as well. `stops` are what earlier checks (`found_before`) and the rules found. Under 16 nobody is
    cleared; some conditions need a surgeon's or physiotherapist's yes first. Whatever is raised carries
    everything that stands.
    """
    held, looks = tuple(conditions), tuple(looked_at)
    findings = tuple(finding for finding in outcome.findings if not _is_settled(finding, outcome, looks))
    told = {finding.sign.id for finding in findings}
    objections = Objections(
        findings=findings,
        stops=tuple(stop for stop in open_stops(stops, looks) if stop.id not in told),
        conditions=(
            *(each for each in held if each.id == UNSUPERVISED_UNDER_16),
            *(each for each in words_needed(held) if not _has_word(each, looks)),
        ),
    )
    refusal = _refusal(outcome, objections)
    if refusal is not None:
        raise refusal
    return Clearance(held, _SEAL)


def _is_settled(finding: Finding, outcome: Outcome, looks: tuple[LookedAt, ...]) -> bool:
    """Somebody has looked; an emergency that the latest check says yes to is settled by nothing."""
    if finding.tier == "emergency" or outcome.on is None:
        return False
    return is_looked_at(finding.sign.id, looks, since=first_look_for(finding.tier, outcome.on))


def _has_word(condition: Condition, looks: tuple[LookedAt, ...]) -> bool:
    """A yes to an operation does not grow old; after another operation the person is asked again."""
    return any(condition.id in look.about for look in looks)


def _refusal(outcome: Outcome, objections: Objections) -> NotClearedError | None:
    if objections.findings:
        return OutcomeNotClearError(outcome, objections)
    if objections.stops:
        return StoppedError(objections)
    if any(condition.id == UNSUPERVISED_UNDER_16 for condition in objections.conditions):
        return UnsupervisedError(objections)
    return NeedsWordError(objections) if objections.conditions else None
