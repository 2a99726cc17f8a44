"""Inverse kinematics of two-bone limbs: arms to a target, legs to a planted foot."""

from dataclasses import dataclass

import numpy as np

from .kinematics import hip_turn
from .rotation import Array, about_z, apply, from_axes, unit
from .skeleton import FOREARM, SHANK, SHOULDER_SLIDE, THIGH, UPPER_ARM, Skeleton

ELBOW_HEIGHT = 0.0215
"""An elbow that rests on the floor is this high (its flesh)."""
NEARLY_STRAIGHT = 0.93
"""Share of the limb's length beyond which the shoulder slides towards the target; chosen."""
STRAIGHT = 0.985
"""The same for an arm that carries or holds the body up, its elbow soft (20 degrees); chosen."""


@dataclass(frozen=True)
class Arm:
    """A solved arm: joint centres (T x 3), turns (T x 3 x 3) and how far the wrist misses its target."""

    shoulder: Array
    elbow: Array
    wrist: Array
    upper_turn: Array
    forearm_turn: Array
    short_m: Array


def bend(  # noqa: PLR0913
    start: Array, target: Array, pole: Array, *, first: float, second: float, lowest: float
) -> Array:
    """The middle joint of two bones from `start` to `target`, on the side that `pole` points to (T x 3).

    Where that is lower than `lowest`, the joint swings round the line just far enough to be as high.
    """
    line = target - start
    distance = np.clip(
        np.linalg.norm(line, axis=-1, keepdims=True), abs(first - second) + 1e-6, first + second - 1e-6
    )
    along = unit(line)
    across = unit(pole - np.sum(pole * along, axis=-1, keepdims=True) * along)
    reach = (first**2 - second**2 + distance**2) / (2 * distance)
    height = np.sqrt(np.maximum(first**2 - reach**2, 0.0))
    foot = start + reach * along
    beside = np.cross(along, across)
    swing = _swing(foot[:, 1], height[:, 0] * across[:, 1], height[:, 0] * beside[:, 1], lowest)[:, None]
    return np.asarray(foot + height * (np.cos(swing) * across + np.sin(swing) * beside))


def _swing(middle: Array, rise: Array, side_rise: Array, lowest: float) -> Array:
    """The smallest turn (radians) after which middle + rise cos + side_rise sin is at least `lowest`."""
    reach = np.maximum(np.hypot(rise, side_rise), 1e-9)
    steepest = np.arctan2(side_rise, rise)
    spread = np.arccos(np.clip((lowest - middle) / reach, -1.0, 1.0))
    turn = np.where(steepest > 0, steepest - spread, steepest + spread)
    return np.where(middle + rise >= lowest, 0.0, turn)


def reach_arm(
    shoulder: Array, wrist: Array, pole: Array, skeleton: Skeleton, *, stretch: float = NEARLY_STRAIGHT
) -> Arm:
    """Bend an arm so that the wrist is at its target and the elbow points along `pole`.

    A target beyond the share `stretch` of the arm's length draws the shoulder along, at most 3 % of height.
    """
    upper, lower = skeleton.length(UPPER_ARM), skeleton.length(FOREARM)
    line = wrist - shoulder
    distance = np.linalg.norm(line, axis=-1, keepdims=True)
    wanted = distance - stretch * (upper + lower)
    shoulder = shoulder + unit(line) * np.clip(wanted, 0.0, skeleton.length(SHOULDER_SLIDE))
    elbow = bend(shoulder, wrist, pole, first=upper, second=lower, lowest=skeleton.length(ELBOW_HEIGHT))
    reached = elbow + unit(wrist - elbow) * lower
    return arm_between(shoulder, elbow, reached, short_m=np.linalg.norm(wrist - reached, axis=-1))


def arm_between(shoulder: Array, elbow: Array, wrist: Array, *, short_m: Array) -> Arm:
    """The turns of an arm whose joint centres are known."""
    upward, forearm = unit(shoulder - elbow), unit(wrist - elbow)
    hinge = np.cross(-upward, forearm)
    front = np.cross(upward, hinge)
    return Arm(
        shoulder,
        elbow,
        wrist,
        from_axes(front, upward),
        from_axes(np.cross(-forearm, hinge), -forearm),
        short_m,
    )


@dataclass(frozen=True)
class LegAngles:
    """Angles (T, degrees) that put the ankle and the foot where they are wanted."""

    hip_flexion: Array
    hip_abduction: Array
    knee_flexion: Array
    dorsiflexion: Array
    inversion: Array
    toe_out: Array


def reach_leg(  # noqa: PLR0913
    *,
    hip: Array,
    pelvis_turn: Array,
    internal_rotation: Array,
    ankle: Array,
    foot_turn: Array,
    side: str,
    skeleton: Skeleton,
) -> LegAngles:
    """Solve a leg to a planted foot, keeping its hip rotation.

    With the knee's bend known from the distance, the ankle seen from the hip is a fixed vector turned by
    rotation, abduction and flexion in turn; each of the two unknowns then has a closed form.
    """
    sign = 1.0 if side == "right" else -1.0
    thigh, shank = skeleton.length(THIGH), skeleton.length(SHANK)
    target = apply(np.swapaxes(pelvis_turn, -1, -2), ankle - hip)
    distance = np.clip(np.linalg.norm(target, axis=-1), abs(thigh - shank) + 1e-6, thigh + shank - 1e-6)
    knee = 180.0 - np.degrees(np.arccos((thigh**2 + shank**2 - distance**2) / (2 * thigh * shank)))
    down = np.array([0.0, -1.0, 0.0])
    ankle_in_thigh = thigh * down + shank * apply(about_z(-knee), down)
    zero = np.zeros_like(knee)
    rotated = apply(hip_turn(zero, zero, internal_rotation, side=side), ankle_in_thigh)
    abduction = _abduction_to(rotated, target[:, 2] * sign, sign)
    swung = apply(hip_turn(zero, abduction, zero, side=side), rotated)
    flexion = np.degrees(np.arctan2(target[:, 1], target[:, 0]) - np.arctan2(swung[:, 1], swung[:, 0]))
    flexion = (flexion + 180.0) % 360.0 - 180.0
    shank_turn = pelvis_turn @ hip_turn(flexion, abduction, internal_rotation, side=side) @ about_z(-knee)
    ankle_angles = _ankle_angles(np.swapaxes(shank_turn, -1, -2) @ foot_turn, sign)
    return LegAngles(flexion, abduction, knee, *ankle_angles)


def _abduction_to(vector: Array, sideways: Array, sign: float) -> Array:
    """The abduction that gives `vector` the wanted outward share."""
    y, z = vector[:, 1], vector[:, 2] * sign
    radius = np.hypot(y, z)
    lift = np.arcsin(np.clip(sideways / radius, -1.0, 1.0)) - np.arctan2(z, -y)
    return np.asarray(np.degrees(lift))


def _ankle_angles(turn: Array, sign: float) -> tuple[Array, Array, Array]:
    """Dorsiflexion, inversion and toe-out of a foot's turn on the shank (inverse of `ankle_turn`)."""
    inversion = np.degrees(np.arcsin(np.clip(turn[:, 2, 1], -1.0, 1.0))) * sign
    dorsiflexion = np.degrees(np.arctan2(-turn[:, 0, 1], turn[:, 1, 1]))
    toe_out = np.degrees(np.arctan2(-turn[:, 2, 0], turn[:, 2, 2])) * -sign
    return dorsiflexion, inversion, toe_out
