"""Who is painted before whom."""

import numpy as np
import pytest

from endrange.figure.camera import CAMERAS, project
from endrange.figure.paint import ball_item, box_item, gathered, in_front, paint_order, pairs_behind


def ball(name, x, depth, limb=None):
    return ball_item(name, limb or name, [(np.array([[x, 0.0, depth]]), np.array([0.2]))])


def names(items):
    return [items[i].id for i in paint_order(items, pairs_behind(items))]


def test_the_further_of_two_overlapping_balls_comes_first():
    assert names([ball("near", 0.0, 0.3), ball("far", 0.1, 0.0)]) == ["far", "near"]


def test_items_that_do_not_overlap_have_no_opinion():
    assert in_front(ball("left", -1.0, 0.0), ball("right", 1.0, 0.0)) is None


def test_free_items_of_one_limb_stay_together():
    items = [ball("a", -2.0, 0.0, "arm"), ball("b", 0.0, 0.1, "leg"), ball("c", 2.0, 0.2, "arm")]
    assert names(items) == ["a", "c", "b"]


def test_a_thing_before_a_wall_is_painted_after_it():
    camera = CAMERAS["three-quarter"]
    wall = box_item("wall", np.array([-0.5, 0.0, -0.5]), np.array([-0.4, 1.0, 0.5]), camera)
    place = project(np.array([[0.0, 0.5, 0.0]]), camera)
    item = ball_item("ball", "ball", [(place, np.array([0.1]))])
    assert names([item, wall]) == ["wall", "ball"]


def test_a_cycle_is_broken_at_its_weakest_pair():
    long = [
        ball_item(name, name, [(np.array(line), np.array([0.05, 0.05]))])
        for name, line in (
            ("a", [[-1.0, 0.0, 0.0], [1.0, 0.0, 0.6]]),
            ("b", [[0.9, -0.2, 0.1], [-0.1, 0.9, 0.5]]),
            ("c", [[0.1, 0.9, 0.2], [-0.9, -0.2, 0.9]]),
        )
    ]
    assert sorted(names(long)) == ["a", "b", "c"]


@pytest.mark.parametrize("camera", CAMERAS.values(), ids=CAMERAS.keys())
def test_camera_axes_are_square_to_each_other(camera):
    assert camera.axes @ camera.axes.T == pytest.approx(np.eye(3), abs=1e-9)


def test_pieces_of_a_limb_move_together_where_nothing_forbids_it():
    items = [ball("hand", -2.0, 0.0, "arm"), ball("torso", 0.0, 0.1), ball("upper", 0.1, 0.3, "arm")]
    pairs = pairs_behind(items)
    assert [items[i].id for i in gathered(items, [0, 1, 2], pairs)] == ["torso", "hand", "upper"]


def test_a_limb_that_goes_round_the_body_stays_apart():
    items = [ball("hand", 0.0, -0.5, "arm"), ball("torso", 0.0, 0.0), ball("upper", 0.1, 0.5, "arm")]
    pairs = pairs_behind(items)
    assert [items[i].id for i in gathered(items, [0, 1, 2], pairs)] == ["hand", "torso", "upper"]
