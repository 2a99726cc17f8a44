"""What is true of a person and decides which signs are asked: told in a check, or known otherwise."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from endrange.catalogue import Catalogue
from endrange.catalogue.conditions import Condition
from endrange.catalogue.signs import Sign
from endrange.screening import Happening, is_asked
from endrange.server.store.models import SafetyCheck

Told = tuple[str, ...]
"""Ids of circumstances."""


@dataclass(frozen=True)
class LastWord:
    """The latest answer to a sign."""

    yes: bool
    told: Told | None
    """The circumstances of its check; None: they were not asked for."""


def last_words(checks: Iterable[SafetyCheck]) -> dict[str, LastWord]:
    """The latest answer to each sign, of checks from the oldest on.

    A danger sign in a session, or a check taken back, undoes all before it.
    """
    words: dict[str, LastWord] = {}
    for check in checks:
        if check.is_taken_back or check.tier == SafetyCheck.UNANSWERED:
            words.clear()
        else:
            told = told_in(check)
            words.update({sign: LastWord(yes, told) for sign, yes in check.answers.items()})
    return words


def latest_asked(checks: Sequence[SafetyCheck]) -> SafetyCheck | None:
    """The last of the checks that asked for circumstances; one that an emergency ended before did not."""
    asked = (check for check in reversed(checks) if told_in(check) is not None)
    return next((check for check in asked if not check.is_taken_back), None)


def told_in(check: SafetyCheck) -> Told | None:
    """The circumstances of a check; None: they were not asked for."""
    return None if check.circumstances is None else tuple(check.circumstances)


def known_from(
    catalogue: Catalogue,
    *,
    happenings: Iterable[Happening],
    conditions: Iterable[Condition],
    found: Iterable[str],
) -> frozenset[str]:
    """What is true whatever is ticked: by what happened, by a condition, by a yes to a sign."""
    rules = (catalogue.asked_again.get(each.kind) for each in happenings)
    signs = (catalogue.signs.get(each) for each in found)
    known = (
        *(rule.circumstance for rule in rules if rule),
        *(condition.circumstance for condition in conditions),
        *(sign.only_with for sign in signs if sign),
    )
    return frozenset(each for each in known if each)


@dataclass(frozen=True)
class Circumstances:
    """All that is said about one person's circumstances."""

    draft: Told | None
    """Told in the check that is being asked; None: not yet."""
    is_stale: bool
    """True: something has happened since, and they are asked anew."""
    last: Told | None
    """Told the last time; None: never."""
    known: frozenset[str]
    """True whatever is ticked."""

    @property
    def told(self) -> Told | None:
        """What was ticked in the check that is being asked; None as long as it is to be asked."""
        return None if self.is_stale else self.draft

    @cached_property
    def standing(self) -> Told | None:
        """The same with what is known: signs are asked by these; None: everything is asked."""
        return None if self.told is None else tuple(sorted({*self.told, *self.known}))

    @property
    def remembered(self) -> frozenset[str]:
        """What is likely to be ticked again, and what is known."""
        return self.known | frozenset(self.draft or self.last or ())

    def overtaken(self, words: Mapping[str, LastWord], signs: Mapping[str, Sign]) -> frozenset[str]:
        """Signs whose no only followed from a circumstance, and the circumstance is told by now."""
        return frozenset(
            sign
            for sign, word in words.items()
            if not word.yes
            and sign in signs
            and not is_asked(signs[sign], word.told)
            and is_asked(signs[sign], self.remembered)
        )
