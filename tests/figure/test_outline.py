"""Outlines of hulls of circles."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from endrange.figure.outline import arcs, contains, polygon, support

circles = st.lists(
    st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(0.01, 0.3)), min_size=1, max_size=6
).map(lambda rows: (np.array(rows)[:, :2], np.array(rows)[:, 2]))


@given(circles)
def test_every_circle_lies_within_the_polygon_of_its_hull(shape):
    centres, radii = shape
    assert contains(support(centres, radii), centres).all()
    assert contains(support(centres, radii), polygon(centres, radii)).all()


@given(circles)
def test_arcs_go_once_round_and_join_by_tangents(shape):
    pieces = arcs(*shape)
    assert sum(arc.end - arc.start for arc in pieces) == pytest.approx(2 * np.pi, abs=0.1)
    for one, following in zip(pieces, [*pieces[1:], pieces[0]], strict=True):
        leave, arrive = np.array(one.at(one.end)), np.array(following.at(following.start))
        across = np.array([np.cos(one.end), np.sin(one.end)])
        assert abs((arrive - leave) @ across) < 0.03


def test_two_equal_circles_make_a_capsule():
    pieces = arcs(np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([0.2, 0.2]))
    assert sorted(round(float(arc.end - arc.start), 3) for arc in pieces) == [3.142, 3.142]


def test_a_circle_inside_another_leaves_no_trace():
    pieces = arcs(np.array([[0.0, 0.0], [0.05, 0.0]]), np.array([0.5, 0.1]))
    assert len(pieces) == 1


def test_a_circle_that_touches_another_from_within_leaves_the_outer_one_whole():
    pieces = arcs(np.array([[0.0, 0.0], [0.0, 0.125]]), np.array([0.125, 0.25]))
    assert sum(arc.end - arc.start for arc in pieces) == pytest.approx(2 * np.pi)


def test_unequal_circles_meet_their_common_tangents_exactly():
    pieces = arcs(np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([0.3, 0.1]))
    turns = sorted(abs((arc.start + np.pi) % (2 * np.pi) - np.pi) for arc in pieces)
    assert turns == pytest.approx([np.arccos(0.2)] * 2, abs=1e-9)
