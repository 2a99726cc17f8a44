"""Time zones: which one this machine is in, and which ones can be chosen."""

from functools import cache
from zoneinfo import available_timezones


def machine_zone() -> str:
    """Return the name of the machine's own zone, such as "Europe/Oslo"; UTC where it has none."""
    import tzlocal  # noqa: PLC0415  (needed once in a person's life)

    try:
        name = tzlocal.get_localzone_name()
    except (LookupError, OSError, ValueError):
        return "UTC"
    return name if name in zone_names() else "UTC"


@cache
def zone_names() -> tuple[str, ...]:
    """Return the names a person may choose from: places, and UTC."""
    places = (
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/"))
    )
    return ("UTC", *sorted(places))
