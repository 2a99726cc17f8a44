"""Who is painted before whom: the order from back to front of everything in one picture.

For each pair of items whose outlines overlap, a 5 x 5 grid in their common bounding box is sampled; where
both are hit, the front surfaces are compared, and the clipped mean of the differences says who is in front.
The items are then sorted so that every pair is right; among free items the one of the limb drawn last comes
first, then the furthest. A cycle is broken at its weakest pair. Metres.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

import numpy as np

from endrange.body.rotation import Array

from .camera import Camera, project
from .outline import contains, support

GRID = 5
CLIP = 0.06
"""A difference beyond this counts no more: one far corner does not outvote the rest; chosen."""
_BETWEEN = (1 / 3, 2 / 3)


class Surface(Protocol):
    """Something with a front."""

    def front(self, points: Array) -> Array:
        """Depth towards the viewer of the front surface at picture points (m x 2)."""
        ...


@dataclass(frozen=True)
class Balls:
    """Flesh: circles in the picture with their depth, more of them interpolated along each hull."""

    centres: Array
    radii: Array

    def front(self, points: Array) -> Array:
        """The foremost ball at each point; where none is hit, the centre of the nearest one."""
        offset = points[:, None, :] - self.centres[None, :, :2]
        square = (offset**2).sum(axis=2)
        rise = np.sqrt(np.maximum(self.radii**2 - square, 0.0))
        depth = np.where(square <= self.radii**2, self.centres[:, 2] + rise, -np.inf)
        nearest = np.argmin(np.sqrt(square) - self.radii, axis=1)
        best = depth.max(axis=1)
        return np.asarray(np.where(np.isfinite(best), best, self.centres[nearest, 2]))


@dataclass(frozen=True)
class Block:
    """A still box, seen by a camera."""

    low: Array
    high: Array
    axes: Array

    def front(self, points: Array) -> Array:
        """Where the ray from the viewer enters the box."""
        right, up, toward = self.axes
        start = points[:, [0]] * right + points[:, [1]] * up
        with np.errstate(divide="ignore", invalid="ignore"):
            leave = np.maximum((self.low - start) / toward, (self.high - start) / toward)
        return np.asarray(np.where(np.abs(toward) < 1e-9, np.inf, leave).min(axis=1))


@dataclass(frozen=True)
class Item:
    """One thing to paint: the supports of its hulls (h x 24) and its surface."""

    id: str
    limb: str
    supports: Array
    surface: Surface
    depth: float
    """Mean depth, for ties."""

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top in the picture."""
        reach = self.supports.max(axis=0)
        quarter = len(reach) // 4
        return -reach[2 * quarter], -reach[3 * quarter], reach[0], reach[quarter]

    def hit(self, points: Array) -> Array:
        """Which picture points lie on this item."""
        return np.asarray(np.any([contains(one, points) for one in self.supports], axis=0))


def ball_item(item_id: str, limb: str, hulls: list[tuple[Array, Array]]) -> Item:
    """An item made of hulls of balls: (n x 3 projected centres, n radii) each."""
    centres = np.concatenate([between(hull_centres) for hull_centres, _ in hulls])
    radii = np.concatenate([between(hull_radii[:, None])[:, 0] for _, hull_radii in hulls])
    supports = np.stack([support(hull_centres[:, :2], hull_radii) for hull_centres, hull_radii in hulls])
    return Item(item_id, limb, supports, Balls(centres, radii), float(np.mean(centres[:, 2])))


def between(rows: Array) -> Array:
    """The rows, and two more between each row and the next."""
    more = [rows[:-1] + share * (rows[1:] - rows[:-1]) for share in _BETWEEN]
    return np.concatenate([rows, *more])


def box_item(item_id: str, low: Array, high: Array, camera: Camera) -> Item:
    """An item made of one still box."""
    corners = project(box_corners(low, high), camera)
    supports = support(corners[:, :2], np.zeros(8))[None]
    block = Block(low, high, camera.axes)
    return Item(item_id, item_id, supports, block, float(np.mean(corners[:, 2])))


def box_corners(low: Array, high: Array) -> Array:
    """The eight corners; bit 0, 1, 2 of the index picks high x, y, z."""
    return np.array([[high[a] if index >> a & 1 else low[a] for a in range(3)] for index in range(8)])


def in_front(one: Item, other: Item) -> float | None:
    """By how much `one` is in front of `other` (negative: behind); None where they do not overlap."""
    a, b = one.bounds, other.bounds
    left, bottom, right, top = max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])
    if left >= right or bottom >= top:
        return None
    share = (np.arange(GRID) + 0.5) / GRID
    grid_x, grid_y = np.meshgrid(left + share * (right - left), bottom + share * (top - bottom))
    points = np.stack([grid_x.ravel(), grid_y.ravel()], axis=1)
    both = points[np.logical_and(one.hit(points), other.hit(points))]
    if len(both) == 0:
        return None
    difference = one.surface.front(both) - other.surface.front(both)
    return float(np.clip(difference, -CLIP, CLIP).mean())


def pairs_behind(items: list[Item]) -> "Behind":
    """(behind, in front) with how surely, metres, for every overlapping pair."""
    found = {}
    for i, j in combinations(range(len(items)), 2):
        lead = in_front(items[i], items[j])
        if lead is not None:
            found[(j, i) if lead > 0 else (i, j)] = abs(lead)
    return found


Behind = dict[tuple[int, int], float]


def paint_order(items: list[Item], pairs: Behind) -> list[int]:
    """Indexes from back to front."""
    behind = dict(pairs)
    left = set(range(len(items)))
    order: list[int] = []
    limb = ""
    while left:
        free = [i for i in left if not any(front == i and back in left for back, front in behind)]
        if not free:
            weakest = min(
                (pair for pair in behind if pair[0] in left and pair[1] in left),
                key=lambda pair: (behind[pair], pair),
            )
            del behind[weakest]
            continue
        last = limb
        chosen = min(free, key=lambda i: (items[i].limb != last, items[i].depth, i))
        order.append(chosen)
        left.remove(chosen)
        limb = items[chosen].limb
    return order


def gathered(items: list[Item], order: list[int], pairs: Behind) -> list[int]:
    """The same order with the pieces of a limb moved together where no pair forbids it.

    A straight elbow then shows no line: only neighbours in the order are drawn as one.
    """
    blocks: list[list[int]] = []
    for item in order:
        limb = items[item].limb
        mate = next((i for i in reversed(range(len(blocks))) if items[blocks[i][0]].limb == limb), None)
        if mate is None:
            blocks.append([item])
        elif not _is_any_behind(blocks[mate + 1 :], [[item]], pairs):
            blocks[mate].append(item)
        elif not _is_any_behind([blocks[mate]], blocks[mate + 1 :], pairs):
            blocks.append([*blocks.pop(mate), item])
        else:
            blocks.append([item])
    return [item for block in blocks for item in block]


def _is_any_behind(back: list[list[int]], front: list[list[int]], pairs: Behind) -> bool:
    """Whether any item of the first blocks has to be painted before any of the others."""
    return any((b, f) in pairs for some in back for b in some for others in front for f in others)
