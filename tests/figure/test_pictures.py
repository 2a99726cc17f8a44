"""Stills, sheets and the front end's JSON, for every scene of the catalogue."""

import gzip
import json
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

from endrange.body.mirror import mirrored_frames
from endrange.body.rotation import MIRROR
from endrange.catalogue import load_catalogue
from endrange.figure.camera import CAMERAS, views_of
from endrange.figure.hands import grip_of, hands_said
from endrange.figure.movement import compute, key_times
from endrange.figure.palette import class_rules, custom_properties
from endrange.figure.sheet import draw_sheets, png
from endrange.figure.solids import mannequin, sphere_centres
from endrange.figure.still import Look, still
from endrange.figure.wire import figure_json

from .golden import CHOSEN, FIXTURES, golden, scene_of

SCENES = [
    pytest.param(exercise.id, scene.loaded(load), id=f"{exercise.id}-{exercise.scene_name(scene.id, load)}")
    for exercise in load_catalogue().exercises.values()
    for scene in exercise.scenes
    for load in (None, *(each.id for each in scene.load))
]


@pytest.mark.parametrize(("exercise_id", "scene"), SCENES)
def test_a_still_is_clean_svg_that_a_strict_page_may_show(exercise_id, scene):
    for theme in ("light", "dark", "page"):
        root = ET.fromstring(still(scene, look=Look(theme=theme, title=exercise_id)))  # noqa: S314
        for element in root.iter():
            assert "style" not in element.attrib
            assert not any(name.startswith("on") for name in element.attrib)
            assert element.tag.split("}")[1] not in {"script", "style", "image", "foreignObject"}


def test_a_page_picture_brings_no_colour_of_its_own():
    svg = still(scene_of("foam-roll", "glutes"), look=Look(theme="page"))
    assert "#" not in re.sub(r"url\(#[^)]*\)", "", svg)
    classes = set(re.findall(r'class="([^"]+)"', svg))
    assert classes
    assert all(f".{name} " in class_rules() for name in classes)
    assert "--figure-work: #" in custom_properties("dark")


def test_the_pages_style_sheet_knows_every_class():
    sheet = (FIXTURES.parents[1] / "frontend" / "styles" / "stills.css").read_text()
    used = {
        name
        for _, scene in (parameter.values for parameter in SCENES)
        for name in re.findall(r'class="([^"]+)"', still(scene, look=Look(theme="page")))
    }
    assert {name for name in used if f".{name} {{" not in sheet and f".{name}," not in sheet} == set()


def test_every_colour_of_both_painters_is_there_in_light_and_in_dark():
    """Light, dark by the system's wish, dark by choice."""
    frontend = FIXTURES.parents[1] / "frontend"
    tokens = (frontend / "styles" / "tokens.css").read_text()
    painter = (frontend / "src" / "figure" / "canvas" / "palette.ts").read_text()
    stills = (frontend / "styles" / "stills.css").read_text()
    names = {*re.findall(r'"(--figure-[a-z-]+)"', painter), *re.findall(r"var\((--figure-[a-z-]+)\)", stills)}
    assert names
    assert {name for name in names if tokens.count(f" {name}:") != 3} == set()


def test_the_other_side_is_the_mirror_image():
    scene = scene_of("couch-stretch", "wall")
    right, left = still(scene), still(scene, look=Look(side="other"))
    assert 'transform="scale(-1 1)"' in left
    boxes = [[float(n) for n in re.search(r'viewBox="([^"]+)"', svg)[1].split()] for svg in (right, left)]
    assert boxes[1][0] == pytest.approx(-boxes[0][0] - boxes[0][2], abs=0.2)
    assert boxes[1][1:] == pytest.approx(boxes[0][1:], abs=0.2)


@pytest.mark.parametrize(("exercise_id", "scene"), SCENES)
def test_the_figure_for_the_front_end_is_small_and_whole(exercise_id, scene):
    figure = figure_json(exercise_id, scene)
    text = json.dumps(figure, separators=(",", ":"))
    assert len(gzip.compress(text.encode())) < 40_000
    count = len(figure["radii"])
    assert {len(frame) for frame in figure["frames"]} == {3 * count}
    assert len(figure["frames"]) == len(figure["times_ms"])
    assert figure["times_ms"][0] == 0
    assert 0 <= figure["end_frame"] < len(figure["frames"])
    assert len(figure["cameras"]) >= 2
    assert [view["id"] for view in figure["cameras"]] == [view.id for view in views_of(scene)]
    used = [i for part in figure["parts"] for hull in part["hulls"] for i in hull]
    used += [i for prop in figure["props"] for i in [*prop.get("spheres", []), *prop.get("points", [])]]
    assert max(used) < count
    assert {spot["part"] for spot in figure["glow"]} <= {part["id"] for part in figure["parts"]}


