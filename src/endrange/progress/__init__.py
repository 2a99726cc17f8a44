"""What the records mean over time: pain, function, sessions and minutes, and what counts as a change."""

from .as_json import progress_json
from .change import Band, Comparison
from .course import Course, ExtraDays, Mark, PhaseSpan
from .report import Progress, Told, progress_of
from .series import MEAN, Entry, Series
from .summaries import MuscleMean
from .weeks import MuscleTime, TrainingWeek

__all__ = [
    "MEAN",
    "Band",
    "Comparison",
    "Course",
    "Entry",
    "ExtraDays",
    "Mark",
    "MuscleMean",
    "MuscleTime",
    "PhaseSpan",
    "Progress",
    "Series",
    "Told",
    "TrainingWeek",
    "progress_json",
    "progress_of",
]
