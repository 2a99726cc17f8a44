"""Rotation matrices about the three axes, many at once (T x 3 x 3), angles in degrees."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]

MIRROR = np.diag([1.0, 1.0, -1.0])
"""Reflection in the plane that halves the body (z = 0)."""


def _turn(angle_deg: Array, row: int, column: int) -> Array:
    angle = np.radians(np.asarray(angle_deg, dtype=np.float64))
    matrix = np.zeros((*angle.shape, 3, 3))
    matrix[..., [0, 1, 2], [0, 1, 2]] = 1.0
    matrix[..., row, row] = matrix[..., column, column] = np.cos(angle)
    matrix[..., row, column] = -np.sin(angle)
    matrix[..., column, row] = np.sin(angle)
    return matrix


def about_x(angle_deg: Array) -> Array:
    """Turn y towards z."""
    return _turn(angle_deg, 1, 2)


def about_y(angle_deg: Array) -> Array:
    """Turn z towards x."""
    return _turn(angle_deg, 2, 0)


def about_z(angle_deg: Array) -> Array:
    """Turn x towards y."""
    return _turn(angle_deg, 0, 1)


def unit(vectors: Array) -> Array:
    """The same directions with length one; a zero vector stays zero."""
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.where(length > 0, length, 1.0))


def from_axes(x: Array, y: Array) -> Array:
    """The rotation whose second column is `y` and whose first is as near to `x` as it can be (T x 3 x 3)."""
    up = unit(y)
    side = unit(np.cross(unit(x), up))
    return np.stack([np.cross(up, side), up, side], axis=-1)


def apply(rotation: Array, vector: Array) -> Array:
    """Rotate vectors: T x 3 x 3 by T x 3 or by one vector."""
    return np.asarray(np.einsum("...ij,...j->...i", rotation, vector))
