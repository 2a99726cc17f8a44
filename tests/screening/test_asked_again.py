"""Why the check is asked again, and which number is named."""

from datetime import UTC, datetime, timedelta

import pytest

from endrange.catalogue import load_catalogue
from endrange.screening import Happening, emergency_number, recheck

CATALOGUE = load_catalogue()
CHECKED = datetime(2026, 11, 20, 9, tzinfo=UTC)
LATER = CHECKED + timedelta(hours=1)


def test_a_reason_is_told_once_for_each_kind_with_its_rule_and_source() -> None:
    happened = [Happening("fall", LATER), Happening("ill", LATER), Happening("fall", LATER)]
    due = recheck(CHECKED, happened, catalogue=CATALOGUE)
    assert [reason.rule for reason in due.reasons] == ["asked-again.fall", "asked-again.ill"]
    assert all(reason.sources and reason.version >= 1 and reason.text for reason in due.reasons)


def test_a_new_check_settles_what_went_before() -> None:
    happened = [Happening(kind, CHECKED) for kind in CATALOGUE.asked_again]
    assert not recheck(CHECKED, happened, catalogue=CATALOGUE).is_due
    assert recheck(CHECKED - timedelta(seconds=1), happened, catalogue=CATALOGUE).is_due


@pytest.mark.parametrize(
    ("region", "number", "is_known"),
    [
        ("eu", "112", True),
        ("DE", "112", True),
        (" fr ", "112", True),
        ("gb", "999", True),
        ("GB", "999", True),
        ("us", "911", True),
        ("au", "000", True),
        ("nz", "111", True),
        ("", "112", False),
        ("zz", "112", False),
        ("d", "112", False),
    ],
)
def test_the_region_decides_the_number_and_112_stands_in(region: str, number: str, is_known: bool) -> None:
    found = emergency_number(region, catalogue=CATALOGUE)
    assert (found.number, found.is_known) == (number, is_known)
    assert (found.place is not None) == is_known


def test_no_country_stands_in_two_places() -> None:
    numbers = CATALOGUE.emergency_numbers.numbers
    countries = [*(entry.id for entry in numbers), *(each for entry in numbers for each in entry.countries)]
    assert len(countries) == len(set(countries))
