"""Is it more than what comes and goes by itself? The start of a series against its latest entries.

How big a change has to be is known roughly, from groups of people; nothing here is exact. Sources:
salaffi-2004, abbott-2014 and stratford-1995; what is marked as chosen is our own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from .series import Entry

Verdict = Literal["none", "too-few", "too-early", "low", "better", "slightly-better", "same", "worse"]
SHORTEST_DAYS = 14
"""From the first entry to the last; chosen: two weeks, so that one bad day is not a trend."""
STALE_DAYS = 28
"""An entry older than this no longer says how it is now; chosen."""
_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Scale:
    """What counts as a change of a score from 0 to 10."""

    higher_is_better: bool
    points: float
    """So many points are more than what comes and goes."""
    share: float | None
    """So is this share of the baseline, where it is less."""
    slight_points: float
    slight_share: float | None
    fewest: int
    """Entries that are needed to say anything."""
    window_days: int
    """Entries of the first and of the last so many days are taken together."""

    def least_gain(self, baseline: float) -> float:
        """The smallest change for the better that counts."""
        return _less(self.points, self.share, baseline)

    def slight_gain(self, baseline: float) -> float:
        """The smallest change for the better that is worth a word."""
        return _less(self.slight_points, self.slight_share, baseline)

    def least_loss(self, baseline: float) -> float:
        """The smallest change for the worse that counts; never less than a step of the scale (chosen)."""
        return max(1.0, self.least_gain(baseline))


PAIN = Scale(
    higher_is_better=False,
    points=2.0,
    share=0.30,
    slight_points=1.0,
    slight_share=0.15,
    fewest=3,
    window_days=7,
)
"""Numeric rating scale: 2 points or 30 %, slightly 1 point or 15 %. Three entries and weeks: chosen."""
ACTIVITIES = Scale(
    higher_is_better=True,
    points=2.0,
    share=None,
    slight_points=1.3,
    slight_share=None,
    fewest=2,
    window_days=1,
)
"""The mean of own activities: 2 points (90 % of what comes and goes), 1.3 a small change."""
ACTIVITY = Scale(
    higher_is_better=True,
    points=3.0,
    share=None,
    slight_points=2.0,
    slight_share=None,
    fewest=2,
    window_days=1,
)
"""A single activity comes and goes more: 3 points; 2 for a word about it (chosen)."""
LOW_PAIN = 2.0
"""Pain that was and is no higher than this is good as it is."""


@dataclass(frozen=True)
class Band:
    """Within this, a score is no different from where it began."""

    low: float
    high: float


@dataclass(frozen=True)
class Comparison:
    """Where a series began, where it is, and what may be said of that."""

    verdict: Verdict
    entries: int
    days: int = 0
    """From the first entry to the last."""
    baseline: float | None = None
    baseline_entries: int = 0
    now: float | None = None
    now_entries: int = 0
    band: Band | None = None


def compare(entries: Sequence[Entry], scale: Scale) -> Comparison:
    """Hold the latest entries against the first ones."""
    if not entries:
        return Comparison("none", 0)
    days = (entries[-1].day - entries[0].day).days
    if len(entries) < scale.fewest:
        return Comparison("too-few", len(entries), days)
    if days < SHORTEST_DAYS:
        return Comparison("too-early", len(entries), days)
    window = timedelta(days=scale.window_days)
    first = [entry.value for entry in entries if entry.day < entries[0].day + window]
    last = [entry.value for entry in entries if entry.day > entries[-1].day - window]
    baseline, now = sum(first) / len(first), sum(last) / len(last)
    return Comparison(
        verdict=_verdict(baseline, now, scale),
        entries=len(entries),
        days=days,
        baseline=baseline,
        baseline_entries=len(first),
        now=now,
        now_entries=len(last),
        band=band_of(baseline, scale),
    )


def band_of(baseline: float, scale: Scale) -> Band:
    """What is no real change, within the scale's ends."""
    gain, loss = scale.least_gain(baseline), scale.least_loss(baseline)
    down, up = (loss, gain) if scale.higher_is_better else (gain, loss)
    return Band(max(0.0, baseline - down), min(10.0, baseline + up))


def _verdict(baseline: float, now: float, scale: Scale) -> Verdict:
    gain = now - baseline if scale.higher_is_better else baseline - now
    if -gain < scale.points - _TOLERANCE and not scale.higher_is_better and max(baseline, now) <= LOW_PAIN:
        return "low"
    if -gain >= scale.least_loss(baseline) - _TOLERANCE:
        return "worse"
    if gain <= 0:
        return "same"
    if gain >= scale.least_gain(baseline) - _TOLERANCE:
        return "better"
    return "slightly-better" if gain >= scale.slight_gain(baseline) - _TOLERANCE else "same"


def _less(points: float, share: float | None, baseline: float) -> float:
    return points if share is None else min(points, share * baseline)
