"""How the plan changes with the person: small pure rules over the history, each change with its reason."""

from .adjustment import PROGRESSIONS, Adjustment, Change, ChangeKind, RuleId, Status
from .standing import FRESH, MOST_DOSE_STEPS, ExerciseStanding, Standing

__all__ = [
    "FRESH",
    "MOST_DOSE_STEPS",
    "PROGRESSIONS",
    "Adjustment",
    "Change",
    "ChangeKind",
    "ExerciseStanding",
    "RuleId",
    "Standing",
    "Status",
]
