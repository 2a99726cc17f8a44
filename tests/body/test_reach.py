"""Arms reach their targets, legs their planted feet."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from endrange.body.kinematics import pose_body
from endrange.body.posture import posture
from endrange.body.reach import bend, reach_arm, reach_leg
from endrange.body.skeleton import FOREARM, SHOULDER_SLIDE, UPPER_ARM, Skeleton

ONE = Skeleton(height_m=1.0)
DOWN = np.array([[0.0, -1.0, 0.0]])


@pytest.mark.parametrize("distance", [0.05, 0.15, 0.25, 0.30])
def test_a_near_target_is_reached_with_the_shoulder_at_rest(distance):
    shoulder, target = np.array([[0.0, 1.0, 0.0]]), np.array([[distance, 1.0, 0.0]])
    arm = reach_arm(shoulder, target, DOWN, ONE)
    assert arm.wrist == pytest.approx(target, abs=1e-5)
    assert arm.shoulder == pytest.approx(shoulder, abs=0.01)
    assert arm.elbow[0, 1] < 1.0
    assert np.linalg.norm(arm.elbow - arm.shoulder) == pytest.approx(UPPER_ARM)
    assert np.linalg.norm(arm.wrist - arm.elbow) == pytest.approx(FOREARM)


def test_a_far_target_draws_the_shoulder_along_and_says_how_much_is_missing():
    shoulder, target = np.array([[0.0, 1.0, 0.0]]), np.array([[0.50, 1.0, 0.0]])
    arm = reach_arm(shoulder, target, DOWN, ONE)
    assert arm.shoulder[0, 0] == pytest.approx(SHOULDER_SLIDE)
    assert arm.short_m[0] == pytest.approx(0.50 - SHOULDER_SLIDE - UPPER_ARM - FOREARM, abs=1e-4)


@given(st.floats(-1, 1), st.floats(-1, 1), st.floats(-1, 1))
def test_an_elbow_never_sinks_below_the_floor(x, y, z):
    pole = np.array([[x, y, z]]) + 1e-3
    start, target = np.array([[0.0, 0.08, 0.0]]), np.array([[0.2, 0.05, 0.05]])
    elbow = bend(start, target, pole, first=0.17, second=0.15, lowest=0.02)
    assert elbow[0, 1] >= 0.02 - 1e-9
    assert np.linalg.norm(elbow - start) == pytest.approx(0.17)
    assert np.linalg.norm(elbow - target) == pytest.approx(0.15)


@pytest.mark.parametrize("side", ["right", "left"])
@given(
    flexion=st.floats(-10, 120),
    abduction=st.floats(-20, 40),
    rotation=st.floats(-35, 35),
    knee=st.floats(5, 130),
    ankle=st.floats(-40, 25),
    lean=st.floats(-60, 60),
)
def test_a_planted_foot_gives_back_the_angles_that_put_it_there(  # noqa: PLR0917
    side, flexion, abduction, rotation, knee, ankle, lean
):
    angles = {
        ("hip", side, "flexion"): flexion,
        ("hip", side, "abduction"): abduction,
        ("hip", side, "internal_rotation"): rotation,
        ("knee", side, "flexion"): knee,
        ("ankle", side, "dorsiflexion"): ankle,
        ("ankle", side, "toe_out"): 7,
    }
    frames = pose_body(posture(angles, {"y": 0.5, "lean": lean, "heading": 25, "list": 4}), ONE)
    solved = reach_leg(
        hip=frames.origin[f"thigh-{side[0]}"],
        pelvis_turn=frames.turn["pelvis"],
        internal_rotation=np.array([rotation]),
        ankle=frames.origin[f"foot-{side[0]}"],
        foot_turn=frames.turn[f"foot-{side[0]}"],
        side=side,
        skeleton=ONE,
    )
    again = {
        **angles,
        ("hip", side, "flexion"): solved.hip_flexion[0],
        ("hip", side, "abduction"): solved.hip_abduction[0],
        ("knee", side, "flexion"): solved.knee_flexion[0],
        ("ankle", side, "dorsiflexion"): solved.dorsiflexion[0],
        ("ankle", side, "inversion"): solved.inversion[0],
        ("ankle", side, "toe_out"): solved.toe_out[0],
    }
    second = pose_body(posture(again, {"y": 0.5, "lean": lean, "heading": 25, "list": 4}), ONE)
    for name in (f"foot-{side[0]}", f"toes-{side[0]}"):
        assert second.origin[name] == pytest.approx(frames.origin[name], abs=1e-4)
        assert second.turn[name] == pytest.approx(frames.turn[name], abs=1e-3)
