"""From keyframes to every moment between them."""

import numpy as np

from .posture import Posture
from .rotation import Array


def smooth(share: Array) -> Array:
    """Slow, fast, slow: 0 to 1 with rest at both ends (half a cosine, as a limb moves freely)."""
    return np.asarray((1.0 - np.cos(np.pi * share)) / 2.0)


def blend_weights(times_s: Array, keyframes_s: Array, *, is_smooth: Array) -> Array:
    """How much each keyframe counts at each time (T x K, rows add up to 1).

    `is_smooth[k]` says how keyframe k is reached from the one before.
    """
    count = len(keyframes_s)
    weights = np.zeros((len(times_s), count))
    if count == 1:
        return weights + 1.0
    times = np.clip(times_s, keyframes_s[0], keyframes_s[-1])
    after = np.clip(np.searchsorted(keyframes_s, times, side="right"), 1, count - 1)
    share = (times - keyframes_s[after - 1]) / (keyframes_s[after] - keyframes_s[after - 1])
    share = np.where(is_smooth[after], smooth(share), share)
    rows = np.arange(len(times))
    weights[rows, after - 1] = 1.0 - share
    weights[rows, after] += share
    return weights


def blend(keyframes: Posture, weights: Array) -> Posture:
    """The postures between keyframes (K) for given weights (T x K)."""
    return Posture(weights @ keyframes.angles, weights @ keyframes.place)
