"""Is it safe: answers to the signs of the catalogue give an outcome, and a clear outcome a clearance.

Planning takes a `Clearance`, and only `clear` makes one.
"""

from .clearance import UNSUPERVISED_UNDER_16, Clearance, OutcomeNotClearError, UnsupervisedError, clear
from .outcome import Finding, IncompleteCheckError, NotClearedError, Outcome, OutcomeTier, assess

__all__ = [
    "UNSUPERVISED_UNDER_16",
    "Clearance",
    "Finding",
    "IncompleteCheckError",
    "NotClearedError",
    "Outcome",
    "OutcomeNotClearError",
    "OutcomeTier",
    "UnsupervisedError",
    "assess",
    "clear",
]
