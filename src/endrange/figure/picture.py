"""One moment of a scene seen by one camera: everything to paint, projected and in order."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from endrange.body.rotation import Array, unit

from .camera import Camera, project
from .movement import Motion
from .outline import support
from .paint import Balls, Item, ball_item, between, box_item, gathered, paint_order, pairs_behind
from .scenery import Rounded
from .solids import Hull, Part

STRAP_HALF_WIDTH = 0.004
_DISC = 24
FOLD = float(np.cos(np.radians(57.0)))
"""Cosine of the angle between two segments in the picture below which the joint shows its line."""


@dataclass(frozen=True)
class Picture:
    """Projected circles (N x 3, depth last) and the items in paint order, with what each one is."""

    motion: Motion
    moment: int
    camera: Camera
    circles: Array
    order: tuple["Painted", ...]

    def hull(self, hull: Hull) -> tuple[Array, Array]:
        """Projected centres (n x 3) and radii of a hull's spheres."""
        indexes = [self.motion.figure.index(sphere) for sphere in hull]
        return self.circles[indexes], self.motion.radii[indexes]

    def is_folded(self, one: Part, other: Part) -> bool:
        """Whether a joint between two parts of a limb is so sharply bent that the line between them stays."""
        way = _way_between(one, other, self.motion.figure.parts)
        return any(self._meets_sharply(first, second) for first, second in pairwise(way))

    def _meets_sharply(self, one: Part, other: Part) -> bool:
        first, second = self._bone(one), self._bone(other)
        if not np.allclose(first[1], second[0]):
            first, second = second, first
        back, onward = unit(first[0] - first[1]), unit(second[1] - second[0])
        return bool(back @ onward > FOLD)

    def _bone(self, part: Part) -> Array:
        assert part.bone is not None  # noqa: S101 - asked before
        return self.circles[[self.motion.figure.index(end) for end in part.bone], :2]


def _way_between(one: Part, other: Part, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """From part to part along their limb, over at most one more; empty where they do not hang together."""
    if _share_a_joint(one, other):
        return one, other
    for middle in parts:
        if _share_a_joint(one, middle) and _share_a_joint(middle, other):
            return one, middle, other
    return ()


def _share_a_joint(one: Part, other: Part) -> bool:
    if one is other or one.limb != other.limb or one.bone is None or other.bone is None:
        return False
    return any(end is far for end in one.bone for far in other.bone)


@dataclass(frozen=True)
class Painted:
    """One item of the order: a part of the body, a moving prop (and which piece of it), or a box."""

    item: Item
    part: Part | None = None
    prop: Rounded | None = None
    piece: int = 0
    box: int | None = None


def take(motion: Motion, moment: int, camera: Camera) -> Picture:
    """Project a moment and sort it from back to front."""
    circles = project(motion.centres[moment], camera)
    bare = Picture(motion, moment, camera, circles, ())
    things = things_of(bare)
    items = [thing.item for thing in things]
    pairs = pairs_behind(items)
    order = gathered(items, paint_order(items, pairs), pairs)
    return Picture(motion, moment, camera, circles, tuple(things[i] for i in order))


def things_of(picture: Picture) -> list[Painted]:
    """Everything that is to be painted, in no order: parts, moving props, boxes."""
    return [*_parts(picture), *_props(picture), *_boxes(picture)]


def _parts(picture: Picture) -> list[Painted]:
    return [
        Painted(ball_item(part.id, part.limb, [picture.hull(hull) for hull in part.hulls]), part=part)
        for part in picture.motion.figure.parts
    ]


def _boxes(picture: Picture) -> list[Painted]:
    return [
        Painted(box_item(f"{box.name}-{i}", np.array(box.low), np.array(box.high), picture.camera), box=i)
        for i, box in enumerate(picture.motion.boxes)
    ]


def _props(picture: Picture) -> list[Painted]:
    found = []
    for number, prop in enumerate(picture.motion.props):
        places = project(prop_places(picture, prop), picture.camera)
        if prop.kind == "strap":
            for piece in range(len(places) - 1):
                line = places[piece : piece + 2]
                half = np.full(2, STRAP_HALF_WIDTH)
                name = f"strap-{number}-{piece}"
                found.append(
                    Painted(ball_item(name, f"strap-{number}", [(line, half)]), prop=prop, piece=piece)
                )
        elif prop.kind == "roller":
            found.append(Painted(_roller_item(picture, prop, f"roller-{number}"), prop=prop))
        else:
            ball = (places, np.array([prop.radius]))
            found.append(Painted(ball_item(f"ball-{number}", f"ball-{number}", [ball]), prop=prop))
    return found


def prop_places(picture: Picture, prop: Rounded) -> Array:
    """Where the spots of a prop are at this moment (n x 3, metres)."""
    return np.stack([spot.place[picture.moment] for spot in prop.spots])


def roller_discs(picture: Picture, prop: Rounded) -> tuple[Array, Array]:
    """The two end discs of a roller as rings of points in the picture (24 x 3 each)."""
    ends = prop_places(picture, prop)
    axis = unit(ends[1] - ends[0])
    up = np.array([0.0, 1.0, 0.0])
    across = np.cross(axis, up)
    angle = np.arange(_DISC) * 2 * np.pi / _DISC
    ring = prop.radius * (np.cos(angle)[:, None] * across + np.sin(angle)[:, None] * up)
    return project(ends[0] + ring, picture.camera), project(ends[1] + ring, picture.camera)


def _roller_item(picture: Picture, prop: Rounded, name: str) -> Item:
    first, second = roller_discs(picture, prop)
    rim = np.concatenate([first, second])
    supports = support(rim[:, :2], np.zeros(len(rim)))[None]
    axis = between(between(project(prop_places(picture, prop), picture.camera)))
    surface = Balls(axis, np.full(len(axis), prop.radius))
    return Item(name, name, supports, surface, float(axis[:, 2].mean()))
