"""What is carried or worn: dumbbells, backpacks, ankle weights and bands, made of hulls as the flesh is.

Each is fixed to a segment of the body or to one of its own (`thing_frames`), so that outline, paint order and
shade are those of the body's parts. Fractions of body height; sizes are chosen by looking: a dumbbell 24 cm
long, a backpack 36 x 26 x 14 cm, a band 4 cm wide.
"""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

import numpy as np

from endrange.body.kinematics import Frames
from endrange.body.rotation import Array, from_axes, unit
from endrange.body.skeleton import SHANK, THIGH, Skeleton
from endrange.catalogue.props import AnkleWeight, Backpack, Band, Dumbbell, Prop

from .flesh import Round, foot_round, shank_round, thigh_round
from .solids import Hull, Part, Sphere

Triple = tuple[float, float, float]
Place = Callable[[float, float, float], Triple]
"""From a thing's own directions to the frame of the segment that it is fixed to."""

HEAD_RADIUS = 0.034
"""Of a dumbbell's heads."""
BAG_HALF_DEPTH = 0.040
_GRIP = (0.0, -0.040, 0.0)
"""Middle of a fist in the hand's frame."""
_ON_HIPS = (0.076, 0.042, 0.0)
_AT_CHEST = (0.101, 0.074, 0.0)
"""Middle of a dumbbell in the frames of pelvis and thorax."""
_RING = 6
_CUFF = {"ankle": (0.80, 0.018), "knee": (0.76, 0.026)}
"""How far down shin and thigh an ankle weight is strapped, and half its width."""
_BAND_HALF_WIDTH = 0.012
_BAND_THICKNESS = 0.0022
_BAND_STEPS = 4
"""Pieces of a band round each leg."""


def thing_parts(props: tuple[Prop, ...]) -> tuple[Part, ...]:
    """The parts of everything that is carried or worn."""
    return tuple(part for prop in props for part in _parts_of(prop))


@cache
def _parts_of(prop: Prop) -> tuple[Part, ...]:
    if isinstance(prop, Dumbbell):
        return tuple(part for one in _dumbbells(prop) for part in one)
    if isinstance(prop, Backpack):
        return tuple(_backpack(prop))
    if isinstance(prop, AnkleWeight):
        return _cuff(prop)
    if isinstance(prop, Band):
        return tuple(_band(prop))
    return ()


_TAG = {"working": "r", "other": "l"}


def _dumbbells(prop: Dumbbell) -> Iterator[tuple[Part, ...]]:
    if prop.where == "hips":
        yield _dumbbell("dumbbell", "pelvis", _ON_HIPS, axis=2)
    elif prop.where == "chest":
        yield _dumbbell("dumbbell", "thorax", _AT_CHEST, axis=1)
    else:
        for side, tag in _TAG.items():
            if prop.where in ("each-hand", f"{side}-hand"):
                yield _dumbbell(f"dumbbell-{tag}", f"hand-{tag}", _GRIP, axis=0)


def _dumbbell(name: str, segment: str, middle: Triple, *, axis: int) -> tuple[Part, ...]:
    """Two six-sided heads on a grip that lies along an axis (0, 1, 2) of the segment."""

    def ball(radius: float, *own: float) -> Sphere:
        x, y, z = (round(float(a + b), 5) for a, b in zip(middle, np.roll(own, axis), strict=True))
        return Sphere(segment, x, y, z, radius)

    def head(sign: int) -> Hull:
        ring = _around(_RING, HEAD_RADIUS - 0.008)
        return tuple(ball(0.008, sign * along, *turn) for along in (0.044, 0.062) for turn in ring)

    grip = tuple(ball(0.0085, along, 0.0, 0.0) for along in (-0.045, 0.045))
    return (
        Part(f"{name}-grip", name, "grip", (grip,)),
        Part(f"{name}-a", name, "iron", (head(1),)),
        Part(f"{name}-b", name, "iron", (head(-1),)),
    )


