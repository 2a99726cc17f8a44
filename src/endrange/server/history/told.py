"""One line of what a person told beside sessions, as History lists it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class ToldLine:
    """One answer: its day, what it was about, what was said, and where it is corrected and deleted."""

    at: datetime
    day: date
    name: str
    words: str
    correct: str = ""
    """Empty for a score from elsewhere, which is changed on the page of Progress."""
    delete: str = ""
