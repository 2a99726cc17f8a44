"""After which facts and changes the safety check is asked again."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from endrange.catalogue import load_catalogue
from endrange.programme.adaptation import adapt, happenings
from endrange.records.history import AnyFact, Exercised, Morning, Trained, Weekly

DAY = date(2026, 3, 2)


def when(days: int, hour: int) -> tuple[datetime, date]:
    day = DAY + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC), day


def session(days: int, **told: Any) -> Trained:
    work = Exercised("couch-stretch", "standard", "left", 60, 60, pain=told.pop("in_it", None))
    return Trained(f"s{days}", *when(days, 18), True, True, exercised=(work,), **told)


@pytest.mark.parametrize(
    ("told", "is_strong"),
    [
        ({}, False),
        ({"in_it": 5}, False),
        ({"in_it": 6}, True),
        ({"pain_after": 5}, False),
        ({"pain_after": 6}, True),
    ],
)
def test_strong_pain_in_a_session_or_after_it(told: dict[str, int], is_strong: bool) -> None:
    fact = session(0, **told)
    found = [(each.kind, each.at) for each in happenings.in_session(fact)]
    assert found == ([("pain-above-5", fact.at)] if is_strong else [])


@pytest.mark.parametrize(
    ("fact", "kinds"),
    [
        (Morning("m", *when(0, 7), 5), []),
        (Morning("m", *when(0, 7), 6), ["rest-pain"]),
        (Weekly("w", *when(0, 7), 5, 5, 0), []),
        (Weekly("w", *when(0, 7), 6, 5, 0), ["rest-pain"]),
        (Weekly("w", *when(0, 7), 5, 6, 0), ["pain-above-5"]),
        (session(0, pain_after=9), []),
    ],
)
def test_strong_pain_in_a_check_in(fact: AnyFact, kinds: list[str]) -> None:
    assert [each.kind for each in happenings.in_check_ins([fact])] == kinds


def test_a_flare_is_as_old_as_the_answer_that_showed_it() -> None:
    morning = Morning("m", *when(1, 7), 5)
    facts = [session(0, pain_before=2), morning]
    course = adapt(facts, catalogue=load_catalogue(), until=morning.day)
    (flare,) = happenings.of_flares(course.adjustments, facts)
    assert (flare.kind, flare.at) == ("flare", morning.at)
    assert not list(happenings.of_flares(course.adjustments, facts[:1]))