def _around(count: int, radius: float, start: float = np.pi / 6) -> list[tuple[float, float]]:
    angles = start + np.arange(count) * 2 * np.pi / count
    return [(float(radius * np.cos(a)), float(radius * np.sin(a))) for a in angles]


def _backpack(prop: Backpack) -> Iterator[Part]:
    """Up, across and outwards (away from the person) are the bag's own directions."""
    segment, place = _BAG_PLACES[prop.where]

    def ball(up: float, across: float, out: float, radius: float) -> Sphere:
        x, y, z = (round(value, 5) for value in place(up, across, out))
        return Sphere(segment, x, y, z, radius)

    def both(up: float, across: float, out: float, radius: float) -> Hull:
        return ball(up, across, out, radius), ball(up, -across, out, radius)

    body = (
        *both(-0.084, 0.056, 0.021, 0.019),
        *both(-0.086, 0.054, 0.058, 0.017),
        *both(0.070, 0.050, 0.021, 0.019),
        *both(0.055, 0.046, 0.056, 0.018),
        *both(0.092, 0.026, 0.026, 0.016),
    )
    pocket = (*both(-0.076, 0.042, 0.072, 0.011), *both(-0.012, 0.040, 0.072, 0.011))
    loop = [ball(up, across, 0.026, 0.0045) for up, across in _LOOP]
    yield Part("backpack", "backpack", "bag", (body,))
    yield Part("backpack-pocket", "backpack", "pocket", (pocket,))
    yield Part("backpack-handle", "backpack", "pocket", tuple(pairwise(loop)))
    if prop.where in ("back", "chest"):
        yield from (_shoulder_strap(tag, front=prop.where == "chest") for tag in _TAG.values())


_LOOP = ((0.100, 0.022), (0.124, 0.018), (0.124, -0.018), (0.100, -0.022))
_STRAP_WAY = (
    (-0.070, 0.128, 0.046),
    (-0.034, 0.178, 0.050),
    (0.010, 0.172, 0.056),
    (0.046, 0.130, 0.062),
    (0.052, 0.075, 0.074),
    (0.026, 0.030, 0.092),
    (-0.040, -0.010, 0.082),
)
"""A shoulder strap in the frame of the thorax: from the bag's top over the shoulder, back under the arm."""
_STRAP_WAY_CHEST = (
    (0.074, 0.110, 0.046),
    (0.050, 0.152, 0.052),
    (0.004, 0.182, 0.054),
    (-0.044, 0.160, 0.060),
    (-0.066, 0.090, 0.072),
    (-0.040, 0.030, 0.092),
    (0.050, -0.010, 0.082),
)


def _shoulder_strap(tag: str, *, front: bool) -> Part:
    sign = 1.0 if tag == "r" else -1.0
    way = [
        Sphere("thorax", x, y, sign * z, 0.0075) for x, y, z in (_STRAP_WAY_CHEST if front else _STRAP_WAY)
    ]
    return Part(f"backpack-strap-{tag}", f"strap-{tag}", "pocket", tuple(pairwise(way)))


_BAG_PLACES: dict[str, tuple[str, Place]] = {
    "back": ("thorax", lambda up, across, out: (-0.064 - out, up + 0.052, across)),
    "chest": ("thorax", lambda up, across, out: (0.066 + out, up + 0.056, across)),
    "hips": ("pelvis", lambda up, across, out: (0.050 + out, across + 0.068, up)),
    "hands": ("load", lambda up, across, out: (out - BAG_HALF_DEPTH, up - 0.124, across)),
}


def _cuff(prop: AnkleWeight) -> tuple[Part, ...]:
    """A ring of balls above and one below, a little thicker than the leg, whose outline it shares."""
    limb, length = ("shank", SHANK) if prop.above == "ankle" else ("thigh", THIGH)
    along, half = _CUFF[prop.above]
    round_ = shank_round(along) if prop.above == "ankle" else thigh_round(along)
    tag = _TAG[prop.on]

    def ball(x: float, y: float, z: float, radius: float) -> Sphere:
        return Sphere(f"{limb}-{tag}", round(round_.forward + x, 5), y - along * length, round(z, 5), radius)

    ring = _around(8, round_.radius + 0.0005)
    rings = tuple(ball(x, y, z, 0.0075) for y in (-half, half) for x, z in ring)
    core = ball(0.0, 0.0, 0.0, round_.radius + 0.0075)
    return (Part(f"cuff-{tag}", f"leg-{tag}", "iron", ((core, *rings),)),)


