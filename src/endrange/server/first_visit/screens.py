"""The safety check cut into screens: signs that are asked together, in the catalogue's order."""

from collections.abc import Mapping
from dataclasses import dataclass

from endrange.catalogue import Catalogue
from endrange.catalogue.signs import Sign


@dataclass(frozen=True)
class SafetyScreen:
    """One page of the safety check."""

    id: str
    title: str
    why: str
    signs: tuple[Sign, ...]

    def is_answered(self, answers: Mapping[str, bool]) -> bool:
        """Tell whether every sign has its yes or no."""
        return all(sign.id in answers for sign in self.signs)

    def shows_emergency(self, answers: Mapping[str, bool]) -> bool:
        """Tell whether one of these signs must be told at once."""
        return any(sign.tier == "emergency" and answers.get(sign.id) for sign in self.signs)


def screens(catalogue: Catalogue) -> tuple[SafetyScreen, ...]:
    """Return the screens of the short check that have a sign to ask."""
    found = (
        SafetyScreen(screen.id, screen.title, screen.why, _signs_on(screen.id, catalogue))
        for screen in catalogue.screens.values()
    )
    return tuple(screen for screen in found if screen.signs)


def _signs_on(screen: str, catalogue: Catalogue) -> tuple[Sign, ...]:
    return tuple(sign for sign in catalogue.signs.values() if sign.short and sign.screen == screen)
