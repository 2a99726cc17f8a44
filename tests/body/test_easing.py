"""Between keyframes."""

import numpy as np
import pytest

from endrange.body.easing import blend_weights, smooth


def test_a_smooth_way_rests_at_both_ends_and_is_half_way_in_the_middle():
    assert smooth(np.array([0.0, 0.5, 1.0])) == pytest.approx([0.0, 0.5, 1.0])
    assert smooth(np.array([0.05]))[0] < 0.01


@pytest.mark.parametrize("time", [-1.0, 0.0, 0.7, 2.0, 3.5, 9.0])
def test_weights_add_up_to_one_at_any_time(time):
    keyframes = np.array([0.0, 2.0, 4.0])
    weights = blend_weights(np.array([time]), keyframes, is_smooth=np.array([True, True, False]))
    assert weights.sum() == pytest.approx(1.0)
    assert (weights >= 0).all()


def test_a_keyframe_is_reached_at_its_time():
    weights = blend_weights(np.array([2.0]), np.array([0.0, 2.0, 4.0]), is_smooth=np.array([True] * 3))
    assert weights[0] == pytest.approx([0, 1, 0])


def test_a_steady_way_goes_at_one_speed():
    weights = blend_weights(np.array([0.5]), np.array([0.0, 2.0]), is_smooth=np.array([False, False]))
    assert weights[0] == pytest.approx([0.75, 0.25])
