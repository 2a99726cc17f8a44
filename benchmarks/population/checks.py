"""The safety check as a person answers it, and the clearance that the real screening makes of it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import lru_cache

from endrange.screening import (
    Clearance,
    LookedAt,
    NotClearedError,
    PastCheck,
    Stop,
    assess,
    clear,
    found_before,
    held_conditions,
    is_asked,
)

from .bouts import load_catalogue_once


class Checks:
    """All checks of one person, and all that somebody has looked at."""

    def __init__(self, conditions: frozenset[str], circumstances: frozenset[str] = frozenset()) -> None:
        catalogue = load_catalogue_once()
        self._signs = {each.id: each for each in catalogue.signs.values() if each.short}
        self._conditions = held_conditions(conditions, catalogue.conditions)
        known = {each.circumstance for each in self._conditions if each.circumstance}
        self._circumstances = circumstances | known
        self._answers: dict[str, bool] = {}
        self._past: list[PastCheck] = []
        self._looks: list[LookedAt] = []
        self._on = date.min
        self.latest: datetime | None = None
        """When the last check was kept."""

    @property
    def condition_ids(self) -> frozenset[str]:
        return frozenset(each.id for each in self._conditions)

    def answer(self, day: date, *, screens: Iterable[str], yes: frozenset[str]) -> tuple[str, ...]:
        """Answer some screens, keep the whole as one check, and return the signs found in it."""
        wanted = set(screens)
        asked = [
            sign.id
            for sign in self._signs.values()
            if (sign.screen in wanted or sign.screen is None) and is_asked(sign, self._circumstances)
        ]
        fresh = {sign_id: sign_id in yes for sign_id in asked}
        self._answers = dict.fromkeys(self._signs, False) | self._answers | fresh
        self._past.append(PastCheck(dict(self._answers), day))
        self._on, self.latest = day, at(day, 8)
        return tuple(sorted(sign for sign, is_yes in self._answers.items() if is_yes))

    def be_looked_at(self, day: date, about: Iterable[str]) -> LookedAt:
        """Somebody has looked; what was answered with yes is no longer so."""
        look = LookedAt("physiotherapist", day, frozenset(about), at(day, 9))
        self._looks.append(look)
        return look

    def clearance(self, stops: tuple[Stop, ...]) -> Clearance | NotClearedError:
        """What the screening says today: the only gate to a plan."""
        try:
            if (
                self._past
                and not any(self._answers.values())
                and not stops
                and all(_is_clear(each) for each in self._past)
            ):
                return _cleared(tuple(each.id for each in self._conditions))
            before = found_before(self._past, signs=load_catalogue_once().signs)
            outcome = assess(self._answers, signs=self._signs.values(), on=self._on)
            return clear(outcome, self._conditions, looked_at=self._looks, stops=(*before, *stops))
        except NotClearedError as refusal:
            return refusal


def at(day: date, hour: int) -> datetime:
    """A moment of that day."""
    return datetime.combine(day, time(hour), tzinfo=UTC)


def _is_clear(check: PastCheck) -> bool:
    return not any(check.answers.values())


@lru_cache(maxsize=256)
def _cleared(conditions: tuple[str, ...]) -> Clearance:
    """The clearance of people without a sign, asked of the screening once for each set of conditions."""
    catalogue = load_catalogue_once()
    signs = [each for each in catalogue.signs.values() if each.short]
    held = held_conditions(conditions, catalogue.conditions)
    return clear(assess({sign.id: False for sign in signs}, signs=signs), held)