@pytest.mark.parametrize(("exercise_id", "scene"), SCENES)
def test_the_box_holds_every_frame(exercise_id, scene):
    figure = figure_json(exercise_id, scene)
    places = np.array(figure["frames"]).reshape(-1, 3)
    assert (places >= np.array(figure["box"]["min"]) - 1).all()
    assert (places <= np.array(figure["box"]["max"]) + 1).all()


def test_a_cycle_ends_where_it_begins():
    for exercise_id, scene_id in (
        ("foam-roll", "quadriceps"),
        ("strap-circles", "circles"),
        ("hip-shift", "ball"),
    ):
        figure = figure_json(exercise_id, scene_of(exercise_id, scene_id))
        assert figure["loop"] == "cycle"
        assert figure["frames"][0] == pytest.approx(figure["frames"][-1], abs=1)


def test_a_roller_goes_half_as_far_as_the_body():
    scene = scene_of("foam-roll", "quadriceps")
    motion = compute(scene, key_times(scene))
    roller, pelvis = motion.props[0].spots[0].place[:, 0], motion.frames.origin["pelvis"][:, 0]
    assert roller[1] - roller[0] == pytest.approx((pelvis[1] - pelvis[0]) / 2, abs=0.01)


@pytest.mark.parametrize(("exercise_id", "scene"), SCENES)
def test_the_flesh_of_the_mirrored_body_is_the_mirrored_flesh(exercise_id, scene):  # noqa: ARG001
    motion = compute(scene, key_times(scene))
    shapes = [
        "fist"
        if grip_of(scene, side) or any(hand.on == "strap" for hand in hands_said(scene.keyframe, side))
        else "open"
        for side in ("working", "other")
    ]
    twin = mannequin(shapes[1], shapes[0])
    flipped = sphere_centres(twin, mirrored_frames(motion.frames), motion.skeleton)
    flesh = motion.centres[:, : len(twin.spheres)]
    assert in_some_order(flipped) == pytest.approx(in_some_order(flesh @ MIRROR), abs=1e-6)


def in_some_order(places):
    """Rows sorted by their rounded values, so that two sets of points can be compared."""
    rows = np.round(places.reshape(-1, 3), 6)
    return rows[np.lexsort(np.round(rows, 4).T)]


@pytest.mark.parametrize(("exercise_id", "scene_id", "cameras"), CHOSEN)
def test_golden_pictures_are_what_python_computes(exercise_id, scene_id, cameras):
    stored = json.loads((FIXTURES / f"{exercise_id}-{scene_id}.json").read_text())
    fresh = json.loads(json.dumps(golden(exercise_id, scene_of(exercise_id, scene_id), cameras=cameras)))
    assert fresh["figure"] == stored["figure"]
    for new, old in zip(fresh["cases"], stored["cases"], strict=True):
        assert new["order"] == old["order"]
        assert new["behind"] == old["behind"]
        assert new["runs"] == old["runs"]
        assert new["gathered"] == old["gathered"]
        assert new["outlines"].keys() == old["outlines"].keys()
        for part, hulls in new["outlines"].items():
            for hull, before in zip(hulls, old["outlines"][part], strict=True):
                assert np.array(hull) == pytest.approx(np.array(before), abs=0.11)
        assert np.array(new["circles"]) == pytest.approx(np.array(old["circles"]), abs=0.11)


def test_a_title_is_said_and_a_picture_without_one_is_decoration():
    scene = scene_of("couch-stretch", "wall")
    assert "<title>Knee &lt;at&gt; the wall</title>" in still(scene, look=Look(title="Knee <at> the wall"))
    assert 'aria-hidden="true"' in still(scene)


def test_every_camera_draws_every_moment():
    scene = scene_of("hip-shift", "ball")
    for camera in CAMERAS:
        for moment in ("start", "end"):
            assert still(scene, camera=camera, moment=moment).startswith("<svg")


def test_sheets_are_written_as_svg_and_png(tmp_path):
    exercise = load_catalogue().exercise("hip-shift")
    files = draw_sheets([exercise], tmp_path / "sheets")
    assert {path.name for path in files} >= {"hip-shift.svg", "hip-shift.png", "all-dark.png"}
    assert all(path.stat().st_size > 1000 for path in files)
    assert (tmp_path / "sheets" / "hip-shift.png").read_bytes().startswith(b"\x89PNG")


def test_a_still_becomes_a_png():
    assert png(still(scene_of("couch-stretch", "bench")), scale=0.2).startswith(b"\x89PNG")


def test_left_is_on_the_left_in_a_scene_that_is_seen_from_the_front():
    def is_flipped(scene, side):
        return "scale(-1 1)" in still(scene, look=Look(side=side))

    from_the_front, from_the_side = scene_of("adductor-strap", "straight"), scene_of("couch-stretch", "wall")
    assert is_flipped(from_the_front, "working")
    assert not is_flipped(from_the_front, "other")
    assert not is_flipped(from_the_side, "working")
    assert is_flipped(from_the_side, "other")
