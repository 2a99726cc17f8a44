"""The figure as the front end gets it: one small JSON document for each scene.

Millimetres as integers, drawn for the right side as the working one; the front end mirrors it for the left.
"""

from typing import Any

import numpy as np

from endrange.body.rotation import Array
from endrange.catalogue.scene import Scene

from .camera import views_of
from .decor import drawn_ways
from .framing import ground_extent
from .movement import Motion, compute, sample_times
from .paint import box_corners
from .solids import Hull, Part

FRAMES_PER_SECOND = {"hold": 10.0, "there-and-back": 8.0, "circle": 7.0}
"""Straight lines between frames leave no point off by more than 2 mm; long scenes get fewer to stay small."""
VERSION = 1

Json = dict[str, Any]


def figure_json(exercise_id: str, scene: Scene) -> Json:
    """Everything that the front end needs to draw a scene and move it."""
    return motion_json(
        exercise_id, compute(scene, sample_times(scene, per_second=FRAMES_PER_SECOND[scene.loop]))
    )


def motion_json(exercise_id: str, motion: Motion) -> Json:
    """The same for a scene that is already computed."""
    scene = motion.scene
    props, extra_places, extra_radii = _props(motion)
    low, high = _box(motion)
    return {
        "version": VERSION,
        "exercise": exercise_id,
        "scene": scene.id,
        "sided": scene.sided,
        "tone": "work" if scene.sided else "near",
        "cameras": [
            {"id": view.id, "azimuth": view.azimuth, "elevation": view.elevation} for view in views_of(scene)
        ],
        "box": {"min": _mm(low), "max": _mm(high)},
        "radii": _mm(np.concatenate([motion.radii, extra_radii])),
        "parts": [_part(motion, part) for part in motion.figure.parts],
        "glow": _glow(motion),
        "props": [*props, *_still_props(motion)],
        "floor": True,
        "paths": [
            {"kind": kind, "points": [_mm(point) for point in way]} for kind, way in drawn_ways(motion)
        ],
        "frames": _frames(np.concatenate([motion.centres, extra_places], axis=1)),
        "times_ms": [round(float(time) * 1000) for time in motion.times_s],
        "loop": "hold" if scene.loop == "hold" else "cycle",
        "start_frame": 0,
        "end_frame": _end_frame(motion),
        "start_outline": scene.start_outline,
    }


def _mm(values: Array) -> list[int]:
    return [round(float(value) * 1000) for value in values]


def _frames(places: Array) -> list[list[int]]:
    rows: list[list[int]] = np.rint(places * 1000).astype(int).reshape(len(places), -1).tolist()
    return rows


def _part(motion: Motion, part: Part) -> Json:
    def hulls(pieces: tuple[Hull, ...]) -> list[list[int]]:
        return [[motion.figure.index(sphere) for sphere in hull] for hull in pieces]

    known: Json = {"id": part.id, "limb": part.limb, "tone": part.tone, "hulls": hulls(part.hulls)}
    if part.bone is not None:
        known["bone"] = [motion.figure.index(end) for end in part.bone]
    known["over"] = [{"tone": cover.tone, "hulls": hulls(cover.hulls)} for cover in part.over]
    return known


def _glow(motion: Motion) -> list[Json]:
    """Glow points follow the body's spheres in the list."""
    first = len(motion.radii)
    radius = motion.skeleton.height_m * 1000
    return [
        {"part": spot.part, "spheres": [first + i], "radius": round(spot.radius * radius)}
        for i, spot in enumerate(motion.glow)
    ]


def _props(motion: Motion) -> tuple[list[Json], Array, Array]:
    """Moving props, and the places and radii of glow points and props that are added to the spheres."""
    places = [motion.glow_places]
    radii = [0.0] * len(motion.glow)
    known: list[Json] = []
    for prop in motion.props:
        first = len(motion.radii) + len(radii)
        indexes = list(range(first, first + len(prop.spots)))
        places.append(np.stack([spot.place for spot in prop.spots], axis=1))
        radii += [spot.radius for spot in prop.spots]
        radius = round(prop.radius * 1000)
        if prop.kind == "roller":
            known.append({"kind": "roller", "spheres": indexes, "radius": radius})
        elif prop.kind == "ball":
            known.append({"kind": "ball", "sphere": indexes[0], "radius": radius})
        else:
            known.append({"kind": "strap", "points": indexes})
    return known, np.concatenate(places, axis=1), np.array(radii)


def _still_props(motion: Motion) -> list[Json]:
    low, high = ground_extent(motion)
    boxes: list[Json] = [
        {"kind": "box", "name": box.name, "min": _mm(np.array(box.low)), "max": _mm(np.array(box.high))}
        for box in motion.boxes
    ]
    return [*boxes, {"kind": "mat", "min": _mm(low), "max": _mm(high)}]


def _box(motion: Motion) -> tuple[Array, Array]:
    """Low and high corner of everything at every moment."""
    radii = motion.radii[None, :, None]
    lows = [(motion.centres - radii).min(axis=(0, 1))]
    highs = [(motion.centres + radii).max(axis=(0, 1))]
    for prop in motion.props:
        for spot in prop.spots:
            lows.append(spot.place.min(axis=0) - spot.radius)
            highs.append(spot.place.max(axis=0) + spot.radius)
    for box in motion.boxes:
        corners = box_corners(np.array(box.low), np.array(box.high))
        lows.append(corners.min(axis=0))
        highs.append(corners.max(axis=0))
    for _, way in drawn_ways(motion):
        lows.append(way.min(axis=0))
        highs.append(way.max(axis=0))
    return np.min(lows, axis=0), np.max(highs, axis=0)


def _end_frame(motion: Motion) -> int:
    """The frame that a still shows: the last one, the turning point, or the widest circle."""
    scene = motion.scene
    if scene.circle is not None:
        end = (scene.circle.turns - 0.25) * scene.circle.turn_s
    else:
        end = scene.keyframe[-1].at_s
    return int(np.argmin(np.abs(motion.times_s - end)))
