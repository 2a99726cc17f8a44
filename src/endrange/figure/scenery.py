"""What is around the body: props that move with it, boxes that stand still, glow points, drawn ways."""

from dataclasses import dataclass

import numpy as np

from endrange.body.kinematics import Frames
from endrange.body.rotation import Array
from endrange.body.skeleton import SHANK, THIGH, Skeleton
from endrange.catalogue.props import Ball, Bench, Chair, Pad, Prop, Roller, Strap, Wall
from endrange.catalogue.scene import GlowRegion, Scene

WALL_THICKNESS = 0.07
LEG_THICKNESS = 0.045
TOP_THICKNESS = 0.05
CHAIR_POST = 0.035
CHAIR_RAIL = 0.07
SEAT_THICKNESS = 0.04
_SOLE = ((0.031, -0.030), (0.018, -0.0405), (-0.018, -0.0405), (-0.031, -0.030))
"""Strap round the ball of the foot: (sideways, height) in the foot's frame, fractions of height."""


Corner = tuple[float, float, float]


@dataclass(frozen=True)
class Box:
    """A still box, metres."""

    name: str
    low: Corner
    high: Corner


@dataclass(frozen=True)
class Spot:
    """A moving point that is no flesh: its place over time (T x 3) and radius (metres)."""

    place: Array
    radius: float


@dataclass(frozen=True)
class Rounded:
    """A roller (two spots), a ball (one) or a strap (a line of spots)."""

    kind: str
    spots: tuple[Spot, ...]
    radius: float


@dataclass(frozen=True)
class GlowSpot:
    """A soft disc on a part: a point in its frame and a radius, fractions of height."""

    part: str
    segment: str
    x: float
    y: float
    z: float
    radius: float = 0.045


def _along_thigh(
    x: float, z: float, shares: tuple[float, ...], radius: float = 0.045
) -> tuple[GlowSpot, ...]:
    return tuple(GlowSpot("thigh-r", "thigh-r", x, -share * THIGH, z, radius) for share in shares)


GLOW: dict[GlowRegion, tuple[GlowSpot, ...]] = {
    "buttock": (
        GlowSpot("thigh-r", "thigh-r", -0.032, -0.020, 0.006, 0.052),
        GlowSpot("torso", "pelvis", -0.045, -0.012, 0.046, 0.050),
    ),
    "side-of-buttock": (
        GlowSpot("thigh-r", "thigh-r", -0.008, -0.006, 0.036, 0.050),
        GlowSpot("torso", "pelvis", -0.010, 0.040, 0.070, 0.045),
    ),
    "back-of-thigh": _along_thigh(-0.024, 0.0, (0.32, 0.52, 0.74)),
    "calf": tuple(
        GlowSpot("shank-r", "shank-r", -0.024, -share * SHANK, 0.0, 0.040) for share in (0.22, 0.38)
    ),
    "inner-thigh": _along_thigh(0.004, -0.026, (0.22, 0.42, 0.62)),
    "outer-thigh": _along_thigh(0.0, 0.028, (0.12, 0.34, 0.56), 0.042),
    "front-of-hip": (
        GlowSpot("thigh-r", "thigh-r", 0.026, -0.006, 0.0, 0.050),
        GlowSpot("torso", "pelvis", 0.034, 0.018, 0.044, 0.042),
    ),
    "front-of-thigh": _along_thigh(0.026, 0.0, (0.22, 0.44, 0.66)),
}
"""Where a region lies: behind, inside, outside or before the bone, chosen by looking."""


def glow_spots(scene: Scene) -> tuple[GlowSpot, ...]:
    """All soft discs of a scene."""
    return tuple(spot for region in scene.glow for spot in GLOW[region])


def boxes(scene: Scene) -> tuple[Box, ...]:
    """Walls, benches and pads of a scene."""
    return tuple(box for prop in scene.prop for box in _boxes_of(prop))


def _boxes_of(prop: Prop) -> tuple[Box, ...]:
    if isinstance(prop, Wall):
        back = prop.x + (WALL_THICKNESS if prop.is_ahead else -WALL_THICKNESS)
        half = prop.width / 2
        return (Box("wall", (min(prop.x, back), 0.0, -half), (max(prop.x, back), prop.height, half)),)
    if isinstance(prop, Pad):
        return (Box("pad", (prop.x[0], 0.0, prop.z[0]), (prop.x[1], prop.thickness, prop.z[1])),)
    if isinstance(prop, Bench):
        return _bench(prop)
    if isinstance(prop, Chair):
        return chair_boxes(prop)
    return ()


