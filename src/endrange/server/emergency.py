"""The number that brings an ambulance: the person's own, that of their place, or the best guess."""

from dataclasses import dataclass

from endrange.screening import emergency_number
from endrange.server import content
from endrange.server.store.models import Person


@dataclass(frozen=True)
class Emergency:
    """A number to call; `is_sure` is False where nobody has said which place it is."""

    number: str
    is_sure: bool


def emergency_of(person: Person) -> Emergency:
    """Return the number for this person."""
    of_place = emergency_number(person.emergency_region, catalogue=content.catalogue())
    if person.emergency_number:
        return Emergency(person.emergency_number, True)
    return Emergency(of_place.number, of_place.is_known)
