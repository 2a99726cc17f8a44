"""The safety check cut into screens: signs that are asked together, in the catalogue's order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from endrange.catalogue import Catalogue, Sign


@dataclass(frozen=True)
class Screen:
    """One page of the safety check."""

    id: str
    signs: tuple[Sign, ...]

    def is_answered(self, answers: Mapping[str, bool]) -> bool:
        """Tell whether every sign has its yes or no."""
        return all(sign.id in answers for sign in self.signs)

    def shows_emergency(self, answers: Mapping[str, bool]) -> bool:
        """Tell whether one of these signs must be told at once."""
        return any(sign.tier == "emergency" and answers.get(sign.id) for sign in self.signs)


def screens(catalogue: Catalogue) -> tuple[Screen, ...]:
    """Return the screens of the short check."""
    return grouped(sign for sign in catalogue.signs.values() if sign.short)


def grouped(signs: Iterable[Sign]) -> tuple[Screen, ...]:
    """Put signs with the same screen id together, where the first of them stands."""
    found: dict[str, list[Sign]] = {}
    for sign in signs:
        found.setdefault(sign.screen or sign.id, []).append(sign)
    return tuple(Screen(name, tuple(members)) for name, members in found.items())
