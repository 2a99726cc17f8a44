"""The mannequin's flesh: every part is a union of convex hulls of a few spheres hung on the skeleton.

The outline of such a hull, seen from anywhere, is the hull of circles: exact and cheap. Offsets and radii are
fractions of body height in the frame of the named segment; all are chosen by looking.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np

from endrange.body.kinematics import Frames
from endrange.body.rotation import Array
from endrange.body.skeleton import Skeleton

Tone = Literal[
    "work",
    "other",
    "torso",
    "head",
    "shorts-work",
    "shorts-other",
    "hair",
    "nose",
    "band",
    "iron",
    "grip",
    "bag",
    "pocket",
]
HandShape = Literal["open", "fist"]
HEM = 0.085
"""How far down the thigh the shorts reach."""


@dataclass(frozen=True, eq=False)
class Sphere:
    """A ball fixed to a segment. Parts that share a ball share the very object."""

    segment: str
    x: float
    y: float
    z: float
    radius: float


Hull = tuple[Sphere, ...]


@dataclass(frozen=True)
class Cover:
    """A piece drawn on top of a part and clipped to it: shorts on a thigh."""

    tone: Tone
    hulls: tuple[Hull, ...]


@dataclass(frozen=True, eq=False)
class Part:
    """One item of the paint order. Neighbours of one limb are drawn without a line between them."""

    id: str
    limb: str
    tone: Tone
    hulls: tuple[Hull, ...]
    bone: tuple[Sphere, Sphere] | None = None
    over: tuple[Cover, ...] = ()


@dataclass(frozen=True, eq=False)
class Mannequin:
    """All parts, and their spheres in one list: the index is what everything else refers to."""

    parts: tuple[Part, ...]
    spheres: tuple[Sphere, ...]

    def index(self, sphere: Sphere) -> int:
        """Place of a sphere in the list."""
        return _indexes(self)[sphere]

    def part(self, part_id: str) -> Part:
        """The part of this id. Raises KeyError."""
        for part in self.parts:
            if part.id == part_id:
                return part
        raise KeyError(part_id)

    @property
    def radii(self) -> Array:
        """Radius of each sphere as a fraction of height."""
        return np.array([sphere.radius for sphere in self.spheres])


@cache
def _indexes(figure: Mannequin) -> dict[Sphere, int]:
    return {sphere: index for index, sphere in enumerate(figure.spheres)}


def _pair(segment: str, x: float, y: float, z: float, radius: float) -> Hull:
    return (Sphere(segment, x, y, z, radius), Sphere(segment, x, y, -z, radius))


_SHOULDER_GIRDLE = _pair("thorax", -0.012, 0.150, 0.060, 0.026)
_PELVIS: Hull = (
    *_pair("pelvis", 0.0, 0.0, 0.046, 0.046),
    *_pair("pelvis", -0.026, -0.012, 0.040, 0.043),
    *_pair("pelvis", -0.006, 0.055, 0.046, 0.036),
    *_pair("pelvis", -0.020, 0.045, 0.030, 0.040),
    *_pair("pelvis", 0.022, 0.030, 0.022, 0.036),
    Sphere("pelvis", 0.010, -0.022, 0.0, 0.034),
)
_LOW_CHEST: Hull = (
    *_pair("thorax", 0.004, 0.020, 0.038, 0.048),
    *_pair("thorax", 0.014, 0.030, 0.030, 0.045),
)
_ABDOMEN: Hull = (
    *_pair("pelvis", -0.002, 0.058, 0.042, 0.038),
    *_pair("lumbar", 0.008, 0.045, 0.034, 0.046),
    *_LOW_CHEST,
)
_CHEST: Hull = (
    *_LOW_CHEST,
    *_pair("thorax", 0.016, 0.085, 0.040, 0.053),
    *_pair("thorax", 0.012, 0.125, 0.045, 0.036),
    *_pair("thorax", -0.018, 0.105, 0.042, 0.048),
    *_pair("thorax", -0.006, 0.132, 0.080, 0.032),
    *_pair("thorax", -0.008, 0.156, 0.036, 0.027),
)
_SHOULDER_SLOPE: Hull = (*_SHOULDER_GIRDLE, *_pair("neck", 0.004, 0.018, 0.006, 0.029))
_NECK: Hull = (
    Sphere("thorax", -0.006, 0.160, 0.0, 0.034),
    Sphere("neck", 0.010, 0.030, 0.0, 0.029),
    Sphere("head", 0.004, 0.014, 0.0, 0.030),
)
_FACE: Hull = (
    Sphere("head", 0.013, 0.045, 0.0, 0.039),
    Sphere("head", 0.021, 0.018, 0.0, 0.033),
    *_pair("head", 0.034, -0.006, 0.007, 0.016),
    *_pair("head", 0.006, 0.004, 0.014, 0.021),
)
_NOSE: Hull = (
    Sphere("head", 0.052, 0.036, 0.0, 0.006),
    Sphere("head", 0.060, 0.021, 0.0, 0.0075),
    Sphere("head", 0.050, 0.018, 0.0, 0.008),
)
_HAIR_CAP: Hull = (
    Sphere("head", -0.020, 0.051, 0.0, 0.0425),
    Sphere("head", 0.000, 0.060, 0.0, 0.0405),
    Sphere("head", 0.026, 0.080, 0.0, 0.014),
)
_HAIR_BACK: Hull = (
    Sphere("head", -0.020, 0.051, 0.0, 0.0425),
    Sphere("head", -0.024, 0.024, 0.0, 0.034),
)


def _torso() -> tuple[Part, ...]:
    trunk = Part(
        "torso",
        "torso",
        "torso",
        (_PELVIS, _ABDOMEN, _CHEST, _SHOULDER_SLOPE, _NECK),
        bone=(_PELVIS[0], _PELVIS[4]),
        over=(Cover("shorts-work", (_PELVIS,)),),
    )
    face = Part("head", "head", "head", (_FACE, _NOSE), over=(Cover("nose", (_NOSE,)),))
    return trunk, face, Part("hair", "head", "hair", (_HAIR_CAP, _HAIR_BACK))


def _ring(segment: str, y: float, radius: float, count: int = 8) -> Hull:
    """Points round a limb: their hull has a straight edge, as a hem has."""
    angles = np.arange(count) * 2 * np.pi / count
    return tuple(
        Sphere(
            segment,
            round(float(0.004 + radius * np.cos(a)), 5),
            y,
            round(float(radius * np.sin(a)), 5),
            0.0,
        )
        for a in angles
    )


def _leg(tag: str) -> tuple[Part, ...]:
    thigh, shank, foot, toes = (f"{name}-{tag}" for name in ("thigh", "shank", "foot", "toes"))
    tone: Tone = "work" if tag == "r" else "other"
    shorts: Tone = "shorts-work" if tag == "r" else "shorts-other"
    hip = Sphere(thigh, 0.0, 0.0, 0.0, 0.047)
    knee = Sphere(shank, 0.0, 0.0, 0.0, 0.0315)
    ankle = Sphere(foot, 0.0, 0.0, 0.0, 0.0195)
    upper = Sphere(thigh, 0.004, -0.060, 0.0, 0.0455)
    calf = Sphere(shank, -0.007, -0.095, 0.0, 0.030)
    low_calf = Sphere(shank, -0.002, -0.165, 0.0, 0.022)
    ball = _pair(foot, 0.066, -0.026, 0.018, 0.013)
    tips = _pair(toes, 0.034, -0.003, 0.013, 0.010)
    return (
        Part(
            thigh,
            f"leg-{tag}",
            tone,
            ((hip, upper, Sphere(thigh, 0.004, -0.130, 0.0, 0.041), knee),),
            bone=(hip, knee),
            over=(Cover(shorts, ((hip, upper, *_ring(thigh, -HEM, 0.050)),)),),
        ),
        Part(
            shank,
            f"leg-{tag}",
            tone,
            ((knee, Sphere(shank, -0.009, -0.060, 0.0, 0.033), calf), (calf, low_calf), (low_calf, ankle)),
            bone=(knee, ankle),
        ),
        Part(
            foot,
            f"leg-{tag}",
            tone,
            ((ankle, Sphere(foot, -0.023, -0.020, 0.0, 0.019), *ball), (*ball, *tips)),
            bone=(ankle, ball[0]),
        ),
    )


def _arm(tag: str, sign: float, shape: HandShape) -> tuple[Part, ...]:
    upper, forearm, limb = f"upper-arm-{tag}", f"forearm-{tag}", f"arm-{tag}"
    tone: Tone = "work" if tag == "r" else "other"
    shoulder = Sphere(upper, 0.0, 0.0, 0.0, 0.033)
    elbow = Sphere(forearm, 0.0, 0.0, 0.0, 0.0215)
    wrist = Sphere(f"hand-{tag}", 0.0, 0.0, 0.0, 0.0155)
    biceps = Sphere(upper, 0.0, -0.077, 0.0, 0.0275)
    bulge = Sphere(forearm, 0.0, -0.0375, 0.0, 0.0235)
    lower = Part(forearm, limb, tone, ((elbow, bulge, wrist),), (elbow, wrist))
    return (
        Part(upper, limb, tone, ((shoulder, biceps, elbow),), (shoulder, elbow)),
        lower,
        _hand(lower, wrist, sign, shape),
    )


def _hand(arm: Part, wrist: Sphere, sign: float, shape: HandShape) -> Part:
    """x is the thumb's side, y runs back from the fingers, z is the back of a right hand."""
    segment = wrist.segment
    if shape == "fist":
        knuckles = (Sphere(segment, 0.010, -0.040, 0.0, 0.020), Sphere(segment, -0.010, -0.040, 0.0, 0.020))
        return Part(segment, arm.limb, arm.tone, ((wrist, *knuckles),), (wrist, knuckles[0]))
    knuckles = (Sphere(segment, 0.014, -0.048, 0.0, 0.0125), Sphere(segment, -0.014, -0.048, 0.0, 0.0125))
    tips = (Sphere(segment, 0.010, -0.092, 0.0, 0.0085), Sphere(segment, -0.010, -0.092, 0.0, 0.0085))
    thumb = (
        Sphere(segment, 0.008, -0.022, 0.0, 0.011),
        Sphere(segment, 0.030, -0.055, -0.006 * sign, 0.0075),
    )
    hulls = ((wrist, *knuckles), (*knuckles, *tips), thumb)
    return Part(segment, arm.limb, arm.tone, hulls, (wrist, tips[0]))


