"""What somebody has looked at, and what still waits for somebody to look."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from endrange.catalogue.phrase import marked as _
from endrange.catalogue.signs import TIERS, Sign, Tier

from .stop import Stop

LOOK_COUNTS_FOR_DAYS: Mapping[Tier, int] = {"emergency": 0, "same-day": 0, "within-days": 7, "this-week": 28}
"""How long before its sign is found a look still counts (chosen): what can wait is often known already."""

UNKNOWN_SIGN_TIER: Tier = "this-week"
"""For a yes to a sign that this version no longer asks about (chosen: the least urgent that still stops)."""


@dataclass(frozen=True)
class LookedAt:
    """The person's word that somebody has looked at something, or has said yes to it."""

    who: str
    on: date
    """The day somebody looked, as the person says."""
    about: frozenset[str]
    """Ids of signs, stops and conditions."""
    at: datetime
    """When the person said so; kept, and judged by no rule."""


@dataclass(frozen=True)
class PastCheck:
    """The answers of one safety check, and the person's own day of it."""

    answers: Mapping[str, bool]
    on: date


def found_before(checks: Iterable[PastCheck], *, signs: Mapping[str, Sign]) -> tuple[Stop, ...]:
    """Every sign that was ever answered with yes, since the latest day of a yes; the most urgent first.

    A later no alone does not take it away: somebody has to have looked.
    """
    latest: dict[str, date] = {}
    for check in checks:
        for sign_id in (each for each, is_yes in check.answers.items() if is_yes):
            latest[sign_id] = max(check.on, latest.get(sign_id, check.on))
    return _by_urgency(_stop(sign_id, since, signs.get(sign_id)) for sign_id, since in latest.items())


def open_stops(stops: Iterable[Stop], looked_at: Iterable[LookedAt]) -> tuple[Stop, ...]:
    """The stops that nobody has looked at, the most urgent first."""
    looks = tuple(looked_at)
    return _by_urgency(
        stop for stop in stops if not is_looked_at(stop.id, looks, since=stop.looks_from or stop.since)
    )


def is_looked_at(about: str, looks: Iterable[LookedAt], *, since: date) -> bool:
    """Tell whether somebody has looked at this since then."""
    return any(about in look.about and look.on >= since for look in looks)


def first_look_for(tier: Tier, found: date) -> date:
    """The first day on which a look counts for a sign of this tier that was found on a day."""
    return found - timedelta(days=LOOK_COUNTS_FOR_DAYS[tier])


def looks_from(sign_id: str, found: date, *, signs: Mapping[str, Sign]) -> date:
    """The first day on which a look counts for a sign that was found on a day."""
    return first_look_for(signs[sign_id].tier if sign_id in signs else UNKNOWN_SIGN_TIER, found)


def _stop(sign_id: str, since: date, sign: Sign | None) -> Stop:
    if sign is None:
        return Stop(
            id=sign_id,
            tier=UNKNOWN_SIGN_TIER,
            since=since,
            say=_EARLIER_SIGN,
            do=_SHOW_SOMEBODY,
            rule=sign_id,
            source="judgement",
            looks_from=first_look_for(UNKNOWN_SIGN_TIER, since),
        )
    return Stop(
        id=sign.id,
        tier=sign.tier,
        since=since,
        say=sign.ask,
        do=sign.do,
        rule=f"{sign.id}@{sign.version}",
        source=sign.sources[0],
        looks_from=first_look_for(sign.tier, since),
    )


def _by_urgency(stops: Iterable[Stop]) -> tuple[Stop, ...]:
    return tuple(sorted(stops, key=lambda stop: (TIERS.index(stop.tier), stop.since, stop.id)))


_EARLIER_SIGN = _("You said yes to a sign that the safety check no longer asks about.")
_SHOW_SOMEBODY = _("Show the hip to a doctor or physiotherapist this week.")
