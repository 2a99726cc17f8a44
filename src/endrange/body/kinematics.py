"""Forward kinematics: from joint angles and the pelvis's place to the place and turn of every segment."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .posture import Posture
from .rotation import Array, about_x, about_y, about_z, apply
from .skeleton import SEGMENTS, Skeleton


@dataclass(frozen=True)
class Frames:
    """Where each segment starts (T x 3, metres) and how it is turned (T x 3 x 3), by segment name."""

    origin: Mapping[str, Array]
    turn: Mapping[str, Array]

    def point(self, segment: str, offset: Array) -> Array:
        """The way of a point given in the segment's frame (metres): T x 3."""
        return self.origin[segment] + apply(self.turn[segment], offset)

    def with_segments(self, other: "Frames") -> "Frames":
        """These frames, with those of `other` in their place."""
        return Frames({**self.origin, **other.origin}, {**self.turn, **other.turn})


def pelvis_turn(place: Array) -> Array:
    """Turn of the pelvis from its place (T x 7): heading, lean, twist, list, in this order."""
    heading, lean, twist, tilt = (place[:, column] for column in (3, 4, 5, 6))
    return about_y(heading) @ about_z(-lean) @ about_y(twist) @ about_x(tilt)


def hip_turn(flexion: Array, abduction: Array, internal_rotation: Array, *, side: str) -> Array:
    """Turn of the thigh in the pelvis. Flexion comes first: abducting a flexed thigh swings it sideways."""
    sign = 1.0 if side == "right" else -1.0
    return about_z(flexion) @ about_x(-sign * abduction) @ about_y(sign * internal_rotation)


def ankle_turn(dorsiflexion: Array, inversion: Array, toe_out: Array, *, side: str) -> Array:
    """Turn of the foot on the shank."""
    sign = 1.0 if side == "right" else -1.0
    return about_z(dorsiflexion) @ about_x(sign * inversion) @ about_y(-sign * toe_out)


def joint_turn(posture: Posture, joint: str, side: str | None) -> Array:
    """Turn of the segment beyond a joint, in the frame of the segment before it (T x 3 x 3)."""

    def angle(name: str) -> Array:
        return posture.angle(joint, name, side=side)

    if joint in ("hip", "shoulder") and side is not None:
        return hip_turn(angle("flexion"), angle("abduction"), angle("internal_rotation"), side=side)
    if joint == "knee":
        return about_z(-angle("flexion"))
    if joint == "ankle" and side is not None:
        return ankle_turn(angle("dorsiflexion"), angle("inversion"), angle("toe_out"), side=side)
    if joint == "toes":
        return about_z(angle("extension"))
    if joint == "elbow":
        return about_z(angle("flexion"))
    return about_z(-angle("flexion")) @ about_x(angle("side_bend")) @ about_y(angle("turn"))


def pose_body(posture: Posture, skeleton: Skeleton) -> Frames:
    """Every segment of the body at every moment."""
    origin: dict[str, Array] = {"pelvis": posture.place[:, :3].copy()}
    turn: dict[str, Array] = {"pelvis": pelvis_turn(posture.place)}
    offsets = skeleton.offsets
    for segment in SEGMENTS:
        if segment.parent is None:
            continue
        parent_turn = turn[segment.parent]
        origin[segment.name] = origin[segment.parent] + apply(parent_turn, offsets[segment.name])
        local = np.eye(3) if segment.joint is None else joint_turn(posture, segment.joint, segment.side)
        turn[segment.name] = np.asarray(parent_turn @ local)
    return Frames(origin, turn)
