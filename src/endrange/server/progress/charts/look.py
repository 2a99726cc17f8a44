"""How charts look: the colours of the pages in light and dark, one drawing for phones and one for desks."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

Theme = Literal["light", "dark"]
Size = Literal["narrow", "wide"]
THEMES: tuple[Theme, ...] = get_args(Theme)
SIZES: tuple[Size, ...] = get_args(Size)

WIDTHS: Mapping[Size, int] = MappingProxyType({"narrow": 296, "wide": 624})
"""Pixels: the column within a card on a phone of 360 pixels, and on a desk."""
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
COLOURS: Mapping[Theme, Mapping[str, str]] = MappingProxyType(
    {
        "light": {
            "ink": "#1b2730",
            "muted": "#51606b",
            "line": "#d3dade",
            "line-strong": "#7d8b95",
            "soft": "#eaeeee",
            "accent": "#17607a",
            "accent-soft": "#dcebf0",
            "warn": "#8a5200",
            "surface": "#ffffff",
        },
        "dark": {
            "ink": "#e9eef1",
            "muted": "#a9b6bf",
            "line": "#323e47",
            "line-strong": "#84939d",
            "soft": "#242d34",
            "accent": "#8cc7dd",
            "accent-soft": "#1f3843",
            "warn": "#f0bd72",
            "surface": "#1a2127",
        },
    }
)
"""The same names and values as frontend/styles/tokens.css; a picture cannot read the page's properties."""

HEIGHTS: Mapping[str, int] = MappingProxyType({"score": 150, "sessions": 178})
"""Pixels of the whole picture, in both sizes: a page keeps this room."""
MINUTES_HEAD = 22
MINUTES_ROW = 52


def minutes_height(rows: int) -> int:
    """Pixels of a chart with so many muscle groups."""
    return MINUTES_HEAD + MINUTES_ROW * rows + 4


@dataclass(frozen=True)
class Look:
    """One of the four drawings of a chart."""

    theme: Theme
    size: Size

    @property
    def width(self) -> int:
        """Of the whole picture."""
        return WIDTHS[self.size]

    @property
    def text(self) -> int:
        """Size of letters."""
        return 12 if self.size == "narrow" else 13

    def __getitem__(self, name: str) -> str:
        """A colour by its name."""
        return COLOURS[self.theme][name]
