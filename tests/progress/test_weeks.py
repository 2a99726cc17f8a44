from datetime import timedelta
from itertools import pairwise

import pytest

from endrange.catalogue import load_catalogue
from endrange.progress.course import Course, ExtraDays, PhaseSpan
from endrange.progress.weeks import TrainingWeek, training_weeks
from tests.progress.telling import chosen, day, told, trained, worked

CATALOGUE = load_catalogue()


def weeks_of(*facts, until: int = 13, course: Course | None = None) -> tuple[TrainingWeek, ...]:
    return training_weeks(told(*facts), catalogue=CATALOGUE, course=course or Course(), until=day(until))


def planned(*facts, **given) -> list[int | None]:
    return [week.planned for week in weeks_of(*facts, **given)]


def test_a_week_counts_the_days_with_a_session_that_counts():
    weeks = weeks_of(
        chosen(), trained(0), trained(0, hour=20), trained(2, counts=False), trained(6), trained(7)
    )
    assert [week.sessions for week in weeks] == [2, 1]
    assert [week.first for week in weeks] == [day(0), day(7)]


def test_the_week_of_today_is_running_until_its_sunday_is_over():
    assert [week.is_running for week in weeks_of(chosen(), until=13)] == [False, True]
    assert [week.is_running for week in weeks_of(chosen(), until=14)] == [False, False, True]


def test_weeks_begin_with_the_plans_week_and_the_running_one_has_the_plans_number():
    tuesday = Course(week_first=day(8), week_sessions=4)
    facts = [chosen(1), trained(3), trained(7), trained(8), trained(10), trained(14)]
    weeks = weeks_of(*facts, until=14, course=tuesday)  # day 14 is a Monday: the last of that week
    assert [(week.first, week.sessions, week.planned, week.is_running) for week in weeks] == [
        (day(1), 2, 3, False),
        (day(8), 3, 4, True),
    ]


def test_a_programme_that_begins_on_a_thursday_has_only_the_days_from_there():
    assert planned(chosen(3, weekdays=(0, 2, 4, 6))) == [2, 4]


def test_another_choice_counts_from_its_own_day():
    assert planned(chosen(0, weekdays=(0, 2, 4)), chosen(9, weekdays=(0, 1, 3, 5, 6), start=0)) == [3, 4]


def test_before_anything_was_chosen_nothing_was_planned():
    assert planned(trained(0), chosen(7)) == [None, 3]


def test_a_programme_that_begins_later_plans_nothing_yet():
    assert planned(chosen(0, start=10, weekdays=(0, 4))) == [1]
    assert planned(chosen(0, start=30)) == []


def test_rules_add_days_and_a_phase_may_ask_for_fewer():
    course = Course(
        phases=(PhaseSpan("restore", day(0), day(13)), PhaseSpan("keep", day(14))),
        extra_days=(ExtraDays(day(7), 1),),
        most_sessions={"keep": 2},
    )
    assert planned(chosen(), course=course, until=20) == [3, 4, 2]


def test_stretching_counts_for_its_groups_on_each_side():
    weeks = weeks_of(
        trained(0, work=[worked("couch-stretch", "left", 60), worked("couch-stretch", "right", 45)]),
        trained(2, work=[worked("couch-stretch", "left", 30)]),
    )
    assert weeks[0].seconds("hip-flexors", "stretch") == (90, 45)
    assert weeks[0].seconds("hip-flexors", "strength") == (0, 0)
    assert weeks[1].times == ()


def test_work_on_both_sides_at_once_counts_for_both():
    (stretch,) = [each for each in CATALOGUE.exercises.values() if each.id == "couch-stretch"]
    weeks = weeks_of(trained(0, work=[worked(stretch.id, "both", 60)]))
    assert all(weeks[0].seconds(group, "stretch") == (60, 60) for group in stretch.counts_for)


def test_rolling_and_forgotten_exercises_count_for_no_muscle():
    assert (
        weeks_of(trained(0, work=[worked("foam-roll", "left", 60), worked("no-such", "left", 9)]))[0].times
        == ()
    )


def test_strength_work_counts_for_the_groups_of_its_muscles():
    strength = next((each for each in CATALOGUE.exercises.values() if each.kind == "strengthen"), None)
    if strength is None:
        pytest.skip("the catalogue has no strengthening exercise")
    weeks = weeks_of(trained(0, work=[worked(strength.id, "left", 40)]))
    groups = {CATALOGUE.muscles[muscle].group for muscle in strength.muscles}
    assert {time.group for time in weeks[0].times} == groups
    assert all(weeks[0].seconds(group, "strength") == (40, 0) for group in groups)


def test_a_pause_leaves_empty_weeks_and_no_gap():
    weeks = weeks_of(trained(0), trained(35), until=36)
    assert [week.sessions for week in weeks] == [1, 0, 0, 0, 0, 1]
    assert all(later.first - earlier.first == timedelta(days=7) for earlier, later in pairwise(weeks))


def test_nothing_done_and_nothing_chosen_has_no_weeks():
    assert weeks_of() == ()
