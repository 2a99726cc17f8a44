"""How thick the limbs are: what lies on them, or goes round them, needs to know. Fractions of body height."""

from dataclasses import dataclass

import numpy as np

from endrange.body.skeleton import SHANK, THIGH

_THIGH = ((0.0, 0.06, 0.13, THIGH), (0.047, 0.0495, 0.045, 0.0315))
_SHANK = ((0.0, 0.06, 0.095, 0.165, SHANK), (0.0315, 0.033, 0.030, 0.022, 0.0195))
_SHANK_FORWARD = ((0.0, 0.06, 0.095, 0.165, SHANK), (0.0, -0.009, -0.007, -0.002, 0.0))
_SHANK_FRONT = ((0.0, 0.06, 0.095, SHANK), (0.0315, 0.030, 0.026, 0.0195))


@dataclass(frozen=True)
class Round:
    """A slice across a limb: its middle from the bone's line (forward, up), and its radius."""

    forward: float
    up: float
    radius: float


def thigh_round(along: float) -> Round:
    """At a share of the thigh's length."""
    return Round(0.003, 0.0, float(np.interp(along * THIGH, *_THIGH)) - 0.002)


def shank_round(along: float) -> Round:
    """At a share of the shin's length."""
    down = along * SHANK
    return Round(float(np.interp(down, *_SHANK_FORWARD)), 0.0, float(np.interp(down, *_SHANK)))


def foot_round() -> Round:
    """Over the arch."""
    return Round(0.022, -0.016, 0.025)


def front_of_thigh(along: float) -> float:
    """From the bone's line to the skin in front."""
    return float(np.interp(along * THIGH, *_THIGH))


def front_of_shank(along: float) -> float:
    """From the bone's line to the skin in front."""
    return float(np.interp(along * SHANK, *_SHANK_FRONT))
