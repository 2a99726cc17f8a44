"""A sign of the safety check holds back what grows for just as long as it locks the plan."""

from datetime import UTC, datetime, time, timedelta

import pytest

from endrange.catalogue import load_catalogue
from endrange.programme.adaptation import Course, adapt
from endrange.programme.adaptation.case_facts import day_of, facts_of
from endrange.records.history import SeenBy

CATALOGUE = load_catalogue()
FOUND = 40


def course_after(sign: str, *, looked_days_before: int) -> Course:
    """A sign is found on day 40, and told is who had looked at it so many days before that."""
    facts = facts_of(
        ["days 1 to 41 every 3: trained from pain 1 couch-stretch", f"day {FOUND}: found {sign}"], CATALOGUE
    )
    on = day_of(FOUND) - timedelta(days=looked_days_before)
    told = datetime.combine(day_of(FOUND), time(20), UTC)
    look = SeenBy("look", told, day_of(FOUND), "doctor", on, frozenset({sign}))
    return adapt([*facts, look], catalogue=CATALOGUE, until=day_of(FOUND + 1))


def waits(course: Course) -> bool:
    return not next(each for each in course.gate.conditions if each.id == "no-stop").met


@pytest.mark.parametrize(
    ("sign", "days", "holds_back"),
    [
        ("night-pain", 28, False),
        ("night-pain", 29, True),
        ("stress-fracture", 7, False),
        ("stress-fracture", 8, True),
        ("young-limp", 0, False),
        ("young-limp", 1, True),
    ],
)
def test_a_look_counts_as_long_before_its_sign_as_it_does_for_the_lock(
    sign: str, days: int, holds_back: bool
) -> None:
    assert waits(course_after(sign, looked_days_before=days)) is holds_back
