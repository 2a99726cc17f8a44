"""The cases of screening in words: who it is, and what is made of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from endrange.catalogue import Catalogue
from endrange.screening.cases import (
    BeforeCase,
    Case,
    CircumstanceCase,
    ConditionCase,
    HalfWayCase,
    LockCase,
    SignCase,
    cases_of,
)

TIERS = {
    "emergency": gettext_lazy("Emergency: help now"),
    "same-day": gettext_lazy("Seen the same day"),
    "within-days": gettext_lazy("Seen within a few days"),
    "this-week": gettext_lazy("Seen this week"),
}


@dataclass(frozen=True)
class Told:
    """A case: who or what, and what follows, a sentence each."""

    given: str
    follows: tuple[str, ...]


def told(catalogue: Catalogue, *rules: str) -> list[Told]:
    """Return the cases of these rules."""
    return [Told(_(case.name), tuple(_follows(case, rules, catalogue))) for case in cases_of(*rules)]


def _follows(case: Case, rules: tuple[str, ...], catalogue: Catalogue) -> Iterator[str]:
    if isinstance(case, SignCase):
        yield from _of_sign(case, rules)
    elif isinstance(case, HalfWayCase):
        yield _("Told at once.") if case.emergency else _("Judged after the last answer.")
    elif isinstance(case, CircumstanceCase):
        yield from _of_circumstances(case, rules, catalogue)
    elif isinstance(case, ConditionCase):
        yield from _of_conditions(case, catalogue)
    elif isinstance(case, LockCase):
        yield _("No session as things stand.") if case.refused else _("There may be a session.")
    elif isinstance(case, BeforeCase):
        yield from _before_session(case, catalogue)
    else:
        yield from asked(case.screens, catalogue, conditions=case.asks_conditions)
        if not case.screens:
            yield _("Nothing is asked again.")


def _of_sign(case: SignCase, rules: tuple[str, ...]) -> Iterator[str]:
    if case.just_misses in rules:
        yield _("Not this sign.")
    yield _("No sign at all.") if case.tier == "clear" else f"{TIERS[case.tier]}."


def _of_circumstances(case: CircumstanceCase, rules: tuple[str, ...], catalogue: Catalogue) -> Iterator[str]:
    if not set(case.asked).isdisjoint(rules):
        yield _("Asked.")
    elif not set(case.not_asked).isdisjoint(rules):
        yield _("Not asked.")
    else:
        signs = " ".join(f"“{_(catalogue.signs[each].ask)}”" for each in case.asked)
        yield _("Asked, among others: %(signs)s") % {"signs": signs}


def _of_conditions(case: ConditionCase, catalogue: Catalogue) -> Iterator[str]:
    def names(exercises: Iterable[str]) -> str:
        return ", ".join(_(catalogue.exercises[each].name) for each in exercises)

    stays = [each for each in case.stays if each not in case.changed]
    if case.left_out:
        yield _("Left out: %(exercises)s.") % {"exercises": names(case.left_out)}
    if case.changed:
        yield _("Done differently: %(exercises)s.") % {"exercises": names(case.changed)}
    if stays:
        yield _("Stays, at least in part: %(exercises)s.") % {"exercises": names(stays)}
    if case.untouched:
        yield _("As for everybody: %(exercises)s.") % {"exercises": names(case.untouched)}


def _before_session(case: BeforeCase, catalogue: Catalogue) -> Iterator[str]:
    said = {
        "go": _("The session may begin."),
        "ask-again": _("The session waits for some answers."),
        "no-session": _("No session that day."),
    }
    yield said[case.action]
    yield from asked(case.screens, catalogue, conditions=case.asks_conditions)


def asked(screens: Iterable[str], catalogue: Catalogue, *, conditions: bool) -> Iterator[str]:
    """Say which screens of the check are asked again."""
    wanted = tuple(screens)
    if set(wanted) == set(catalogue.screens):
        yield _("Asked again: the whole safety check.")
    elif wanted:
        titles = ", ".join(f"“{_(catalogue.screens[each].title)}”" for each in wanted)
        yield _("Asked again: %(screens)s.") % {"screens": titles}
    if conditions:
        yield _("What you have or have had is asked again, too.")
