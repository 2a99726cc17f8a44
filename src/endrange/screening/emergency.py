"""Which number brings an ambulance where the person is."""

from dataclasses import dataclass

from endrange.catalogue import Catalogue


@dataclass(frozen=True)
class EmergencyNumber:
    """A number, and the place it is for."""

    number: str
    place: str | None
    """A msgid; None where the place is not known."""

    @property
    def is_known(self) -> bool:
        """True if the number is that of a known place, and not the best guess."""
        return self.place is not None


def emergency_number(region: str, *, catalogue: Catalogue) -> EmergencyNumber:
    """The number of a region (`gb`, `eu`) or a country's code (`DE`); where it is unknown, that of the EU."""
    wanted, numbers = region.strip().lower(), catalogue.emergency_numbers
    for entry in numbers.numbers:
        if wanted == entry.id or wanted in entry.countries:
            return EmergencyNumber(entry.number, entry.place)
    return EmergencyNumber(numbers.unknown, None)
