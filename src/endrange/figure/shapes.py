"""Shapes of the picture as SVG paths. Millimetres; the picture's up is SVG's down."""

import numpy as np

from endrange.body.rotation import Array

from .outline import Arc, arcs

Hulls = list[tuple[Array, Array]]
"""Projected centres (n x 2 or more) and radii of each hull, metres."""


def number(value: float) -> str:
    """A length in metres as millimetres with one decimal at most."""
    text = f"{value * 1000:.1f}"
    return text[:-2] if text.endswith(".0") else text


def at(x: float, y: float) -> str:
    """A point, up turned to down."""
    return f"{number(x)} {number(-y)}"


def hulls_path(hulls: Hulls) -> str:
    """Path data of a union of hulls of circles: filled by the non-zero rule it is the union."""
    return "".join(_arcs_path(arcs(centres[:, :2], radii)) for centres, radii in hulls)


def _arcs_path(pieces: list[Arc]) -> str:
    if len(pieces) == 1 and pieces[0].end - pieces[0].start > 6:
        return _circle_path(pieces[0])
    text = []
    for i, arc in enumerate(pieces):
        text.append(("L" if i else "M") + at(*arc.at(arc.start)))
        if arc.radius > 1e-6 and arc.end - arc.start > 1e-3:
            large = 1 if arc.end - arc.start > np.pi else 0
            text.append(f"A{number(arc.radius)} {number(arc.radius)} 0 {large} 0 {at(*arc.at(arc.end))}")
    return "".join(text) + "Z"


def _circle_path(circle: Arc) -> str:
    r = number(circle.radius)
    left, right = at(circle.x - circle.radius, circle.y), at(circle.x + circle.radius, circle.y)
    return f"M{left}A{r} {r} 0 1 0 {right}A{r} {r} 0 1 0 {left}Z"


def polygon_path(points: Array) -> str:
    """Path data of a closed polygon (n x 2)."""
    return "M" + "L".join(at(float(x), float(y)) for x, y in points[:, :2]) + "Z"


def line_path(points: Array) -> str:
    """Path data of an open line (n x 2)."""
    return "M" + "L".join(at(float(x), float(y)) for x, y in points[:, :2])


def convex(points: Array) -> Array:
    """The convex outline of points (n x 2), counter-clockwise."""
    rows = sorted({(round(float(x), 7), round(float(y), 7)) for x, y in points[:, :2]})
    return np.array([*_half(rows), *_half(rows[::-1])]) if len(rows) > 2 else np.array(rows)


def _half(rows: list[tuple[float, float]]) -> list[tuple[float, float]]:
    chain: list[tuple[float, float]] = []
    for point in rows:
        while len(chain) > 1 and _turns_right(chain[-2], chain[-1], point):
            chain.pop()
        chain.append(point)
    return chain[:-1]


def _turns_right(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0