@cache
def mannequin(right_hand: HandShape = "open", left_hand: HandShape = "open") -> Mannequin:
    """The whole figure. The right side is the working one; the left is drawn in the other tone."""
    return _mannequin_of(
        (
            *_torso(),
            *_leg("r"),
            *_leg("l"),
            *_arm("r", 1.0, right_hand),
            *_arm("l", -1.0, left_hand),
        )
    )


@cache
def with_things(body: Mannequin, things: tuple[Part, ...]) -> Mannequin:
    """The figure with what it carries or wears; the body's spheres stay first in the list."""
    return _mannequin_of((*body.parts, *things)) if things else body


def _mannequin_of(parts: tuple[Part, ...]) -> Mannequin:
    spheres: dict[Sphere, None] = {}
    for part in parts:
        pieces = (*part.hulls, *(hull for cover in part.over for hull in cover.hulls))
        for hull in pieces:
            spheres.update(dict.fromkeys(hull))
    return Mannequin(parts, tuple(spheres))


def sphere_centres(figure: Mannequin, frames: Frames, skeleton: Skeleton) -> Array:
    """Where every sphere is: T x N x 3, metres."""
    offsets = np.array([(sphere.x, sphere.y, sphere.z) for sphere in figure.spheres]) * skeleton.height_m
    origins = np.stack([frames.origin[sphere.segment] for sphere in figure.spheres], axis=1)
    turns = np.stack([frames.turn[sphere.segment] for sphere in figure.spheres], axis=1)
    return np.asarray(origins + np.einsum("tnij,nj->tni", turns, offsets))