def _band(prop: Band) -> Iterator[Part]:
    """A chain of flat pieces: round the outer half of one leg, across, round the other one, and back."""
    limb = _band_round(prop)
    ends = [_band_end(tag, limb, step) for tag in ("r", "l") for step in range(_BAND_STEPS + 1)]
    for number, (one, following) in enumerate(zip(ends, [*ends[1:], ends[0]], strict=True)):
        yield Part(f"band-{number}", "band", "band", ((*one, *following),))


def _band_end(tag: str, limb: Round, step: int) -> Hull:
    """Two balls across the band's width, on the outer half of a leg: one half begins where the other ends."""
    turn = np.pi * (step / _BAND_STEPS - 0.5) + (np.pi if tag == "l" else 0.0)
    out = limb.radius + _BAND_THICKNESS
    across, forward = float(out * np.cos(turn)), float(out * np.sin(turn))
    return tuple(
        Sphere(f"band-{tag}", round(forward, 5), y, round(across, 5), _BAND_THICKNESS)
        for y in (-_BAND_HALF_WIDTH, _BAND_HALF_WIDTH)
    )


def _band_round(prop: Band) -> Round:
    if prop.round == "feet":
        return foot_round()
    return thigh_round(prop.along or 0.0) if prop.round == "thighs" else shank_round(prop.along or 0.0)


def thing_frames(props: tuple[Prop, ...], frames: Frames, skeleton: Skeleton) -> Frames:
    """The frames with those of things that hang on no single segment."""
    for prop in props:
        if isinstance(prop, Band):
            frames = frames.with_segments(_band_frames(prop, frames, skeleton))
        if isinstance(prop, Backpack) and prop.where == "hands":
            frames = frames.with_segments(_hanging(frames, skeleton))
    return frames


def _band_frames(prop: Band, frames: Frames, skeleton: Skeleton) -> Frames:
    """Round each leg: y up along the leg, z from the left leg towards the right one."""
    middle, along = {}, {}
    for tag in ("r", "l"):
        segment, point, axis = _band_place(prop, tag)
        middle[tag] = frames.point(segment, np.array(point) * skeleton.height_m)
        along[tag] = frames.turn[segment][:, :, axis]
    between = middle["r"] - middle["l"]
    turn = {}
    for tag, up in along.items():
        across = unit(between - np.sum(between * up, axis=1, keepdims=True) * up)
        turn[f"band-{tag}"] = from_axes(np.cross(up, across), up)
    return Frames({f"band-{tag}": place for tag, place in middle.items()}, turn)


def _band_place(prop: Band, tag: str) -> tuple[str, Triple, int]:
    """Segment, middle of the leg there, and which of the segment's axes runs along it."""
    limb = _band_round(prop)
    if prop.round == "feet":
        return f"foot-{tag}", (limb.forward, limb.up, 0.0), 0
    length = THIGH if prop.round == "thighs" else SHANK
    segment = "thigh" if prop.round == "thighs" else "shank"
    return f"{segment}-{tag}", (limb.forward, -(prop.along or 0.0) * length, 0.0), 1


def _hanging(frames: Frames, skeleton: Skeleton) -> Frames:
    """Straight down from between both fists."""
    fists = [frames.point(f"hand-{tag}", np.array(_GRIP) * skeleton.height_m) for tag in ("r", "l")]
    across = (fists[0] - fists[1]) * np.array([1.0, 0.0, 1.0])
    up = np.tile(np.array([0.0, 1.0, 0.0]), (len(across), 1))
    turn = from_axes(np.cross(up, unit(across)), up)
    middle: Array = (fists[0] + fists[1]) / 2
    return Frames({"load": middle}, {"load": turn})