def _bench(bench: Bench) -> tuple[Box, ...]:
    under, leg = bench.top - TOP_THICKNESS, LEG_THICKNESS
    inset = 0.02
    legs = tuple(
        Box("bench", (x, 0.0, z), (x + leg, under, z + leg))
        for x in (bench.x[0] + inset, bench.x[1] - inset - leg)
        for z in (bench.z[0] + inset, bench.z[1] - inset - leg)
    )
    top = Box("bench", (bench.x[0], under, bench.z[0]), (bench.x[1], bench.top, bench.z[1]))
    return (*legs, top)


def chair_boxes(chair: Chair) -> tuple[Box, ...]:
    """Two posts with two rails as the back, a seat, and two legs before it."""
    half, post, rail = chair.width / 2, CHAIR_POST, CHAIR_RAIL
    under = chair.seat - SEAT_THICKNESS
    sides = (-half, half - post)
    own = [
        *(((-post, 0.0, z), (0.0, chair.top, z + post)) for z in sides),
        *(((-post, top - rail, -half), (0.0, top, half)) for top in (chair.top, chair.top - 2.4 * rail)),
        *(((chair.depth - post, 0.0, z), (chair.depth, under, z + post)) for z in sides),
        ((0.0, under, -half), (chair.depth, chair.seat, half)),
    ]
    return tuple(_turned(low, high, chair) for low, high in own)


def _turned(low: Corner, high: Corner, chair: Chair) -> Box:
    """A box in the chair's own directions (towards who sits, up, across), put where the chair stands."""
    forward = 1 if chair.faces in ("ahead", "working") else -1
    corners = np.array([low, high]) * np.array([forward, 1, 1])
    if chair.faces in ("working", "other"):
        corners = corners[:, [2, 1, 0]]
    corners = corners + np.array([chair.at[0], 0.0, chair.at[1]])
    first, second = corners.min(axis=0), corners.max(axis=0)
    return Box("chair", _corner(first), _corner(second))


def _corner(place: Array) -> Corner:
    x, y, z = (float(value) for value in place)
    return x, y, z


def moving_props(scene: Scene, frames: Frames, weights: Array, skeleton: Skeleton) -> tuple[Rounded, ...]:
    """Rollers, balls and straps over time."""
    return tuple(
        _moving(prop, frames, weights, skeleton)
        for prop in scene.prop
        if isinstance(prop, Roller | Ball | Strap)
    )


def _moving(prop: Roller | Ball | Strap, frames: Frames, weights: Array, skeleton: Skeleton) -> Rounded:
    if isinstance(prop, Roller):
        return _roller(prop, weights)
    if isinstance(prop, Ball):
        return Rounded(
            "ball", (Spot(_ball_place(prop, frames, weights, skeleton), prop.radius),), prop.radius
        )
    return Rounded("strap", tuple(Spot(place, 0.0) for place in _strap_line(prop, frames, skeleton)), 0.0)


def _roller(roller: Roller, weights: Array) -> Rounded:
    stops = np.array(roller.x if len(roller.x) > 1 else roller.x * weights.shape[1])
    x = weights @ stops
    ends = (roller.z + roller.length / 2, roller.z - roller.length / 2)
    height = np.full_like(x, roller.radius)
    spots = tuple(Spot(np.stack([x, height, np.full_like(x, z)], axis=1), roller.radius) for z in ends)
    return Rounded("roller", spots, roller.radius)


def _ball_place(ball: Ball, frames: Frames, weights: Array, skeleton: Skeleton) -> Array:
    if ball.at is not None:
        return np.tile(np.array(ball.at), (len(weights), 1))
    down = np.array([0.0, -(ball.between_thighs or 0.0) * THIGH, 0.0]) * skeleton.height_m
    return np.asarray((frames.point("thigh-r", down) + frames.point("thigh-l", down)) / 2)


def _strap_line(strap: Strap, frames: Frames, skeleton: Skeleton) -> list[Array]:
    """From the first hand round the sole to the second hand (or back to the first)."""
    height = skeleton.height_m
    sole = [frames.point("foot-r", np.array([0.066, y, z]) * height) for z, y in _SOLE]
    hands = {"working": ("r", "r"), "other": ("l", "l"), "both": ("r", "l")}[strap.held_by]
    grips = [frames.point(f"hand-{tag}", np.array([0.0, -0.042, 0.0]) * height) for tag in hands]
    return [grips[0], *sole, grips[1]]
