"""The scenes of the exercise files: faults refused with a reason, every shipped scene true to the body."""

import json
import tomllib

import numpy as np
import pytest
from pydantic import ValidationError

from endrange.body.posture import out_of_range
from endrange.catalogue import load_catalogue
from endrange.catalogue.scene import Scene
from endrange.figure.camera import CAMERAS
from endrange.figure.contacts import drift, gaps, sunk
from endrange.figure.keyframes import duration_s
from endrange.figure.movement import compute

CLOSE_M = 0.03
SCENES = [
    pytest.param(scene.loaded(load), id=f"{exercise.id}-{scene.id}{f'-{load}' if load else ''}")
    for exercise in load_catalogue().exercises.values()
    for scene in exercise.scenes
    for load in (None, *(each.id for each in scene.load))
]


def at_quarters(scene):
    """Start, quarter, half, three quarters and end."""
    whole = duration_s(scene) if scene.circle is not None else scene.keyframe[-1].at_s
    return compute(scene, np.linspace(0.0, whole, 5))


@pytest.mark.parametrize("scene", SCENES)
def test_every_contact_holds_within_three_centimetres(scene):
    open_ones = {
        gap.contact: gap.gap.round(3) for gap in gaps(at_quarters(scene)) if abs(gap.gap).max() > CLOSE_M
    }
    assert open_ones == {}


@pytest.mark.parametrize("scene", SCENES)
def test_nothing_goes_through_floor_wall_bench_or_roller(scene):
    assert {name: depth for name, depth in sunk(at_quarters(scene)).items() if depth > CLOSE_M} == {}


@pytest.mark.parametrize("scene", SCENES)
def test_every_joint_stays_in_its_range(scene):
    assert out_of_range(at_quarters(scene).posture) == []


@pytest.mark.parametrize("scene", SCENES)
def test_planted_feet_and_resting_hands_stay_where_they_are(scene):
    motion = at_quarters(scene)
    planted = [f"foot-{'r' if side == 'working' else 'l'}" for side in scene.planted]
    for side, tag in (("working", "r"), ("other", "l")):
        hands = [frame.hand.of(side) for frame in scene.keyframe if frame.hand is not None]
        said = {hand for hand in hands if hand is not None}
        if len(said) == 1 and next(iter(said)).on in {"floor", "wall", "bench", "chair"}:
            planted.append(f"hand-{tag}")
    assert {name: drift(motion, name) for name in planted if drift(motion, name) > CLOSE_M} == {}


@pytest.mark.parametrize("scene", SCENES)
def test_every_arm_reaches_what_it_rests_on_or_holds(scene):
    motion = at_quarters(scene)
    for tag in "rl":
        length = np.linalg.norm(
            motion.frames.origin[f"hand-{tag}"] - motion.frames.origin[f"forearm-{tag}"], axis=1
        )
        assert length == pytest.approx(motion.skeleton.length(0.150), abs=1e-6)
    touching = [contact for contact in scene.contacts if contact.startswith(("hand", "elbow"))]
    assert all(abs(gap.gap).max() < CLOSE_M for gap in gaps(motion) if gap.contact in touching)


def test_all_views_that_files_may_name_exist():
    for parameter in SCENES:
        scene = parameter.values[0]
        assert {scene.best_view, scene.second_view} <= set(CAMERAS)


SMALL = """
id = "small"
best_view = "side"
second_view = "front"
[[keyframe]]
at_s = 0
knee.both.flexion = 20
"""


def read(text):
    return Scene.model_validate_json(json.dumps(tomllib.loads(text)))


def test_a_scene_needs_no_more_than_a_name_views_and_one_keyframe():
    assert read(SMALL).keyframe[0].knee.of("other").flexion == 20


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (SMALL.replace("20", "190"), "190 is beyond the knee's range"),
        (SMALL.replace("flexion", "abduction"), "Extra inputs are not permitted"),
        (SMALL.replace("side", "sideways"), "Input should be"),
        (SMALL.replace("both.flexion = 20", "both = {}\nknee.other = {}"), "expected `both` alone"),
        (SMALL.replace("at_s = 0", "at_s = 1"), "start at 0"),
        (SMALL + "hand.both.on = 'floor'\n", "needs `at`"),
        (SMALL + "hand.both.on = 'thigh'\n", "needs `along`"),
        (SMALL.replace("id", "contacts = ['nose on floor']\nid", 1), "should match pattern"),
        (SMALL.replace("id", "loop = 'circle'\nid", 1), "belong together"),
        (SMALL + "[[prop]]\nkind = 'ball'\nradius = 0.1\n", "either `between_thighs` or `at`"),
        (SMALL + "[[prop]]\nkind = 'roller'\nx = [0, 0.1, 0.2]\n", "one at each keyframe"),
        (SMALL + "[[prop]]\nkind = 'trampoline'\n", "trampoline"),
        (SMALL + "hand.both = { on = 'wall', at = [1.0, 0.2] }\n", "expected a prop of kind wall"),
        (SMALL.replace("id", "contacts = ['toes.both on bench']\nid", 1), "expected a prop of kind bench"),
    ],
)
def test_a_faulty_scene_is_refused_with_the_reason(text, reason):
    with pytest.raises(ValidationError, match=reason):
        read(text)
