"""Bands, weights and bags: where they lie, and that they go along with the body."""

import json

import numpy as np
import pytest

from endrange.catalogue.scene import WithLoad
from endrange.figure.camera import CAMERAS
from endrange.figure.contacts import drift, gaps, sunk
from endrange.figure.movement import compute, key_times
from endrange.figure.picture import take
from endrange.figure.scenery import chair_boxes

from .golden import scene_of


def motion_of(exercise_id, name):
    scene = scene_of(exercise_id, name)
    return compute(scene, key_times(scene))


def middles(motion, name):
    """The mean place of each part's spheres whose id begins so: T x 3, by id."""
    figure = motion.figure
    return {
        part.id: motion.centres[:, [figure.index(ball) for hull in part.hulls for ball in hull]].mean(axis=1)
        for part in figure.parts
        if part.id.startswith(name)
    }


def round_of_band(motion):
    """Length of the loop at each moment, from piece to piece."""
    pieces = np.stack(list(middles(motion, "band").values()))
    return np.linalg.norm(pieces - np.roll(pieces, 1, axis=0), axis=2).sum(axis=0)


def test_a_band_goes_once_round_both_legs_and_closes():
    pieces = middles(motion_of("side-lying-abduction", "straight.band"), "band")
    assert list(pieces) == [f"band-{number}" for number in range(10)]


def test_a_band_stretches_as_the_legs_part():
    start, end = round_of_band(motion_of("clamshell", "floor.band"))
    assert end > 1.2 * start


@pytest.mark.parametrize("name", ["straight.band", "bent-knee.band", "standing.band"])
def test_a_band_lies_where_the_thigh_is_just_above_the_knee(name):
    motion = motion_of("side-lying-abduction", name)
    outer = middles(motion, "band")["band-1"]
    knee, hip = motion.frames.origin["shank-r"], motion.frames.origin["thigh-r"]
    share = np.sum((outer - hip) * (knee - hip), axis=1) / np.sum((knee - hip) ** 2, axis=1)
    assert share == pytest.approx([0.84, 0.84], abs=0.02)


def test_hanging_dumbbells_lie_along_the_way_one_walks_and_level():
    for tag in "rl":
        heads = middles(motion_of("split-squat", "split.dumbbell"), f"dumbbell-{tag}")
        axis = heads[f"dumbbell-{tag}-a"] - heads[f"dumbbell-{tag}-b"]
        assert (np.abs(axis[:, 0]) > 0.95 * np.linalg.norm(axis, axis=1)).all()


def test_dumbbells_of_a_deadlift_lie_across_before_the_legs():
    motion = motion_of("romanian-deadlift", "hinge.dumbbell")
    heads = middles(motion, "dumbbell-r")
    axis = heads["dumbbell-r-a"] - heads["dumbbell-r-b"]
    assert (np.abs(axis[:, 2]) > 0.95 * np.linalg.norm(axis, axis=1)).all()
    assert (heads["dumbbell-r-grip"][:, 0] > motion.frames.origin["foot-r"][:, 0]).all()


def test_a_hanging_backpack_hangs_straight_down_from_both_hands_however_the_trunk_leans():
    motion = motion_of("romanian-deadlift", "hinge.backpack")
    bag, hands = middles(motion, "backpack")["backpack"], motion.frames.origin["load"]
    assert (bag[:, 1] < hands[:, 1] - 0.15).all()
    assert motion.frames.turn["load"][:, :, 1] == pytest.approx(np.tile([0.0, 1.0, 0.0], (2, 1)))


def test_a_hand_that_carries_is_a_fist_and_the_other_one_stays_open():
    figure = motion_of("split-squat", "supported.dumbbell").figure
    assert (len(figure.part("hand-r").hulls), len(figure.part("hand-l").hulls)) == (1, 3)


