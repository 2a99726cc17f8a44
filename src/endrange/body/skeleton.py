"""The skeleton: how long the segments are and where one hangs on the other, scaled by height.

Lengths are fractions of body height: Drillis & Contini (1966) as tabulated by Winter (2009), figure 4.1.
Offsets of joint centres inside trunk and shoulder are chosen so that the published heights of shoulder, hip,
knee and ankle come out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from .rotation import Array

ADULT_HEIGHT_M = 1.72
"""Height of the drawn figure; chosen, between the means of women and men."""

THIGH = 0.245
SHANK = 0.246
BALL_OF_FOOT = (0.066, -0.026, 0.0)
UPPER_ARM = 0.172
"""Published .186 is from the acromion; this one starts at the joint's centre."""
FOREARM = 0.150
SHOULDER_SLIDE = 0.03
"""How far the shoulder blade can carry the shoulder towards a far target; chosen."""


@dataclass(frozen=True)
class Segment:
    """A rigid piece that hangs on its parent at `offset` (fractions of height, in the parent's frame)."""

    name: str
    parent: str | None
    joint: str | None
    """The joint between parent and segment; None where the segment is fixed to its parent."""
    offset: tuple[float, float, float]
    side: str | None = None


def _leg(side: str, z: float) -> tuple[Segment, ...]:
    tag = side[0]
    return (
        Segment(f"thigh-{tag}", "pelvis", "hip", (0.0, 0.0, z), side),
        Segment(f"shank-{tag}", f"thigh-{tag}", "knee", (0.0, -THIGH, 0.0), side),
        Segment(f"foot-{tag}", f"shank-{tag}", "ankle", (0.0, -SHANK, 0.0), side),
        Segment(f"toes-{tag}", f"foot-{tag}", "toes", BALL_OF_FOOT, side),
    )


def _arm(side: str, z: float) -> tuple[Segment, ...]:
    tag = side[0]
    return (
        Segment(f"upper-arm-{tag}", "thorax", "shoulder", (-0.004, 0.143, z), side),
        Segment(f"forearm-{tag}", f"upper-arm-{tag}", "elbow", (0.0, -UPPER_ARM, 0.0), side),
        Segment(f"hand-{tag}", f"forearm-{tag}", None, (0.0, -FOREARM, 0.0), side),
    )


SEGMENTS: tuple[Segment, ...] = (
    Segment("pelvis", None, None, (0.0, 0.0, 0.0)),
    Segment("lumbar", "pelvis", "lumbar", (-0.008, 0.055, 0.0)),
    Segment("thorax", "lumbar", "thorax", (0.004, 0.090, 0.0)),
    Segment("neck", "thorax", "neck", (-0.012, 0.175, 0.0)),
    Segment("head", "neck", "head", (0.012, 0.050, 0.0)),
    *_leg("right", 0.050),
    *_leg("left", -0.050),
    *_arm("right", 0.108),
    *_arm("left", -0.108),
)
"""Parents before children. The pelvis's own origin is the middle between the hip joints."""


@dataclass(frozen=True)
class Skeleton:
    """One person's skeleton."""

    height_m: float = ADULT_HEIGHT_M

    def length(self, fraction: float) -> float:
        """A fraction of height in metres."""
        return fraction * self.height_m

    @property
    def offsets(self) -> Mapping[str, Array]:
        """Where each segment starts in its parent's frame, in metres."""
        return MappingProxyType({part.name: np.array(part.offset) * self.height_m for part in SEGMENTS})
