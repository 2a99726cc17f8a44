"""Every number that is to bring an ambulance is one for emergencies there, as telephones have it."""

import pytest
from phonenumbers import shortnumberinfo

from endrange.catalogue import load_catalogue

GROUPS = {"eu"}
"""Names of our own for several countries; every other id is a country's code."""
NUMBERS = [
    (country, entry.number)
    for entry in load_catalogue().emergency_numbers.numbers
    for country in (*entry.countries, *({entry.id} - GROUPS))
]


@pytest.mark.parametrize(("country", "number"), NUMBERS)
def test_the_number_is_one_for_emergencies_there(country: str, number: str) -> None:
    assert shortnumberinfo.is_emergency_number(number, country.upper())


def test_the_number_for_an_unknown_place_is_one_all_over_the_european_union() -> None:
    numbers = load_catalogue().emergency_numbers
    union = next(entry for entry in numbers.numbers if entry.id == "eu")
    assert union.number == numbers.unknown
