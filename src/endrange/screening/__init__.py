"""Is it safe: answers to the signs of the catalogue give an outcome, and a clear outcome a clearance.

Planning takes a `Clearance`, and only `clear` makes one. What was found stops all planning until somebody has
looked.
"""

from .asked_again import Happening, Recheck, recheck
from .assessing import assess, emergency_in
from .before_session import BeforeAnswers, Verdict, judge_before_session
from .circumstances import answered_by, is_asked
from .clearance import UNSUPERVISED_UNDER_16, Clearance, clear
from .conditions import held_conditions, words_needed
from .effects import Effect, effects
from .emergency import EmergencyNumber, emergency_number
from .looking import LookedAt, PastCheck, found_before, looks_from, open_stops
from .outcome import Finding, Outcome, OutcomeTier
from .reason import Reason
from .refusals import (
    IncompleteCheckError,
    NeedsWordError,
    NotClearedError,
    Objections,
    OutcomeNotClearError,
    StoppedError,
    UnknownConditionError,
    UnsupervisedError,
)
from .restrictions import Restrictions
from .stop import Stop

__all__ = [
    "UNSUPERVISED_UNDER_16",
    "BeforeAnswers",
    "Clearance",
    "Effect",
    "EmergencyNumber",
    "Finding",
    "Happening",
    "IncompleteCheckError",
    "LookedAt",
    "NeedsWordError",
    "NotClearedError",
    "Objections",
    "Outcome",
    "OutcomeNotClearError",
    "OutcomeTier",
    "PastCheck",
    "Reason",
    "Recheck",
    "Restrictions",
    "Stop",
    "StoppedError",
    "UnknownConditionError",
    "UnsupervisedError",
    "Verdict",
    "answered_by",
    "assess",
    "clear",
    "effects",
    "emergency_in",
    "emergency_number",
    "found_before",
    "held_conditions",
    "is_asked",
    "judge_before_session",
    "looks_from",
    "open_stops",
    "recheck",
    "words_needed",
]
