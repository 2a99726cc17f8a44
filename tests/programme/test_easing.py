"""Less of a dose is about the share that was asked for, and stays a dose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endrange.programme import Hold, Passes, Repetitions
from endrange.programme.easing import eased
from endrange.programme.prescription import work_s


@pytest.mark.parametrize(
    ("dose", "less"),
    [
        (Hold(60, 2), Hold(35, 2)),
        (Hold(30, 2), Hold(30, 1)),
        (Hold(60, 1), Hold(35, 1)),
        (Hold(30, 1), Hold(20, 1)),
        (Repetitions(12, 3, 6.0), Repetitions(11, 2, 6.0)),
        (Repetitions(10, 2, 6.0), Repetitions(6, 2, 6.0)),
        (Passes(("calf",), 30, 3.0), Passes(("calf",), 20, 3.0)),
    ],
)
def test_six_tenths_of_a_dose(dose, less):
    assert eased(dose, 0.6) == less


@given(st.integers(30, 120), st.integers(1, 3), st.floats(0.5, 0.99))
def test_a_hold_is_never_longer_than_before_and_keeps_its_half_minute_if_it_can(seconds, sets, factor):
    less = eased(Hold(seconds, sets), factor)
    assert isinstance(less, Hold)
    assert less.seconds <= seconds
    assert less.sets <= sets
    assert less.seconds >= 30 - 2.5 or seconds * sets * factor < 30


@given(st.integers(1, 40), st.integers(1, 3), st.floats(0.3, 1.0))
def test_repetitions_never_grow_and_never_go_to_nothing(count, sets, factor):
    dose = Repetitions(count, sets, 6.0)
    assert 0 < work_s(eased(dose, factor)) <= work_s(dose)


def test_a_whole_dose_stays_as_it_is():
    assert eased(Hold(60, 2), 1.0) == Hold(60, 2)
