"""Cameras: where the picture is taken from. Orthographic; azimuth and elevation in degrees.

Azimuth 0 looks at the person's right side, 90 at the face; elevation 90 looks from above.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np

from endrange.body.rotation import Array
from endrange.catalogue.props import Wall
from endrange.catalogue.scene import Scene


@dataclass(frozen=True)
class Camera:
    """A view direction with its name."""

    id: str
    azimuth: float
    elevation: float

    @property
    def axes(self) -> Array:
        """Rows: right in the picture, up in the picture, towards the viewer (3 x 3)."""
        return _axes(self.azimuth, self.elevation)

    @property
    def is_facing(self) -> bool:
        """The person looks at the viewer, so that their right hand is on the picture's left."""
        return bool(np.sin(np.radians(self.azimuth)) > 0.8)

    @property
    def is_level(self) -> bool:
        """Seen edge-on the floor is a line."""
        return self.elevation == 0.0


@cache
def _axes(azimuth: float, elevation: float) -> Array:
    a, e = np.radians(azimuth), np.radians(elevation)
    right = (np.cos(a), 0.0, -np.sin(a))
    toward = (np.cos(e) * np.sin(a), np.sin(e), np.cos(e) * np.cos(a))
    axes = np.array([right, np.cross(toward, right), toward])
    axes.flags.writeable = False
    return axes


CAMERAS: Mapping[str, Camera] = MappingProxyType(
    {
        camera.id: camera
        for camera in (
            Camera("side", 0, 0),
            Camera("front", 90, 0),
            Camera("three-quarter", 40, 18),
            Camera("head-three-quarter", -40, 18),
            Camera("head-end", -62, 26),
            Camera("foot-end", 90, 27),
            Camera("foot-quarter", 62, 28),
            Camera("high", 35, 38),
            Camera("top", 0, 89.9),
        )
    }
)


def views_of(scene: Scene) -> tuple[Camera, ...]:
    """The cameras that show a scene well, best first; from the front a wall ahead would hide it."""
    has_wall_ahead = any(isinstance(prop, Wall) and prop.is_ahead for prop in scene.prop)
    plain = ("side",) if has_wall_ahead else ("side", "front")
    return tuple(CAMERAS[name] for name in dict.fromkeys((scene.best_view, scene.second_view, *plain)))


def project(points: Array, camera: Camera) -> Array:
    """Points (... x 3) as right, up, and depth towards the viewer (... x 3)."""
    return np.asarray(points @ camera.axes.T)
