"""Time zones: which one this machine is in, what is usual there, and which ones can be chosen."""

from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

INCHES_AND_POUNDS = frozenset({"US"})
"""Countries (ISO 3166) where nearly all that is sold is measured so; chosen."""


def machine_zone() -> str:
    """Return the name of the machine's own zone, such as "Europe/Oslo"; UTC where it has none."""
    import tzlocal  # noqa: PLC0415  (needed once in a person's life)

    try:
        name = tzlocal.get_localzone_name()
    except (LookupError, OSError, ValueError):
        return "UTC"
    return name if name in zone_names() else "UTC"


def machine_units() -> str:
    """Return in what people measure where the machine is; whoever wants the other sets it."""
    return usual_units(machine_zone())


def usual_units(zone: str) -> str:
    """Return in what people measure in a time zone.

    A browser's language says less: many ask for American English far from America.
    """
    from babel.core import get_global  # noqa: PLC0415  (needed once in a person's life)

    name = get_global("zone_aliases").get(zone, zone)
    return "imperial" if get_global("zone_territories").get(name) in INCHES_AND_POUNDS else "metric"


@cache
def zone_names() -> tuple[str, ...]:
    """Return the names a person may choose from: places, and UTC."""
    places = (
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/"))
    )
    return ("UTC", *sorted(places))


def zone_called(typed: str) -> str | None:
    """Return the zone that somebody means by its name or its city alone, however they write it."""
    return _by_plain_name().get(_plain(typed))


def nearest_zones(typed: str, count: int = 3) -> list[str]:
    """Return the zones whose names are most like what was typed, the likeliest first."""
    known = _by_plain_name()
    close = get_close_matches(_plain(typed), known, n=2 * count, cutoff=0.7)
    return list(dict.fromkeys(known[name] for name in close))[:count]


@cache
def _by_plain_name() -> dict[str, str]:
    """Zones by their names and by their cities; of two cities with one name the first."""
    cities = {_plain(name.rpartition("/")[2]): name for name in reversed(zone_names())}
    return cities | {_plain(name): name for name in zone_names()}


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").casefold().split())
