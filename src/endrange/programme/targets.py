"""How much stretching a week aims at, per muscle group and side."""

from dataclasses import dataclass

MINIMUM_S = 5 * 60
"""Seconds a week for each muscle group and side; sources: thomas-2018, ingram-2025."""
PLATEAU_S = 10 * 60
"""More a week has no counted benefit; source: ingram-2025 (the figure from a secondary page)."""
HOLD_S = (30, 120)
"""Bounds of a single hold; sources: warneke-2025, garber-2011, hip-programme."""

CIRCLES_FROM_WEEK = 2
"""A progression that ends a chain waits until the chain's stretches are familiar; chosen."""


@dataclass(frozen=True)
class Progress:
    """How far the programme has come: 0 in the first week, 1 in the last."""

    fraction: float

    @property
    def target_s(self) -> float:
        """The week's aim: from the minimum in week 1 in equal steps to the plateau in the last; chosen."""
        return MINIMUM_S + self.fraction * (PLATEAU_S - MINIMUM_S)


def progress_in(week: int, *, weeks: int) -> Progress:
    """The progress in week 1, 2, ... of a programme of `weeks` weeks."""
    return Progress((week - 1) / (weeks - 1))
