"""From joint angles to points: known postures as tables, and what never changes as properties."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from endrange.body.joints import RANGES
from endrange.body.kinematics import pose_body
from endrange.body.mirror import mirrored, mirrored_frames
from endrange.body.posture import ANGLES, PLACE, Posture, out_of_range, posture
from endrange.body.skeleton import SHANK, THIGH, Skeleton

ONE = Skeleton(height_m=1.0)


def thigh_direction(**angles):
    frames = pose_body(posture({("hip", "right", name): value for name, value in angles.items()}, {}), ONE)
    return (frames.origin["shank-r"] - frames.origin["thigh-r"])[0] / THIGH


@pytest.mark.parametrize(
    ("angles", "expected"),
    [
        ({}, (0.0, -1.0, 0.0)),
        ({"flexion": 90}, (1.0, 0.0, 0.0)),
        ({"flexion": -20}, (-0.342, -0.940, 0.0)),
        ({"abduction": 90}, (0.0, 0.0, 1.0)),
        ({"flexion": 85, "abduction": 50}, (0.640, -0.056, 0.766)),
    ],
)
def test_the_thigh_points_where_clinical_angles_say(angles, expected):
    assert thigh_direction(**angles) == pytest.approx(expected, abs=1e-3)


def test_internal_rotation_of_a_bent_leg_swings_the_foot_outwards():
    angles = {("hip", "right", "flexion"): 90, ("knee", "right", "flexion"): 90}
    neutral = pose_body(posture(angles, {}), ONE)
    turned = pose_body(posture({**angles, ("hip", "right", "internal_rotation"): 30}, {}), ONE)
    assert turned.origin["foot-r"][0, 2] > neutral.origin["foot-r"][0, 2] + 0.1


@pytest.mark.parametrize(
    ("place", "head_is_at"),
    [
        ({}, (0, 1, 0)),
        ({"lean": -90}, (-1, 0, 0)),
        ({"lean": 90}, (1, 0, 0)),
        ({"lean": -90, "heading": 180}, (1, 0, 0)),
        ({"list": 90}, (0, 0, 1)),
    ],
)
def test_the_pelvis_turns_the_whole_body(place, head_is_at):
    frames = pose_body(posture({}, place), ONE)
    line = frames.origin["thorax"][0] - frames.origin["lumbar"][0]
    assert line / np.linalg.norm(line) == pytest.approx(head_is_at, abs=0.05)


def test_published_heights_come_out_standing():
    frames = pose_body(posture({}, {"y": 0.530}), ONE)
    heights = {name: frames.origin[name][0, 1] for name in ("foot-r", "shank-r", "thigh-r", "upper-arm-r")}
    assert heights == pytest.approx(
        {"foot-r": 0.039, "shank-r": 0.285, "thigh-r": 0.530, "upper-arm-r": 0.818}, abs=1e-3
    )


LOW, HIGH = np.array([[RANGES[key[0], key[2]].low, RANGES[key[0], key[2]].high] for key in ANGLES]).T


def some_posture(seed):
    """Any posture within every range, anywhere; drawn by numpy because 50 drawn floats are slow."""
    random = np.random.default_rng(seed)
    place = np.where(
        [name in "xyz" for name in PLACE], random.uniform(-2, 2, 7), random.uniform(-180, 180, 7)
    )
    return Posture(random.uniform(LOW, HIGH)[None], place[None])


postures = st.integers(0, 2**32 - 1).map(some_posture)


@given(postures)
def test_mirroring_twice_changes_nothing(one):
    again = mirrored(mirrored(one))
    assert np.array_equal(again.angles, one.angles)
    assert np.array_equal(again.place, one.place)


@given(postures)
def test_the_mirrored_posture_is_the_mirrored_body(one):
    of_posture, of_body = pose_body(mirrored(one), ONE), mirrored_frames(pose_body(one, ONE))
    for name, origin in of_posture.origin.items():
        assert origin == pytest.approx(of_body.origin[name], abs=1e-9)
        assert of_posture.turn[name] == pytest.approx(of_body.turn[name], abs=1e-9)


def knee_bend(frames, side="r"):
    thigh = frames.origin[f"shank-{side}"] - frames.origin[f"thigh-{side}"]
    shank = frames.origin[f"foot-{side}"] - frames.origin[f"shank-{side}"]
    lengths = np.linalg.norm(thigh, axis=1) * np.linalg.norm(shank, axis=1)
    return np.degrees(np.arccos(np.clip((thigh * shank).sum(axis=1) / lengths, -1, 1)))


@given(postures, st.floats(1.2, 2.2), st.tuples(*(st.floats(-3, 3),) * 3))
def test_moving_and_scaling_the_body_never_changes_an_angle(one, height, shift):
    place = one.place.copy()
    place[:, :3] += shift
    before = pose_body(one, ONE)
    after = pose_body(Posture(one.angles, place), Skeleton(height))
    assert knee_bend(after) == pytest.approx(knee_bend(before), abs=1e-4)
    assert knee_bend(before) == pytest.approx(one.angle("knee", "flexion", side="right"), abs=1e-3)
    for name, turn in before.turn.items():
        assert after.turn[name] == pytest.approx(turn, abs=1e-9)


@given(postures)
def test_bones_keep_their_length(one):
    frames = pose_body(one, ONE)
    shank = frames.origin["foot-l"] - frames.origin["shank-l"]
    assert np.linalg.norm(shank, axis=1) == pytest.approx(SHANK)


@given(postures)
def test_a_posture_within_every_range_has_no_fault(one):
    assert out_of_range(one) == []


def test_an_angle_beyond_its_range_is_named_with_its_worst_value():
    one = posture({("knee", "left", "flexion"): 170}, {})
    assert out_of_range(one) == [(("knee", "left", "flexion"), 170.0)]


def test_an_unknown_angle_is_refused():
    with pytest.raises(KeyError):
        posture({("knee", "left", "abduction"): 3}, {})
