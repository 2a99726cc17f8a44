"""The outline of a hull of circles: exact arcs and tangents, and as a polygon.

A hull is described by its support: for each of a fan of directions how far it reaches.
"""

from dataclasses import dataclass

import numpy as np

from endrange.body.rotation import Array

DIRECTIONS = 24
"""Fan of directions for overlap and containment tests; chosen: 24 miss at most 1 % of a radius."""
_FINE = 360
_NEAR = 0.04
"""Circles that all but coincide have no exact tangent; the fan's own direction (to 2 degrees) then stands."""


def fan(count: int) -> Array:
    """Unit vectors all round, the first to the right, then towards up (count x 2)."""
    angle = np.arange(count) * 2 * np.pi / count
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1)


_FAN = fan(DIRECTIONS)
_FINE_FAN = fan(_FINE)


def support(centres: Array, radii: Array) -> Array:
    """How far the hull of circles (n x 2, n) reaches in each of the 24 directions."""
    return np.asarray((centres @ _FAN.T + radii[:, None]).max(axis=0))


def contains(supports: Array, points: Array) -> Array:
    """Which points (m x 2) lie in the hull."""
    return np.asarray((points @ _FAN.T <= supports + 1e-9).all(axis=1))


@dataclass(frozen=True)
class Arc:
    """A piece of outline: a circle from one angle to a later one (radians, counter-clockwise)."""

    x: float
    y: float
    radius: float
    start: float
    end: float

    def at(self, angle: float) -> tuple[float, float]:
        """The point at an angle."""
        return self.x + self.radius * float(np.cos(angle)), self.y + self.radius * float(np.sin(angle))


def arcs(centres: Array, radii: Array) -> list[Arc]:
    """The outline of a hull of circles as arcs in order; tangents join each arc to the next."""
    winner = np.argmax(centres @ _FINE_FAN.T + radii[:, None], axis=0)
    changes = np.flatnonzero(winner != np.roll(winner, 1))
    if len(changes) == 0:
        only = int(winner[0])
        return [Arc(float(centres[only, 0]), float(centres[only, 1]), float(radii[only]), 0.0, 2 * np.pi)]
    owners = winner[changes]
    starts = [
        _tangent_angle(centres, radii, int(owners[i - 1]), int(owners[i]), changes[i] * 2 * np.pi / _FINE)
        for i in range(len(changes))
    ]
    pieces = []
    for i, owner in enumerate(owners):
        start, end = starts[i], starts[(i + 1) % len(starts)]
        won = (changes[(i + 1) % len(changes)] - changes[i]) % _FINE * 2 * np.pi / _FINE
        span = max(0.0, won + _turn(end - start - won))
        x, y = centres[owner]
        pieces.append(Arc(float(x), float(y), float(radii[owner]), start, start + span))
    return pieces


def _tangent_angle(centres: Array, radii: Array, before: int, after: int, near: float) -> float:
    """Direction in which two circles reach equally far, near the one where the fan changed over."""
    dx, dy = centres[after] - centres[before]
    distance = float(np.hypot(dx, dy))
    lead = float(np.clip((radii[before] - radii[after]) / max(distance, 1e-12), -1.0, 1.0))
    toward, spread = float(np.arctan2(dy, dx)), float(np.arccos(lead))
    options = (toward + spread, toward - spread)
    off = min((_turn(option - near) for option in options), key=abs)
    return near + (off if abs(off) < _NEAR else 0.0)


def _turn(angle: float) -> float:
    """The same turn between half a turn back and half a turn on."""
    return (angle + np.pi) % (2 * np.pi) - np.pi


def polygon(centres: Array, radii: Array, count: int = 48) -> Array:
    """The outline sampled: for each of `count` directions the furthest point of the hull (count x 2)."""
    directions = fan(count)
    winner = np.argmax(centres @ directions.T + radii[:, None], axis=0)
    return np.asarray(centres[winner] + radii[winner, None] * directions)
