"""Less of a dose: after a flare, when easing in after a pause, or because a condition asks for it."""

from dataclasses import replace
from math import ceil

from .prescription import Dose, Hold, Passes, Repetitions
from .targets import HOLD_S

STEP_S = 5
"""Holds and rolling change by this much; chosen: finer steps would not be felt."""
SHORTEST_S = 10
"""However small the factor; chosen."""


def eased(dose: Dose, factor: float) -> Dose:
    """About `factor` of the work: rather fewer sets than holds of less than half a minute."""
    if factor >= 1:
        return dose
    if isinstance(dose, Hold):
        work = dose.seconds * dose.sets * factor
        sets = min(dose.sets, max(1, int(work // HOLD_S[0])))
        return Hold(_stepped(work / sets, most=dose.seconds), sets)
    if isinstance(dose, Repetitions):
        work = dose.count * dose.sets * factor
        sets = min(dose.sets, max(1, ceil(work / dose.count - 1e-9)))
        return replace(dose, count=min(dose.count, max(1, round(work / sets))), sets=sets)
    return Passes(dose.regions, _stepped(dose.region_s * factor, most=dose.region_s), dose.stroke_s)


def _stepped(seconds: float, *, most: int) -> int:
    return min(most, max(SHORTEST_S, STEP_S * round(seconds / STEP_S)))
