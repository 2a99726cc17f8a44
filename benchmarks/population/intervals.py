"""Means, differences between policies for the same people, and ratios, each with its 95 % interval."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Z = 1.959964
RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its interval."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """The interval is all on one side of nought."""
        return self.low > 0 or self.high < 0


def mean(values: Sequence[float]) -> Estimate:
    """The mean, with the normal interval."""
    numbers = np.asarray(values, dtype=float)
    if len(numbers) < 2:
        value = float(numbers.mean()) if len(numbers) else float("nan")
        return Estimate(value, float("-inf"), float("inf"))
    value = float(numbers.mean())
    half = Z * float(numbers.std(ddof=1)) / float(np.sqrt(len(numbers)))
    return Estimate(value, value - half, value + half)


def difference(ours: Sequence[float], theirs: Sequence[float]) -> Estimate:
    """The mean of the differences within each person: the same dice, so that chance falls out."""
    return mean(np.asarray(ours, dtype=float) - np.asarray(theirs, dtype=float))  # type: ignore[arg-type]


def ratio(above: Sequence[float], below: Sequence[float], *, times: float, seed: int) -> Estimate:
    """Sum over sum, with the bootstrap interval over people."""
    draws = _resampled(above, below, times, seed)
    return Estimate(_share(above, below, times), *_middle(draws))


def ratio_difference(
    ours: tuple[Sequence[float], Sequence[float]],
    theirs: tuple[Sequence[float], Sequence[float]],
    *,
    times: float,
    seed: int,
) -> Estimate:
    """The difference of two such ratios; each resampling draws the same people for both."""
    draws = _resampled(*ours, times, seed) - _resampled(*theirs, times, seed)
    return Estimate(_share(*ours, times) - _share(*theirs, times), *_middle(draws))


def _share(above: Sequence[float], below: Sequence[float], times: float) -> float:
    total = float(np.sum(below))
    return times * float(np.sum(above)) / total if total else 0.0


def _resampled(
    above: Sequence[float], below: Sequence[float], times: float, seed: int
) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    chance = np.random.default_rng(seed)
    tops, bottoms = np.asarray(above, dtype=float), np.asarray(below, dtype=float)
    count = len(tops)
    draws = np.zeros(RESAMPLES)
    for place in range(RESAMPLES):
        taken = chance.integers(count, size=count)
        total = bottoms[taken].sum()
        draws[place] = times * tops[taken].sum() / total if total else 0.0
    return draws


def _middle(draws: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> tuple[float, float]:
    low, high = np.quantile(draws, [0.025, 0.975])
    return float(low), float(high)
