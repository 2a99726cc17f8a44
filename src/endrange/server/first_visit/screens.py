"""The safety check cut into screens: what decides which signs are asked, and the signs, a few at a time."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from django.http import Http404

from endrange.catalogue import Catalogue
from endrange.catalogue.circumstances import Circumstance
from endrange.catalogue.signs import Sign
from endrange.screening import is_asked

ABOUT_YOU = "about-you"
"""The screen that asks for circumstances."""


@dataclass(frozen=True)
class SafetyScreen:
    """One page of the safety check: signs, or the circumstances that some of them need."""

    id: str
    title: str
    why: str
    signs: tuple[Sign, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    is_told: bool = True
    """False while its circumstances have not been told."""

    def is_answered(self, answers: Mapping[str, bool]) -> bool:
        """Tell whether every sign has its yes or no, and every circumstance."""
        return self.is_told and all(sign.id in answers for sign in self.signs)

    def shows_emergency(self, answers: Mapping[str, bool]) -> bool:
        """Tell whether one of these signs must be told at once."""
        return any(sign.tier == "emergency" and answers.get(sign.id) for sign in self.signs)

    def asked_of(self, told: Collection[str] | None) -> "SafetyScreen":
        """The screen for somebody with these circumstances; None: everything, as they are not known."""
        return replace(self, signs=tuple(sign for sign in self.signs if is_asked(sign, told)))


def screens(catalogue: Catalogue) -> tuple[SafetyScreen, ...]:
    """Return the screens of the short check that have a sign to ask, of anybody."""
    found = (
        SafetyScreen(screen.id, screen.title, screen.why, _signs_on(screen.id, catalogue))
        for screen in catalogue.screens.values()
    )
    return tuple(screen for screen in found if screen.signs)


def screen_of(name: str, catalogue: Catalogue) -> SafetyScreen:
    """Return a screen with everything on it, by the last part of its address."""
    every = {screen.id: screen for screen in (_about_you(catalogue), *screens(catalogue))}
    if name not in every:
        raise Http404(name)
    return every[name]


def in_turn(
    due: Iterable[SafetyScreen], told: Collection[str] | None, catalogue: Catalogue
) -> tuple[SafetyScreen, ...]:
    """Return the pages that ask these screens of somebody; circumstances before the first that needs one."""
    whole = tuple(due)
    place = next((at for at, screen in enumerate(whole) if _needs_circumstances(screen)), None)
    about_you = () if place is None else (replace(_about_you(catalogue), is_told=told is not None),)
    before, after = whole[:place], () if place is None else whole[place:]
    asked = (screen.asked_of(told) for screen in after)
    return (*before, *about_you, *(screen for screen in asked if screen.signs))


def _about_you(catalogue: Catalogue) -> SafetyScreen:
    asked = catalogue.about_you
    return SafetyScreen(ABOUT_YOU, asked.title, asked.why, circumstances=asked.circumstances)


def _needs_circumstances(screen: SafetyScreen) -> bool:
    return any(sign.only_with for sign in screen.signs)


def _signs_on(screen: str, catalogue: Catalogue) -> tuple[Sign, ...]:
    return tuple(sign for sign in catalogue.signs.values() if sign.short and sign.screen == screen)
