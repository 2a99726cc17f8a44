"""How the plan changes with the person: small pure rules over the history, each change with its reason."""

from .adjustment import EASING, PROGRESSIONS, Adjustment, Change, ChangeKind, RuleId, Status
from .cases import Case, cases_of
from .course import Condition, Course, Gate, Lapse, Review
from .engine import Follower, adapt
from .following import Following
from .registry import RULES, rule_of
from .rule import Rule
from .standing import FRESH, MOST_DOSE_STEPS, ExerciseStanding, Standing

__all__ = [
    "EASING",
    "FRESH",
    "MOST_DOSE_STEPS",
    "PROGRESSIONS",
    "RULES",
    "Adjustment",
    "Case",
    "Change",
    "ChangeKind",
    "Condition",
    "Course",
    "ExerciseStanding",
    "Follower",
    "Following",
    "Gate",
    "Lapse",
    "Review",
    "Rule",
    "RuleId",
    "Standing",
    "Status",
    "adapt",
    "cases_of",
    "rule_of",
]
