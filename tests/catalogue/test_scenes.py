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


CHAIR = "[[prop]]\nkind = 'chair'\nat = [0.5, 0]\nfaces = 'ahead'\n"
DUMBBELLS = "[[prop]]\nkind = 'dumbbell'\nwhere = 'each-hand'\n"
LOADED = """
hand.both = { on = 'floor', at = [0, 0.3] }
[[load]]
id = 'dumbbell'
prop = [{ kind = 'dumbbell', where = 'hips' }]
hand = [{ both = { on = 'load' } }]
contacts = ['hand.both on dumbbell']
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
        (SMALL + "hand.both = { on = 'chair', at = [0.4, 0.1] }\n", "expected a prop of kind chair"),
        (SMALL + "hand.both.on = 'chair'\n", "needs `at`"),
        (SMALL + "hand.both.on = 'load'\n", "nothing here to hold"),
        (SMALL + CHAIR.replace("ahead", "up"), "Input should be 'ahead', 'behind', 'working' or 'other'"),
        (SMALL + CHAIR + "top = 0.3\n", "a back higher than the seat"),
        (SMALL + "[[prop]]\nkind = 'band'\nround = 'thighs'\n", "expected `along` for a band round thighs"),
        (SMALL + "[[prop]]\nkind = 'band'\nround = 'feet'\nalong = 0.5\n", "none round the feet"),
        (SMALL + "[[prop]]\nkind = 'band'\nround = 'thighs'\nalong = 1.2\n", "less than or equal to 1"),
        (SMALL + "[[prop]]\nkind = 'ankle-weight'\non = 'other'\nabove = 'toe'\n", "'ankle' or 'knee'"),
        (SMALL + "[[prop]]\nkind = 'ankle-weight'\non = 'both'\n", "Input should be 'working' or 'other'"),
        (SMALL + "[[prop]]\nkind = 'dumbbell'\nwhere = 'head'\n", "Input should be 'working-hand'"),
        (SMALL + "[[prop]]\nkind = 'backpack'\nwhere = 'knees'\n", "Input should be 'back'"),
        (SMALL + "hand.working.on = 'hip'\n" + DUMBBELLS, "the working hand holds a weight"),
        (
            SMALL + LOADED.replace("hand = [{", "hand = [{}, {}, {"),
            "expected one, or 1: one for each keyframe",
        ),
        (
            SMALL + LOADED.replace("on = 'load'", "on = 'wall', at = [1, 0]"),
            "load.dumbbell.: nothing here to touch",
        ),
        (
            SMALL + LOADED.replace("hips", "each-hand"),
            "load.dumbbell.: .*nothing here to hold.*; .*the working hand",
        ),
    ],
)
def test_a_faulty_scene_is_refused_with_the_reason(text, reason):
    with pytest.raises(ValidationError, match=reason):
        read(text)


def test_a_load_brings_its_thing_and_takes_the_hands_from_where_they_were():
    scene = read(
        SMALL.replace("id", "contacts = ['hand.both on floor', 'foot.both on floor']\nid", 1) + LOADED
    )
    loaded = scene.loaded("dumbbell")
    assert [prop.kind for prop in loaded.prop] == ["dumbbell"]
    assert loaded.keyframe[0].hand.of("other").on == "load"
    assert loaded.contacts == ("foot.both on floor", "hand.both on dumbbell")
    assert loaded.keyframe[0].knee == scene.keyframe[0].knee


def test_a_load_that_changes_nothing_leaves_the_scene_as_it_is():
    scene = read(SMALL + LOADED)
    assert scene.loaded("body-weight") is scene
    assert scene.loaded(None) is scene


def test_a_hand_that_a_load_does_not_name_does_what_it_did():
    scene = read(SMALL + LOADED.replace("hand = [{ both", "hand = [{ other"))
    hands = scene.loaded("dumbbell").keyframe[0].hand
    assert (hands.of("working").on, hands.of("other").on) == ("floor", "load")
