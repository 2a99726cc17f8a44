"""The other side of the body: swap right and left, reflect in the middle plane; all is defined once."""

import numpy as np

from .joints import SIDES
from .kinematics import Frames
from .posture import ANGLES, INDEX, PLACE, Posture
from .rotation import MIRROR

_SPINE_SIGN = {"flexion": 1.0, "side_bend": -1.0, "turn": -1.0}
_OTHER_SIDE = {SIDES[0]: SIDES[1], SIDES[1]: SIDES[0]}

_SOURCE = np.array(
    [INDEX[joint, _OTHER_SIDE[side] if side else None, angle] for joint, side, angle in ANGLES]
)
_ANGLE_SIGN = np.array([1.0 if side else _SPINE_SIGN[angle] for _, side, angle in ANGLES])
_PLACE_SIGN = np.array([-1.0 if name in ("z", "heading", "twist", "list") else 1.0 for name in PLACE])


def mirrored(posture: Posture) -> Posture:
    """The same posture on the other side."""
    return Posture(posture.angles[:, _SOURCE] * _ANGLE_SIGN, posture.place * _PLACE_SIGN)


def other_segment(name: str) -> str:
    """The segment's twin on the other side; a segment of the middle is its own."""
    swap = {"-r": "-l", "-l": "-r"}
    return name[:-2] + swap[name[-2:]] if name[-2:] in swap else name


def mirrored_frames(frames: Frames) -> Frames:
    """The reflected body: what `pose_body` gives for the mirrored posture."""
    return Frames(
        {other_segment(name): origin @ MIRROR for name, origin in frames.origin.items()},
        {other_segment(name): MIRROR @ turn @ MIRROR for name, turn in frames.turn.items()},
    )
