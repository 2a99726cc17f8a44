"""Days are spread over the week, and strength has a day between."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endrange.programme.schedule import apart, fewer_days, more_days, schedule_of
from tests.programme.samples import MONDAY, chosen
from tests.programme.standings import standing_in

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


@pytest.mark.parametrize(
    ("weekdays", "strength"),
    [
        ({MON, WED, FRI}, {MON, WED, FRI}),
        ({MON, TUE, THU, FRI}, {MON, THU}),
        ({MON, TUE, WED, THU, FRI}, {MON, WED, FRI}),
        ({MON, TUE, WED}, {MON, WED}),
        ({SAT, SUN, MON}, {SAT, MON}),
    ],
)
def test_strength_days_have_a_day_between_also_round_the_weekend(weekdays, strength):
    assert apart(frozenset(weekdays), 3) == strength


@given(st.frozensets(st.integers(0, 6), min_size=3, max_size=5))
def test_three_days_or_more_always_hold_two_for_strength(weekdays):
    days = sorted(apart(weekdays, 3))
    assert 2 <= len(days) <= 3
    assert all((later - earlier) % 7 > 1 for earlier, later in zip(days, [*days[1:], days[0]], strict=True))


def test_a_day_more_or_less_keeps_the_week_even():
    assert fewer_days(frozenset({MON, TUE, THU}), 2) == {MON, THU}
    assert more_days(frozenset({MON, WED}), 3) == {MON, WED, FRI}


@pytest.mark.parametrize(
    ("phase", "day", "numbers"),
    [
        ("calm", 0, [1, 2]),
        ("calm", 20, [3, 4]),
        ("restore", 10, [1, 2, 3]),
        ("strengthen", 62, list(range(1, 10))),
        ("keep", 0, [1, 2, 3, 4]),
        ("keep", 700, [101, 102, 103, 104]),
    ],
)
def test_each_phase_shows_its_own_weeks(phase, day, numbers):
    schedule = schedule_of(chosen(weeks=3), standing_in(phase), MONDAY + timedelta(days=day))
    assert list(schedule.numbers) == numbers
    assert schedule.begins(numbers[0]) == MONDAY + timedelta(days=7 * (numbers[0] - 1))
