"""Rollers, balls, straps, walls, benches and pads as SVG."""

import numpy as np

from endrange.body.rotation import Array

from .camera import Camera, project
from .palette import Paint
from .picture import STRAP_HALF_WIDTH, Painted, Picture, prop_places, roller_discs
from .scenery import Box
from .shapes import convex, line_path, number, polygon_path

_FACES = ((0, 1), (0, -1), (1, 1), (1, -1), (2, 1), (2, -1))
_WOOD = {0: "wood-side", 1: "wood", 2: "wood"}


def prop_svg(thing: Painted, picture: Picture, paint: Paint) -> str:
    """A moving prop, or one piece of it."""
    prop = thing.prop
    assert prop is not None  # noqa: S101 - only called for props
    if prop.kind == "roller":
        return _roller(*roller_discs(picture, prop), paint)
    places = project(prop_places(picture, prop), picture.camera)
    if prop.kind == "strap":
        line = line_path(places[thing.piece : thing.piece + 2])
        width = number(3.4 * STRAP_HALF_WIDTH)
        return f'<path d="{line}" stroke-width="{width}" stroke-linecap="round" {paint.line("strap")}/>'
    return _ball(places[0], prop.radius, paint)


def _ball(place: Array, radius: float, paint: Paint) -> str:
    x, y = float(place[0]), float(place[1])
    shine = f'cx="{number(x - radius * 0.3)}" cy="{number(-y - radius * 0.35)}" r="{number(radius * 0.38)}"'
    circle = f'<circle cx="{number(x)}" cy="{number(-y)}" r="{number(radius)}"'
    return (
        f'{circle} {paint.fill("ball")}/>{circle} stroke-width="5" {paint.line("wood-edge")}/>'
        f'<circle {shine} fill-opacity="0.28" {paint.fill("wall")}/>'
    )


def _roller(first: Array, second: Array, paint: Paint) -> str:
    near, far = (first, second) if first[:, 2].mean() >= second[:, 2].mean() else (second, first)
    body = polygon_path(convex(np.concatenate([near, far])))
    cap, hole = polygon_path(near), polygon_path(_shrunk(near, 0.45))
    line = f'stroke-width="5" stroke-linejoin="round" {paint.line("wood-edge")}'
    return (
        f'<path d="{body}" {paint.fill("wood")}/><path d="{body}" {line}/>'
        f'<path d="{cap}" {paint.fill("wood-side")}/><path d="{cap}" {line}/>'
        f'<path d="{hole}" {paint.fill("wood-edge")}/>'
    )


def _shrunk(ring: Array, share: float) -> Array:
    middle = ring.mean(axis=0)
    return np.asarray(middle + share * (ring - middle))


def box_svg(box: Box, camera: Camera, paint: Paint) -> str:
    """The faces of a box that the camera sees."""
    low, high = np.array(box.low), np.array(box.high)
    text = []
    for axis, sign in _FACES:
        if sign * camera.axes[2, axis] <= 1e-6:
            continue
        path = polygon_path(project(_face(low, high, axis, sign), camera))
        fill = paint.fill(_face_colour(box.name, axis))
        edge = paint.line("floor-line" if box.name == "wall" else "wood-edge")
        text.append(
            f'<path d="{path}" {fill}/><path d="{path}" stroke-width="4" stroke-linejoin="round" {edge}/>'
        )
    return "".join(text)


def _face_colour(name: str, axis: int) -> str:
    if name == "wall":
        return "wall-side" if axis == 0 else "wall"
    return {0: "wood-side", 1: "wood", 2: "wood-side"}[axis] if name == "pad" else _WOOD[axis]


def _face(low: Array, high: Array, axis: int, sign: int) -> Array:
    """The four corners of one face, in order round it."""
    first, second = (a for a in range(3) if a != axis)
    corners = np.zeros((4, 3))
    corners[:, axis] = (high if sign > 0 else low)[axis]
    corners[:, first] = np.array([low[first], high[first], high[first], low[first]])
    corners[:, second] = np.array([low[second], low[second], high[second], high[second]])
    return corners
