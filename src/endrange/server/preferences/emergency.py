"""The ambulance's number where the person is; they can always write their own."""

from django.utils.translation import gettext as _

from endrange.screening import emergency_number
from endrange.server import content


def places() -> list[tuple[str, str]]:
    """Return each region with its place and number in words, by name."""
    numbers = content.catalogue().emergency_numbers.numbers
    return sorted(
        ((each.id, f"{_(each.place)}: {each.number}") for each in numbers), key=lambda place: place[1]
    )


def number_of(region: str) -> str:
    """Return the number of a region; empty where the person has not said where they are."""
    return emergency_number(region, catalogue=content.catalogue()).number if region else ""
