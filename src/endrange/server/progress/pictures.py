"""Where a page finds its charts: an address for each drawing, and the room it takes."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils import translation

from endrange.server.progress.charts.look import (
    HEIGHTS,
    SIZES,
    THEMES,
    WIDTHS,
    Look,
    Size,
    Theme,
    minutes_height,
)
from endrange.server.progress.reporting import Report
from endrange.server.store.models import Person

ROOMS: tuple[tuple[str, Size], ...] = (("(min-width: 48rem)", "wide"), ("", "narrow"))
"""When which drawing has room."""
DARK = "screen and (prefers-color-scheme: dark)"
"""As in tokens.css: paper is always light."""


@dataclass(frozen=True)
class Source:
    """A drawing, and when it is the one to show."""

    media: str
    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """One chart in its drawings; the last resort is the light one for a phone."""

    sources: tuple[Source, ...]
    last: Source
    alt: str


def picture(name: str, *, rows: int = 0, alt: str, everything: bool, theme: str) -> Picture:
    """Describe a chart: `rows` are those of a chart of muscle groups; `theme` is what the person chose."""
    themes: dict[str, tuple[tuple[str, Theme], ...]] = {
        "light": (("", "light"),),
        "dark": (("screen", "dark"), ("", "light")),
        "auto": ((DARK, "dark"), ("", "light")),
    }
    height = minutes_height(rows) if rows else HEIGHTS.get(name, HEIGHTS["score"])
    sources = [
        Source(
            " and ".join(part for part in (condition, width) if part),
            _url(name, size, look, everything=everything),
            WIDTHS[size],
            height,
        )
        for condition, look in themes[theme]
        for width, size in ROOMS
    ]
    return Picture(tuple(sources[:-1]), sources[-1], alt)


def _url(name: str, size: str, theme: str, *, everything: bool) -> str:
    address = reverse("progress-chart", kwargs={"name": name, "size": size, "theme": theme})
    return f"{address}?span=all" if everything else address


def drawn(person: Person, report: Report, name: str, look: Look, *, everything: bool) -> str:
    """Draw a chart; KeyError if there is nothing to draw under that name."""
    return _drawn(report, name, look, everything, translation.get_language(), person.pk)


@lru_cache(maxsize=64)
def _drawn(report: Report, name: str, look: Look, everything: bool, _language: str, _person: int) -> str:
    from endrange.server.progress.charts.kinds import draw  # noqa: PLC0415 - half a second, only where needed

    shown = report.shown(everything=everything)
    return draw(name, report.progress, catalogue=report.catalogue, shown=shown, look=look)


def look_of(size: str, theme: str) -> Look | None:
    """Return the drawing of that size and theme; None if there is no such one."""
    sizes: dict[str, Size] = {each: each for each in SIZES}
    themes: dict[str, Theme] = {each: each for each in THEMES}
    return Look(themes[theme], sizes[size]) if size in sizes and theme in themes else None
