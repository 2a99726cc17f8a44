import pytest
from hypothesis import given
from hypothesis import strategies as st

from endrange.progress.change import ACTIVITIES, ACTIVITY, PAIN, Scale, band_of, compare
from endrange.progress.series import Entry
from tests.progress.telling import day


def entries(*pairs: tuple[int, float]) -> list[Entry]:
    return [Entry(day(number), value) for number, value in pairs]


def level(start: float, end: float) -> list[Entry]:
    """Three entries in the first week, three in the sixth."""
    return entries((0, start), (2, start), (4, start), (35, end), (37, end), (39, end))


@pytest.mark.parametrize(
    ("start", "end", "verdict"),
    [
        (8, 6, "better"),  # 2 points
        (8, 6.1, "slightly-better"),
        (8, 7, "slightly-better"),  # 1 point is not yet a change
        (8, 7.1, "same"),
        (5, 3.5, "better"),  # 30 %
        (5, 3.6, "slightly-better"),
        (5, 4.25, "slightly-better"),  # 15 %
        (5, 4.3, "same"),
        (5, 5, "same"),
        (5, 6.4, "same"),
        (5, 6.5, "worse"),  # 30 %
        (8, 9.9, "same"),
        (8, 10, "worse"),  # 2 points
        (2, 1.3, "low"),
        (2, 2, "low"),
        (0, 1.9, "low"),
        (0, 2, "worse"),
        (1, 2.1, "worse"),
        (2.5, 3.4, "same"),  # never less than a step of the scale
        (2.5, 3.5, "worse"),
        (2.1, 1.4, "better"),
    ],
)
def test_pain_changes_with_two_points_or_thirty_percent(start: float, end: float, verdict: str):
    assert compare(level(start, end), PAIN).verdict == verdict


@pytest.mark.parametrize(
    ("scale", "start", "end", "verdict"),
    [
        (ACTIVITIES, 4, 6, "better"),
        (ACTIVITIES, 4, 5.9, "slightly-better"),
        (ACTIVITIES, 4, 5.2, "same"),
        (ACTIVITIES, 4, 2.1, "same"),
        (ACTIVITIES, 4, 2, "worse"),
        (ACTIVITY, 4, 6.9, "slightly-better"),
        (ACTIVITY, 4, 7, "better"),
        (ACTIVITY, 4, 1, "worse"),
        (ACTIVITY, 1, 1, "same"),  # low is not good here
    ],
)
def test_activities_change_with_two_points_together_and_three_alone(
    scale: Scale, start: float, end: float, verdict: str
):
    assert compare(entries((0, start), (42, end)), scale).verdict == verdict


@pytest.mark.parametrize(
    ("pairs", "verdict"),
    [
        ([], "none"),
        ([(0, 5)], "too-few"),
        ([(0, 5), (40, 1)], "too-few"),
        ([(0, 5), (6, 5), (13, 1)], "too-early"),
        ([(0, 5), (6, 5), (14, 1)], "better"),
    ],
)
def test_few_entries_say_nothing(pairs: list[tuple[int, float]], verdict: str):
    assert compare(entries(*pairs), PAIN).verdict == verdict


def test_the_first_and_the_last_week_are_averaged():
    found = compare(entries((0, 6), (6, 4), (7, 0), (27, 9), (28, 2), (34, 4)), PAIN)
    assert (found.baseline, found.baseline_entries, found.now, found.now_entries) == (5, 2, 3, 2)


@pytest.mark.parametrize(
    ("baseline", "scale", "low", "high"),
    [
        (8, PAIN, 6, 10),
        (5, PAIN, 3.5, 6.5),
        (1, PAIN, 0.7, 2),
        (0, PAIN, 0, 1),
        (4, ACTIVITIES, 2, 6),
        (9, ACTIVITY, 6, 10),
    ],
)
def test_the_band_is_what_is_no_change_and_stays_on_the_scale(
    baseline: float, scale: Scale, low: float, high: float
):
    band = band_of(baseline, scale)
    assert (band.low, band.high) == (pytest.approx(low), pytest.approx(high))


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 10)), min_size=3, max_size=30))
def test_a_change_is_outside_the_band_and_none_is_within(pairs: list[tuple[int, int]]):
    found = compare(entries(*sorted(dict(pairs).items())), PAIN)
    if found.band is None or found.now is None or found.verdict == "low":
        return
    inside = found.band.low + 1e-6 < found.now < found.band.high - 1e-6
    if found.verdict in ("better", "worse"):
        assert not inside
    else:
        assert found.band.low - 1e-6 <= found.now <= found.band.high + 1e-6
