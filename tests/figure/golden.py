"""Golden pictures for two languages: what Python computes from the very numbers that the front end gets.

`python tests/figure/golden.py` writes them anew into `fixtures/figure`.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from endrange.catalogue import load_catalogue
from endrange.catalogue.scene import Scene
from endrange.figure.camera import CAMERAS
from endrange.figure.movement import Motion, compute, key_times
from endrange.figure.outline import polygon
from endrange.figure.paint import gathered, paint_order, pairs_behind
from endrange.figure.picture import take, things_of
from endrange.figure.scenery import Spot
from endrange.figure.still import limb_runs
from endrange.figure.wire import motion_json

FIXTURES = Path(__file__).parents[2] / "fixtures" / "figure"
OUTLINE_POINTS = 24


def in_whole_millimetres(motion: Motion) -> Motion:
    """The motion as it arrives: every number rounded to a millimetre."""

    def whole(values: Any) -> Any:
        return np.rint(np.asarray(values) * 1000) / 1000

    props = tuple(
        replace(
            prop,
            spots=tuple(Spot(whole(spot.place), float(whole(spot.radius))) for spot in prop.spots),
            radius=float(whole(prop.radius)),
        )
        for prop in motion.props
    )
    return replace(
        motion,
        centres=whole(motion.centres),
        radii=whole(motion.radii),
        glow_places=whole(motion.glow_places),
        props=props,
    )


def golden(exercise_id: str, scene: Scene, *, cameras: tuple[str, ...]) -> dict[str, Any]:
    """The figure's JSON with start and end alone, and what each camera must see of them."""
    motion = in_whole_millimetres(compute(scene, key_times(scene)))
    cases = [_case(motion, moment, camera) for camera in cameras for moment in (0, len(motion.times_s) - 1)]
    return {"figure": motion_json(exercise_id, motion), "cases": cases}


def _case(motion: Motion, moment: int, camera: str) -> dict[str, Any]:
    picture = take(motion, moment, CAMERAS[camera])
    things = things_of(picture)
    items = [thing.item for thing in things]
    pairs = pairs_behind(items)
    order = paint_order(items, pairs)
    return {
        "camera": camera,
        "frame": moment,
        "circles": _rounded(picture.circles),
        "outlines": {
            part.id: [_rounded(_polygon(*picture.hull(hull))) for hull in part.hulls]
            for part in motion.figure.parts
        },
        "behind": sorted([items[back].id, items[front].id] for back, front in pairs),
        "order": [items[i].id for i in order],
        "runs": [[thing.item.id for thing in run] for run in limb_runs(picture, [things[i] for i in order])],
        "gathered": [items[i].id for i in gathered(items, order, pairs)],
    }


def _polygon(centres: Any, radii: Any) -> Any:
    return polygon(centres[:, :2], radii, OUTLINE_POINTS)


def _rounded(rows: Any) -> list[list[float]]:
    """Millimetres with one decimal."""
    rounded: list[list[float]] = (np.round(np.asarray(rows) * 1000, 1) + 0.0).tolist()
    return rounded


def write(exercise_id: str, name: str, *, cameras: tuple[str, ...]) -> None:
    """Write one golden picture."""
    FIXTURES.mkdir(parents=True, exist_ok=True)
    picture = golden(exercise_id, scene_of(exercise_id, name), cameras=cameras)
    text = json.dumps(picture, separators=(",", ":"))
    (FIXTURES / f"{exercise_id}-{name}.json").write_text(text + "\n")


CHOSEN = (
    ("couch-stretch", "wall", ("side", "three-quarter")),
    ("foam-roll", "glutes", ("side", "three-quarter")),
    ("adductor-strap", "straight", ("foot-end", "foot-quarter")),
    ("hip-shift", "ball", ("head-three-quarter",)),
    ("side-lying-abduction", "straight.band", ("side", "head-three-quarter")),
    ("split-squat", "supported.dumbbell", ("side", "three-quarter")),
    ("cossack-squat", "full-depth.backpack", ("side", "three-quarter")),
)
"""Between them: wall, roller, strap, ball, band, chair, dumbbell, backpack, level and raised cameras."""


def scene_of(exercise_id: str, name: str) -> Scene:
    """A scene of the catalogue, with a load where the name has one."""
    return load_catalogue().exercise(exercise_id).scene(name)


if __name__ == "__main__":
    for exercise, name, views in CHOSEN:
        write(exercise, name, cameras=views)
