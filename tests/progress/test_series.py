from endrange.progress.series import MEAN, Entry, function_series, pain_series
from tests.progress.telling import before, day, function, morning, told, trained, weekly


def entries_of(id_: str, *facts) -> list[tuple[int, float]]:
    series = {each.id: each for each in pain_series(told(*facts))}
    return [((entry.day - day(0)).days, entry.value) for entry in series[id_].entries]


def test_each_kind_of_pain_is_a_series_of_its_own():
    facts = (before(0, 5), trained(0, pain_after=4), morning(1, 3), weekly(6, 2, 6))
    assert [entries_of(id_, *facts) for id_ in ("before", "after", "morning", "week", "tasks")] == [
        [(0, 5)],
        [(0, 4)],
        [(1, 3)],
        [(6, 2)],
        [(6, 6)],
    ]


def test_the_last_word_of_a_day_counts():
    assert entries_of("before", before(0, 5, hour=8), before(0, 2, hour=17)) == [(0, 2)]


def test_pain_before_is_kept_also_where_no_session_followed():
    assert entries_of("before", before(0, 7), before(2, 3), trained(2)) == [(0, 7), (2, 3)]


def test_a_session_without_a_score_has_no_entry():
    assert entries_of("after", trained(0), trained(2, pain_after=0)) == [(2, 0)]


def test_the_mean_of_activities_comes_before_each_of_them():
    mean, *each = function_series(told(function(0, stairs=4, shoes=2), function(14, stairs=6, shoes=5)))
    assert (mean.id, mean.entries) == (MEAN, (Entry(day(0), 3.0), Entry(day(14), 5.5)))
    assert [(str(one.name), [entry.value for entry in one.entries]) for one in each] == [
        ("stairs", [4, 6]),
        ("shoes", [2, 5]),
    ]


def test_the_mean_never_compares_different_activities():
    mean, stairs, run = function_series(
        told(
            function(0, stairs=4, shoes=2),
            function(7, stairs=9, run=9, shoes=9),
            function(14, stairs=6, run=0),
            function(28, run=3, stairs=7),
        )
    )
    assert [entry.value for entry in mean.entries] == [3.0, 5.0]
    assert {str(stairs.name), str(run.name)} == {"stairs", "run"}


def test_an_activity_keeps_the_persons_own_words_whatever_they_are():
    _mean, one = function_series(told(function(0, **{"mean {of} 100 %": 5})))
    assert str(one.name) == "mean {of} 100 %"
    assert one.id != MEAN


def test_nobody_who_scored_nothing_has_a_function():
    assert function_series(told(before(0, 3))) == ()
