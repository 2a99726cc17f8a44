"""A posture: every joint angle and the pelvis's place, for one moment or many (time first)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from .joints import JOINTS, RANGES, SIDES
from .rotation import Array

AngleKey: TypeAlias = tuple[str, str | None, str]
"""Joint, side (None for the spine), angle: `("hip", "right", "flexion")`."""

ANGLES: tuple[AngleKey, ...] = tuple(
    (joint.name, side, angle)
    for joint in JOINTS
    for side in (SIDES if joint.is_paired else (None,))
    for angle in joint.ranges
)
INDEX: Mapping[AngleKey, int] = MappingProxyType({key: index for index, key in enumerate(ANGLES)})

PLACE = ("x", "y", "z", "heading", "lean", "twist", "list")
"""The pelvis: middle between the hip joints in metres; turns in degrees, in the order they are made.

heading about the vertical (+ left), lean (+ forward; -90 on the back), twist about the own long axis
(+ left), list (+ right hip lower).
"""


@dataclass(frozen=True)
class Posture:
    """Angles (T x angles, degrees) and the pelvis's place (T x 7)."""

    angles: Array
    place: Array

    def angle(self, joint: str, angle: str, *, side: str | None = None) -> Array:
        """One joint angle over time, in degrees."""
        return np.asarray(self.angles[:, INDEX[joint, side, angle]])

    def __len__(self) -> int:
        return len(self.angles)


def posture(angles: Mapping[AngleKey, float], place: Mapping[str, float]) -> Posture:
    """A posture of one moment; what is not given is zero. Raises KeyError for an unknown angle or place."""
    row = np.zeros(len(ANGLES))
    for key, value in angles.items():
        row[INDEX[key]] = value
    where = np.zeros(len(PLACE))
    for name, value in place.items():
        where[PLACE.index(name)] = value
    return Posture(row[None], where[None])


def in_sequence(postures: list[Posture]) -> Posture:
    """Several postures, one after the other."""
    return Posture(
        np.concatenate([one.angles for one in postures]), np.concatenate([one.place for one in postures])
    )


def out_of_range(one: Posture) -> list[tuple[AngleKey, float]]:
    """Every angle that leaves its joint's range, with its worst value."""
    faults = []
    for key, index in INDEX.items():
        limits = RANGES[key[0], key[2]]
        column = one.angles[:, index]
        worst = max((float(value) for value in column if value not in limits), key=abs, default=None)
        if worst is not None:
            faults.append((key, worst))
    return faults
