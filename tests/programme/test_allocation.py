"""A week is called too short only when it is: checked against every way to fill it."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from endrange.programme.allocation import Need, allocate, allocate_share, least_s, worked_s
from endrange.programme.ladder import Ladder
from endrange.programme.selection import select
from endrange.programme.targets import MINIMUM_S
from endrange.programme.timing import AROUND_S
from tests.programme.exhaustive import can_be_met
from tests.programme.samples import cleared, hold_ladder, ladder, shipped

GRAIN_S = 20
"""Steps of the holds in these tests; coarse, so that every way can be tried."""


@st.composite
def any_ladder(draw: st.DrawFn) -> Ladder:
    low = draw(st.sampled_from([40, 60]))
    return hold_ladder(
        low=low,
        high=draw(st.sampled_from([each for each in (60, 80, 100, 120) if each >= low])),
        step=GRAIN_S,
        set_up=draw(st.sampled_from([30, 50, 70])),
        sets=draw(st.sampled_from([(1,), (1, 2)])),
    )


@st.composite
def any_week(draw: st.DrawFn) -> tuple[list[Need], list[float]]:
    """Needs, and sessions that hold about as much as they take: where it is hardest to tell."""
    needs = [
        Need(f"group {number}", draw(st.sampled_from([160, 200, 240, 300])), draw(any_ladder()))
        for number in range(draw(st.integers(1, 3)))
    ]
    sessions = draw(st.integers(2, 4))
    least = least_s(needs, [2000] * sessions)
    around = least / sessions if least < 9000 else 600.0
    return needs, [round(around * draw(st.floats(0.9, 1.3)))] * sessions


@settings(max_examples=120, deadline=None)
@given(any_week())
def test_an_allocation_meets_every_need_within_every_session(week):
    needs, capacities = week
    turns = allocate(needs, capacities)
    if turns is None:
        return
    for session, capacity in zip(turns, capacities, strict=True):
        assert sum(rung.cost_s for rung in session.values()) <= capacity
    for need in needs:
        assert worked_s(turns, need.group) >= need.seconds


@settings(max_examples=40, deadline=None)
@given(any_week())
def test_a_week_that_can_be_met_with_a_step_to_spare_is_met(week):
    """Holds grow in steps, so a week is judged to within one step of one exercise in each session."""
    needs, capacities = week
    tighter = [capacity - 2 * GRAIN_S for capacity in capacities]
    if can_be_met(needs, tighter):
        assert allocate(needs, capacities) is not None


@settings(max_examples=40, deadline=None)
@given(any_week())
def test_the_bound_is_never_above_what_a_week_takes(week):
    needs, capacities = week
    if can_be_met(needs, capacities):
        assert least_s(needs, capacities) <= sum(capacities)


def shipped_needs(*groups: str) -> list[Need]:
    selection = select(
        shipped(), equipment=frozenset({"strap", "wall"}), clearance=cleared(), worse_side=None
    )
    carriers = {group: selection.carrier(group) for group in groups}
    return [Need(group, MINIMUM_S, each.ladder) for group, each in carriers.items() if each is not None]


WEEKLY = tuple(group.id for group in shipped().groups.values() if group.weekly)


@pytest.mark.parametrize("groups", [*combinations(WEEKLY, 1), *list(combinations(WEEKLY, 2))[::3]])
@pytest.mark.parametrize("sessions", [3, 4, 5])
@pytest.mark.parametrize("minutes", [5, 10])
def test_the_shipped_exercises_are_judged_exactly_for_one_and_two_groups(groups, sessions, minutes):
    needs, capacities = shipped_needs(*groups), [minutes * 60 - AROUND_S] * sessions
    assert (allocate(needs, capacities) is not None) == can_be_met(needs, capacities)


def test_every_exercise_is_in_every_session_when_there_is_time():
    turns = allocate(shipped_needs(*WEEKLY), [1800.0] * 5)
    assert turns is not None
    assert all(set(session) == set(WEEKLY) for session in turns)


def test_short_of_time_the_same_exercise_comes_less_often_and_longer():
    often = allocate(shipped_needs(*WEEKLY), [1800.0] * 5)
    short = allocate(shipped_needs(*WEEKLY), [780.0] * 5)
    assert often is not None
    assert short is not None
    assert sum(map(len, short)) < sum(map(len, often))


def test_what_does_not_fit_is_shared_alike():
    needs = [Need("one", 300, ladder((60, 150), (120, 270))), Need("two", 300, ladder((60, 150), (120, 270)))]
    turns = allocate_share(needs, [300.0] * 3)
    given = {need.group: worked_s(turns, need.group) for need in needs}
    assert given["one"] == given["two"] > 0


def test_the_least_needy_waits_when_not_even_one_turn_each_fits():
    needs = [Need(name, 300, ladder((60, 150))) for name in ("first", "second", "third")]
    turns = allocate_share(needs, [300.0])
    assert set(turns[0]) == {"first", "second"}
