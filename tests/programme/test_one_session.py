"""One session: on its own day it is the planned one, on any other it fits what the week has had."""

from datetime import timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from endrange.programme import (
    Choices,
    Done,
    PlannedSession,
    Prescription,
    Programme,
    plan_programme,
    plan_session,
)
from tests.programme.samples import MONDAY, any_choices, chosen, cleared, shipped


def planned(choices: Choices) -> Programme:
    return plan_programme(choices, catalogue=shipped(), clearance=cleared())


def counts(prescription: Prescription) -> bool:
    return bool(shipped().exercise(prescription.exercise).counts_for)


def session_for(choices: Choices, **asked: object) -> PlannedSession:
    return plan_session(choices, catalogue=shipped(), clearance=cleared(), **asked)  # type: ignore[arg-type]


def test_on_a_planned_day_it_is_the_planned_one():
    assert session_for(chosen(), day=MONDAY) == planned(chosen()).session_on(MONDAY)


@pytest.mark.parametrize("minutes", [5, 10, 15, 30])
def test_other_minutes_than_planned_are_kept_to(minutes):
    session = session_for(chosen(minutes=20), day=MONDAY, minutes=minutes)
    assert session.minutes == minutes
    assert 0.95 * minutes * 60 <= session.seconds <= minutes * 60


def test_a_day_without_a_plan_gets_a_session_too():
    wednesday = MONDAY + timedelta(days=2)
    session = session_for(chosen(4), day=wednesday)
    assert session.day == wednesday
    assert session.prescriptions


@pytest.mark.parametrize("offset", [-30, 400])
def test_days_outside_the_programme_get_one(offset):
    assert session_for(chosen(), day=MONDAY + timedelta(days=offset)).prescriptions


def test_what_the_week_already_had_makes_room_for_the_rest():
    recent = [Done(MONDAY, "couch-stretch", 600, 600), Done(MONDAY, "figure-four", 600, 600)]
    session = session_for(chosen(4, minutes=10), day=MONDAY + timedelta(days=1), recent=recent)
    assert {"couch-stretch", "figure-four"}.isdisjoint({each.exercise for each in session.prescriptions})


def test_while_the_week_goes_as_planned_the_plan_stands():
    programme = planned(chosen(4, minutes=15))
    first, second, *_later = programme.sessions
    recent = [
        Done(first.day, each.exercise, each.seconds_on("left"), each.seconds_on("right") - 5)
        for each in first.prescriptions
    ]
    assert session_for(chosen(4, minutes=15), day=second.day, recent=recent) == second


def test_a_missed_session_is_made_up_as_far_as_the_week_allows():
    programme = planned(chosen(5, minutes=15))
    first, second, *_later = programme.sessions
    recent = [Done(first.day, each.exercise, 1, 1) for each in first.prescriptions]
    session = session_for(chosen(5, minutes=15), day=second.day, recent=recent)
    assert sum(each.seconds_on("left") for each in session.prescriptions if counts(each)) >= sum(
        each.seconds_on("left") for each in second.prescriptions if counts(each)
    )


def test_what_was_done_in_another_week_does_not_count():
    old = [Done(MONDAY, "couch-stretch", 600, 600)]
    next_week = MONDAY + timedelta(days=7)
    assert session_for(chosen(), day=next_week, recent=old) == session_for(
        chosen(), day=next_week, recent=[Done(MONDAY, "figure-four", 1, 1)]
    )


@settings(max_examples=40, deadline=None)
@given(any_choices(), st.integers(-10, 60), st.sampled_from([None, 5, 10, 15, 20, 30]))
@example(chosen(), 0, None)
def test_any_day_and_minutes_keep_to_the_time(choices, offset, minutes):
    session = session_for(choices, day=choices.start + timedelta(days=offset), minutes=minutes)
    assert session.minutes == (minutes or choices.minutes)
    assert session.seconds <= session.minutes * 60
    assert (session.seconds >= 0.95 * session.minutes * 60) == (session.shorter is None)
