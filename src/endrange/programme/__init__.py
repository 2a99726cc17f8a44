"""Who does what when: choices, catalogue and clearance become planned weeks; and the rules for pain.

Pure: no clock, no database, no randomness. Seconds and dates; sides are values.
"""

from .adaptation import Adjustment, Course, Follower, Standing, adapt
from .choices import DAYS, MINUTES, WEEKS, Choices, InvalidChoiceError, default_weekdays, equipment_items
from .done import Done
from .phrase import Phrase
from .planner import plan_programme, plan_session, plan_week, week_begins, week_days, week_of
from .prescription import Hold, Passes, Prescription, Repetitions
from .programme import GroupDose, LeftOut, PlannedSession, Programme, Shortfall, Week

__all__ = [
    "DAYS",
    "MINUTES",
    "WEEKS",
    "Adjustment",
    "Choices",
    "Course",
    "Done",
    "Follower",
    "GroupDose",
    "Hold",
    "InvalidChoiceError",
    "LeftOut",
    "Passes",
    "Phrase",
    "PlannedSession",
    "Prescription",
    "Programme",
    "Repetitions",
    "Shortfall",
    "Standing",
    "Week",
    "adapt",
    "default_weekdays",
    "equipment_items",
    "plan_programme",
    "plan_session",
    "plan_week",
    "week_begins",
    "week_days",
    "week_of",
]
