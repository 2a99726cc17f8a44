"""When the safety check, or a part of it, is asked again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from endrange.catalogue import Catalogue
from endrange.catalogue.asked_again import AskedAgain

from .reason import Reason


@dataclass(frozen=True)
class Happening:
    """Something that happened to the person; `kind` is an id of asked-again.toml."""

    kind: str
    at: datetime


@dataclass(frozen=True)
class Recheck:
    """Which screens are due, all of them to be asked at once: the new check settles everything before it."""

    screens: tuple[str, ...] = ()
    """Ids, in the order of the check."""
    asks_conditions: bool = False
    """True: what the person has or has had is asked again too."""
    reasons: tuple[Reason, ...] = ()

    @property
    def is_due(self) -> bool:
        """True if anything is to be asked."""
        return bool(self.screens)


def recheck(last_check: datetime | None, happenings: Iterable[Happening], *, catalogue: Catalogue) -> Recheck:
    """What is asked again after these happenings; those up to the last check are settled by it.

    Without any check everything is asked, and so it is after a happening that this version does not know.
    """
    if last_check is None:
        return Recheck(tuple(catalogue.screens), asks_conditions=True)
    kinds = dict.fromkeys(happening.kind for happening in happenings if happening.at > last_check)
    rules = [catalogue.asked_again[kind] for kind in kinds if kind in catalogue.asked_again]
    is_known = len(rules) == len(kinds)
    return Recheck(
        screens=screens_of(rules, catalogue) if is_known else tuple(catalogue.screens),
        asks_conditions=any(rule.conditions for rule in rules) or not is_known,
        reasons=tuple(
            Reason(text=rule.why, rule=f"asked-again.{rule.id}", version=rule.version, sources=rule.sources)
            for rule in rules
        ),
    )


def screens_of(rules: Iterable[AskedAgain], catalogue: Catalogue) -> tuple[str, ...]:
    """The screens that any of the rules asks for, in the order of the check."""
    wanted = {screen for rule in rules for screen in rule.screens}
    return tuple(screen for screen in catalogue.screens if screen in wanted)
