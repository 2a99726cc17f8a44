"""What a review says: its words are true of what came before it."""

from datetime import UTC, datetime, time

import pytest

from endrange.catalogue import load_catalogue
from endrange.programme.adaptation import Course, adapt
from endrange.programme.adaptation.case_facts import day_of, facts_of
from endrange.records.history import AnyFact, SeenBy

CATALOGUE = load_catalogue()
LATER_WORSE = {
    "a second look": (
        "days 1 to 10 every 3: trained from pain 3 couch-stretch",
        "days 13 to 28 every 3: trained from pain 4 couch-stretch",
    ),
    "a look that waited for a flare": (
        "days 1 to 19 every 3: trained from pain 3 couch-stretch",
        "day 20: morning pain 5",
        "day 24: trained from pain 3 couch-stretch",
        "days 25, 26, 27: morning pain 5",
    ),
}


def course_of(given: tuple[str, ...], *more: AnyFact, on: int) -> Course:
    return adapt([*facts_of(given, CATALOGUE), *more], catalogue=CATALOGUE, until=day_of(on))


def test_a_second_look_says_that_it_was_worse_a_week_ago() -> None:
    course = course_of(LATER_WORSE["a second look"], on=29)
    assert "as it was a week ago" in str(course.reviews[-1].reason)
    assert "so did the one a week before" in course.stops[0].say


def test_a_look_that_waited_for_a_flare_speaks_of_no_earlier_look() -> None:
    course = course_of(LATER_WORSE["a look that waited for a flare"], on=29)
    assert len(course.reviews) == 1
    assert "has waited a week for a flare to settle" in str(course.reviews[-1].reason)
    assert "had waited a week for a flare to settle" in course.stops[0].say


@pytest.mark.parametrize("given", LATER_WORSE.values(), ids=LATER_WORSE)
def test_both_stop_the_plan(given: tuple[str, ...]) -> None:
    course = course_of(given, on=29)
    assert [stop.rule for stop in course.stops] == [str(course.adjustments[-1].rule)]


@pytest.mark.parametrize(("looked_on", "referrals"), [(21, 1), (22, 0)])
def test_a_look_before_the_advice_does_not_follow_it(looked_on: int, referrals: int) -> None:
    given = (*LATER_WORSE["a second look"][:1], "days 13 to 22 every 3: trained from pain 4 couch-stretch")
    told = datetime.combine(day_of(23), time(20), UTC)
    look = SeenBy("look", told, day_of(23), "doctor", day_of(looked_on), frozenset({"review:2026-01-26"}))
    assert len(course_of(given, look, on=23).referrals) == referrals


@pytest.mark.parametrize(("looked_on", "is_waiting"), [(None, True), (22, False)])
def test_what_holds_the_plan_stands_at_the_gate_too(looked_on: int | None, *, is_waiting: bool) -> None:
    given = (*LATER_WORSE["a second look"][:1], "days 13 to 22 every 3: trained from pain 4 couch-stretch")
    told = datetime.combine(day_of(23), time(20), UTC)
    look = SeenBy("look", told, day_of(23), "doctor", day_of(looked_on or 1), frozenset())
    gate = course_of(given, *([look] if looked_on else []), on=23).gate
    (condition,) = [each for each in gate.conditions if each.id == "no-stop"]
    assert condition.met != is_waiting
    assert ("A review looks again" in str(condition.words)) == is_waiting
