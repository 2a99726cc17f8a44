"""The frame of a picture: what must fit in, at one scale, so that nothing jumps between start and end."""

from dataclasses import dataclass

import numpy as np

from endrange.body.rotation import Array

from .camera import Camera, project
from .movement import Motion
from .paint import box_corners
from .shapes import number

MARGIN = 0.05
"""Free space round everything; chosen."""
FLOOR_BAND = 0.07
"""Depth of the floor seen edge-on."""


@dataclass(frozen=True)
class Frame:
    """A rectangle of the picture, metres."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def view_box(self) -> str:
        """For SVG."""
        return " ".join(
            number(value) for value in (self.left, -self.top, self.right - self.left, self.top - self.bottom)
        )

    def grown_to(self, aspect: float, *, is_level: bool) -> "Frame":
        """Widened or heightened to width / height = `aspect`; a level floor stays low in the picture."""
        width, height = self.right - self.left, self.top - self.bottom
        if width < aspect * height:
            extra = (aspect * height - width) / 2
            return Frame(self.left - extra, self.bottom, self.right + extra, self.top)
        extra = width / aspect - height
        below = extra * (0.3 if is_level else 0.5)
        return Frame(self.left, self.bottom - below, self.right, self.top + extra - below)


def frame_of(motion: Motion, camera: Camera, *, aspect: float | None = None) -> Frame:
    """What encloses every moment of the motion, its props and the floor under it."""
    low, high = _reach(motion, camera)
    bottom = min(low[1] - MARGIN, -FLOOR_BAND) if camera.is_level else low[1] - MARGIN
    frame = Frame(low[0] - MARGIN, bottom, high[0] + MARGIN, high[1] + MARGIN)
    return frame if aspect is None else frame.grown_to(aspect, is_level=camera.is_level)


def _reach(motion: Motion, camera: Camera) -> tuple[Array, Array]:
    flat = project(motion.centres, camera)[..., :2]
    radii = motion.radii[None, :, None]
    lows, highs = [(flat - radii).min(axis=(0, 1))], [(flat + radii).max(axis=(0, 1))]
    for prop in motion.props:
        for spot in prop.spots:
            place = project(spot.place, camera)[:, :2]
            lows.append(place.min(axis=0) - prop.radius)
            highs.append(place.max(axis=0) + prop.radius)
    for box in motion.boxes:
        corners = project(box_corners(np.array(box.low), np.array(box.high)), camera)[:, :2]
        lows.append(corners.min(axis=0))
        highs.append(corners.max(axis=0))
    return np.min(lows, axis=0), np.max(highs, axis=0)


def ground_extent(motion: Motion) -> tuple[Array, Array]:
    """Low and high corner (x, z) of the mat: what is near the floor, with a margin."""
    near = motion.centres[..., 1] - motion.radii < 0.25
    points = motion.centres[near][:, [0, 2]]
    low, high = points.min(axis=0) - 0.12, points.max(axis=0) + 0.12
    for prop in motion.props:
        if prop.kind == "roller":
            spots = np.concatenate([spot.place for spot in prop.spots])[:, [0, 2]]
            low, high = np.minimum(low, spots.min(axis=0) - 0.1), np.maximum(high, spots.max(axis=0) + 0.1)
    for box in motion.boxes:
        if box.name != "wall":
            low = np.minimum(low, (box.low[0] - 0.06, box.low[2] - 0.06))
            high = np.maximum(high, (box.high[0] + 0.06, box.high[2] + 0.06))
    return _kept_before_walls(motion, low, high)


def _kept_before_walls(motion: Motion, low: Array, high: Array) -> tuple[Array, Array]:
    """The mat ends where a wall begins."""
    for box in motion.boxes:
        if box.name == "wall" and box.low[0] > 0.1:
            high[0] = min(high[0], box.low[0])
        elif box.name == "wall":
            low[0] = max(low[0], box.high[0])
    return low, high
