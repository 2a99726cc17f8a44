"""The figure's colours, light and dark, and the same as classes for a page that brings its own style sheet.

Contrast of the working side against the page is at least 6.6 in light and 10.1 in dark. Pages with a strict
Content-Security-Policy take the classes: the picture then carries no style of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Theme = Literal["light", "dark", "page"]

_LIGHT = {
    "work": "#41607a",
    "other": "#9fb3c3",
    "torso": "#5d7a92",
    "head": "#5d7a92",
    "shorts-work": "#34495d",
    "shorts-other": "#8096a8",
    "hair": "#2f3f4d",
    "nose": "#506d84",
    "outline": "#22313f",
    "strap": "#b4451f",
    "ball": "#d98b3a",
    "band": "#b4451f",
    "iron": "#d98b3a",
    "grip": "#8a6a3c",
    "bag": "#d9b98a",
    "pocket": "#a9844f",
    "glow": "#ff6a3d",
    "wood": "#d9b98a",
    "wood-side": "#c19d68",
    "wood-edge": "#a9844f",
    "floor": "#e7ebee",
    "floor-line": "#9aa6b0",
    "wall": "#dfe4e8",
    "wall-side": "#c9d0d6",
    "ghost": "#c7d2da",
    "paper": "#ffffff",
    "shade": "#0b1a29",
}
_DARK = {
    "work": "#a9c6dc",
    "other": "#53697b",
    "torso": "#86a0b6",
    "head": "#86a0b6",
    "shorts-work": "#6f8ba2",
    "shorts-other": "#3f5363",
    "hair": "#5a7186",
    "nose": "#768fa5",
    "outline": "#0b0f13",
    "strap": "#ff9a6c",
    "ball": "#e0984a",
    "band": "#ff9a6c",
    "iron": "#e0984a",
    "grip": "#6d5434",
    "bag": "#a8865a",
    "pocket": "#6d5434",
    "glow": "#ff6a35",
    "wood": "#a8865a",
    "wood-side": "#8a6c45",
    "wood-edge": "#6d5434",
    "floor": "#222a31",
    "floor-line": "#56646f",
    "wall": "#2f3942",
    "wall-side": "#262f37",
    "ghost": "#2c3841",
    "paper": "#12171c",
    "shade": "#000000",
}
COLOURS: Mapping[str, Mapping[str, str]] = MappingProxyType({"light": _LIGHT, "dark": _DARK})


@dataclass(frozen=True)
class Paint:
    """How colours are written into a picture."""

    theme: Theme

    def fill(self, name: str) -> str:
        """Attribute for a filled shape."""
        if self.theme == "page":
            return f'class="figure-{name}"'
        return f'fill="{COLOURS[self.theme][name]}"'

    def line(self, name: str) -> str:
        """Attribute for a line."""
        if self.theme == "page":
            return f'class="figure-{name}-line"'
        return f'stroke="{COLOURS[self.theme][name]}" fill="none"'

    def stop(self, name: str) -> str:
        """Attribute for a gradient's stop."""
        if self.theme == "page":
            return f'class="figure-{name}-stop"'
        return f'stop-color="{COLOURS[self.theme][name]}"'


def custom_properties(theme: Literal["light", "dark"]) -> str:
    """The palette as CSS custom properties, one per line: `--figure-work: #41607a;`."""
    return "\n".join(f"  --figure-{name}: {colour};" for name, colour in COLOURS[theme].items())


def class_rules() -> str:
    """CSS rules for the classes of pictures drawn with the `page` theme."""
    return "\n".join(
        f".figure-{name} {{ fill: var(--figure-{name}); }}\n"
        f".figure-{name}-line {{ stroke: var(--figure-{name}); fill: none; }}\n"
        f".figure-{name}-stop {{ stop-color: var(--figure-{name}); }}"
        for name in _LIGHT
    )
