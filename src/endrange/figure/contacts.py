"""Do the contacts of a scene hold: how far is what touches from what it touches, and what goes through?"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from endrange.body.rotation import Array
from endrange.catalogue.props import Bench, Chair, Pad, Roller, Wall
from endrange.catalogue.scene import Scene

from .keyframes import SIDE_OF
from .movement import Motion
from .paint import between
from .scenery import Box, Rounded, chair_boxes
from .solids import Sphere

Still = TypeVar("Still", Wall, Bench, Pad, Chair)
_THINGS = ("band", "dumbbell", "backpack")
"""What is carried or worn, and how the ids of its parts begin."""
_CONTACT = re.compile(r"^(?P<point>[a-z-]+)(?:[.](?P<side>working|other|both))? on (?P<what>[a-z-]+)$")
_PARTS = {
    "head": ("head", "hair"),
    "back": ("torso",),
    "sacrum": ("torso",),
    "hip": ("torso", "thigh"),
    "buttock": ("torso", "thigh"),
    "thigh": ("thigh",),
    "shin": ("shank",),
    "knee": ("shank",),
    "heel": ("foot",),
    "foot": ("foot",),
    "ball-of-foot": ("foot",),
    "toes": ("foot",),
    "instep": ("foot",),
    "elbow": ("forearm",),
    "forearm": ("forearm",),
    "hand": ("hand",),
}


@dataclass(frozen=True)
class Gap:
    """How far a contact is open (positive) or pressed in (negative) at each moment, metres."""

    contact: str
    gap: Array


def gaps(motion: Motion) -> list[Gap]:
    """Every contact that the scene names, one for each side meant."""
    return [gap for contact in motion.scene.contacts for gap in _gaps_of(motion, contact)]


def _gaps_of(motion: Motion, contact: str) -> list[Gap]:
    match = _CONTACT.match(contact)
    assert match is not None  # noqa: S101 - the model lets no other text in
    point, said, what = match["point"], match["side"], match["what"]
    if said is None:
        return [Gap(contact, _gap(motion, point, None, what))]
    return [
        Gap(contact.replace(f".{said}", f".{side}"), _gap(motion, point, body_side[0], what))
        for side, body_side in SIDE_OF.items()
        if said in (side, "both")
    ]


def _gap(motion: Motion, point: str, tag: str | None, what: str) -> Array:
    sets = _touching(motion, point, tag)
    nearest = [_distance(motion, centres, radii, what).min(axis=1) for centres, radii in sets]
    return np.asarray(np.max(nearest, axis=0))


def _touching(motion: Motion, point: str, tag: str | None) -> list[tuple[Array, Array]]:
    """Sets of balls (T x n x 3, n), each of which has to touch: a foot touches with heel and ball."""
    wanted = {f"{name}-{tag}" for name in _PARTS[point]} | set(_PARTS[point])
    hulls = [hull for part in motion.figure.parts if part.id in wanted for hull in part.hulls]

    def at_hip(sphere: Sphere) -> bool:
        on_side = sphere.segment == "pelvis" and (sphere.z > 0) == (tag == "r")
        return on_side or (sphere.segment == f"thigh-{tag}" and sphere.y > -0.1)

    choose: dict[str, Callable[[Sphere], bool]] = {
        "back": lambda s: s.segment == "thorax",
        "sacrum": lambda s: s.segment == "pelvis",
        "hip": at_hip,
        "buttock": at_hip,
        "knee": lambda s: s.segment == f"shank-{tag}" and s.y == 0,
        "heel": lambda s: s.segment == f"foot-{tag}" and s.x < -0.01,
        "ball-of-foot": lambda s: s.segment == f"foot-{tag}" and s.x > 0.05,
        "toes": lambda s: s.segment == f"toes-{tag}",
        "elbow": lambda s: s.segment == f"forearm-{tag}" and s.y == 0,
    }
    if point == "foot":
        return [*_touching(motion, "heel", tag), *_touching(motion, "ball-of-foot", tag)]
    if point in choose:
        spheres = [sphere for hull in hulls for sphere in hull if choose[point](sphere)]
        indexes = [motion.figure.index(sphere) for sphere in dict.fromkeys(spheres)]
        return [(motion.centres[:, indexes], motion.radii[indexes])]
    dense = [_dense(motion, [motion.figure.index(sphere) for sphere in hull]) for hull in hulls]
    return [(np.concatenate([c for c, _ in dense], axis=1), np.concatenate([r for _, r in dense]))]


def _dense(motion: Motion, indexes: list[int]) -> tuple[Array, Array]:
    """The balls of a hull and two more between neighbours."""
    centres = between(np.swapaxes(motion.centres[:, indexes], 0, 1))
    return np.swapaxes(centres, 0, 1), between(motion.radii[indexes][:, None])[:, 0]


def _distance(motion: Motion, centres: Array, radii: Array, what: str) -> Array:
    """From the surface of each ball to a surface (T x n); negative inside."""
    scene = motion.scene
    if what in _THINGS:
        return _to_thing(motion, what, centres, radii)
    if what in ("roller", "ball"):
        rounded = next(prop for prop in motion.props if prop.kind == what)
        return _to_rounded(rounded, centres, radii)
    still: dict[str, Callable[[], Array]] = {
        "floor": lambda: np.asarray(centres[..., 1] - radii),
        "pad": lambda: np.asarray(centres[..., 1] - radii - _prop(scene, Pad).thickness),
        "wall": lambda: _to_wall(_prop(scene, Wall), centres, radii),
        "bench": lambda: _to_top(_prop(scene, Bench), centres, radii),
        "chair": lambda: _to_boxes(chair_boxes(_prop(scene, Chair)), centres, radii),
    }
    return still[what]()


def _prop(scene: Scene, kind: type[Still]) -> Still:
    return next(prop for prop in scene.prop if isinstance(prop, kind))


def _to_wall(wall: Wall, centres: Array, radii: Array) -> Array:
    ahead = 1.0 if wall.is_ahead else -1.0
    return np.asarray(ahead * (wall.x - centres[..., 0]) - radii)


def _to_top(bench: Bench, centres: Array, radii: Array) -> Array:
    """Height over the bench for what is over it; far for everything else."""
    inside = (centres[..., 0] > bench.x[0]) & (centres[..., 0] < bench.x[1])
    inside &= (centres[..., 2] > bench.z[0]) & (centres[..., 2] < bench.z[1])
    return np.where(inside, centres[..., 1] - radii - bench.top, 1.0)


def _to_boxes(boxes: tuple[Box, ...], centres: Array, radii: Array) -> Array:
    """To the nearest of the boxes."""
    return np.asarray(np.min([_to_box(box, centres, radii) for box in boxes], axis=0))


def _to_box(box: Box, centres: Array, radii: Array) -> Array:
    low, high = np.array(box.low), np.array(box.high)
    beyond = np.abs(centres - (low + high) / 2) - (high - low) / 2
    outside = np.linalg.norm(np.maximum(beyond, 0.0), axis=2)
    return np.asarray(outside + np.minimum(beyond.max(axis=2), 0.0) - radii)


def _to_thing(motion: Motion, name: str, centres: Array, radii: Array) -> Array:
    """To the nearest ball of what is carried or worn."""
    hulls = [hull for part in motion.figure.parts if part.id.startswith(name) for hull in part.hulls]
    dense = [_dense(motion, [motion.figure.index(sphere) for sphere in hull]) for hull in hulls]
    places, sizes = np.concatenate([c for c, _ in dense], axis=1), np.concatenate([r for _, r in dense])
    apart = np.linalg.norm(centres[:, :, None] - places[:, None], axis=3) - sizes
    return np.asarray(apart.min(axis=2) - radii)


def _to_rounded(prop: Rounded, centres: Array, radii: Array) -> Array:
    """To a ball, or to a roller as the line between its ends."""
    start, end = prop.spots[0].place[:, None], prop.spots[-1].place[:, None]
    line = end - start
    length = np.maximum((line**2).sum(axis=2, keepdims=True), 1e-12)
    share = np.clip(((centres - start) * line).sum(axis=2, keepdims=True) / length, 0.0, 1.0)
    return np.asarray(np.linalg.norm(centres - start - share * line, axis=2) - radii - prop.radius)


def sunk(motion: Motion) -> dict[str, float]:
    """How deep the body and its load go through what stands around at worst, metres (0: not at all)."""
    centres, radii = motion.centres, motion.radii
    depth = {"floor": -float(np.min(centres[..., 1] - radii))}
    for prop in motion.scene.prop:
        if isinstance(prop, Wall):
            near = np.abs(centres[..., 2]) < prop.width / 2
            low = centres[..., 1] < prop.height
            depth["wall"] = -float(np.min(np.where(near & low, _to_wall(prop, centres, radii), 1.0)))
        elif isinstance(prop, Bench):
            over = np.where(centres[..., 1] > prop.top - 0.05, _to_top(prop, centres, radii), 1.0)
            depth["bench"] = -float(np.min(over))
        elif isinstance(prop, Chair):
            depth["chair"] = -float(np.min(_to_boxes(chair_boxes(prop), centres, radii)))
        elif isinstance(prop, Roller):
            roller = next(moving for moving in motion.props if moving.kind == "roller")
            depth["roller"] = -float(np.min(_to_rounded(roller, centres, radii)))
    return {name: max(0.0, value) for name, value in depth.items()}


def drift(motion: Motion, segment: str) -> float:
    """How far a planted segment wanders over the whole movement at most, metres."""
    way = motion.frames.origin[segment]
    return float(np.max(np.linalg.norm(way - way[:1], axis=1)))