@pytest.mark.parametrize("where", ["hips", "chest"])
@pytest.mark.parametrize("kind", ["dumbbell", "backpack"])
def test_both_hands_reach_whatever_lies_on_the_body(kind, where):
    load = WithLoad.model_validate_json(
        json.dumps(
            {
                "id": kind,
                "prop": [{"kind": kind, "where": where}],
                "hand": [{"both": {"on": "load"}}],
                "contacts": [f"hand.both on {kind}"],
            }
        )
    )
    scene = scene_of("split-squat", "split").model_copy(update={"load": (load,)}).loaded(kind)
    held = [gap for gap in gaps(compute(scene, key_times(scene))) if gap.contact.startswith("hand")]
    assert len(held) == 2
    assert all(np.abs(gap.gap).max() < 0.03 for gap in held)


def test_a_worn_backpack_does_not_move_on_the_back():
    motion = motion_of("split-squat", "split.backpack")
    apart = middles(motion, "backpack")["backpack"] - motion.frames.origin["thorax"]
    on_back = np.einsum("tji,tj->ti", motion.frames.turn["thorax"], apart)
    assert on_back[0] == pytest.approx(on_back[1], abs=1e-9)
    assert (on_back[:, 0] < -0.1).all()


def test_what_the_body_holds_is_painted_before_and_behind_it():
    """Seen from the side the band's near half comes after the thighs, its far half before them."""
    motion = motion_of("side-lying-abduction", "standing.band")
    order = [thing.item.id for thing in take(motion, 0, CAMERAS["side"]).order]
    near = {thing for thing in order[order.index("thigh-r") :] if thing.startswith("band")}
    far = {thing for thing in order[: order.index("thigh-l")] if thing.startswith("band")}
    assert near
    assert far
    assert near.isdisjoint(far)


@pytest.mark.parametrize(
    ("faces", "seat"), [("ahead", (1, 0)), ("behind", (-1, 0)), ("working", (0, 1)), ("other", (0, -1))]
)
def test_a_chair_has_its_seat_on_the_side_that_it_faces(faces, seat):
    chair = scene_of("split-squat", "supported").prop[0].model_copy(update={"faces": faces})
    boxes = chair_boxes(chair)
    middle = (np.array(boxes[-1].low) + np.array(boxes[-1].high)) / 2
    assert np.sign(np.round(middle[[0, 2]] - np.array(chair.at), 6)) == pytest.approx(seat)
    assert max(box.high[1] for box in boxes) == chair.top
    assert min(box.low[1] for box in boxes) == 0.0


def test_a_body_in_a_chair_is_noticed():
    scene = scene_of("split-squat", "supported")
    (chair,) = scene.prop
    inside = scene.model_copy(update={"prop": (chair.model_copy(update={"at": (0.0, 0.1)}),)})
    assert sunk(compute(scene, key_times(scene)))["chair"] < 0.01
    assert sunk(compute(inside, key_times(inside)))["chair"] > 0.05


def test_the_arm_that_props_is_nearly_straight():
    motion = motion_of("bird-dog", "arm-and-leg")
    elbow, wrist, shoulder = (motion.frames.origin[name] for name in ("forearm-r", "hand-r", "upper-arm-r"))
    whole = np.linalg.norm(elbow - shoulder, axis=1) + np.linalg.norm(wrist - elbow, axis=1)
    assert (np.linalg.norm(wrist - shoulder, axis=1) > 0.98 * whole).all()
    assert drift(motion, "hand-r") < 0.01


@pytest.mark.parametrize("name", ["straight.ankle-weight", "bent-knee.ankle-weight", "standing.ankle-weight"])
def test_a_cuff_is_painted_over_the_limb_that_it_is_strapped_to(name):
    motion = motion_of("side-lying-abduction", name)
    limb = "thigh-r" if name.startswith("bent") else "shank-r"
    for view in (motion.scene.best_view, motion.scene.second_view):
        order = [thing.item.id for thing in take(motion, 1, CAMERAS[view]).order]
        assert order.index("cuff-r") > order.index(limb)
