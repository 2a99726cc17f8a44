"""The words for the working leg: placeholders of set-ups and cues, filled when the side is known.

`{this} foot` is "the right foot" when the right side works, and "this foot" where no side is known.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from .faults import KeyFault, nearest
from .marks import Loc, Translated, marked
from .phrase import Gettext, untranslated
from .phrase import marked as _
from .wording import key_path

NEUTRAL: Mapping[str, str] = {"this": _("this"), "other": _("the other"), "side": _("this side")}
"""What stands where no side is known, by placeholder."""

_BY_SIDE: Mapping[str, Mapping[str, str]] = {
    "left": {"this": _("the left"), "other": _("the right"), "side": _("left side")},
    "right": {"this": _("the right"), "other": _("the left"), "side": _("right side")},
}
_PLACEHOLDER = re.compile(r"\{(" + "|".join(NEUTRAL) + r")\}")
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_SPOKEN = {"setup", "setup_in_chain", "setup_other_side", "cues"}
"""The keys below which a placeholder may stand."""


def has_placeholder(text: str) -> bool:
    """Tell whether the text changes with the side."""
    return _PLACEHOLDER.search(text) is not None


def with_side(text: str, side: str | None, gettext: Gettext = untranslated) -> str:
    """The text for the working side, `left` or `right`; any other gives the neutral words.

    `text` is translated already. A sentence that begins with a placeholder keeps its capital letter.
    """
    said = _BY_SIDE.get(side or "", NEUTRAL)

    def filled(found: re.Match[str]) -> str:
        word = gettext(said[found[1]])
        before = text[: found.start()].rstrip()
        return word[:1].upper() + word[1:] if not before or before[-1] in ".!?" else word

    return _PLACEHOLDER.sub(filled, text)


def neutrally(gettext: Gettext) -> Gettext:
    """A gettext whose texts have the neutral words in them, for pages that know no side."""
    return lambda text: with_side(gettext(text), None, gettext)


def misplaced(model: type[BaseModel], data: Mapping[str, Any]) -> tuple[KeyFault, ...]:
    """Placeholders of one exercise's data that are unknown, or stand where no side is ever known."""
    has_sides = data.get("sides") == "each"
    return tuple(
        KeyFault(key_path(loc, data), says)
        for loc, _mark, text in marked(model, data, Translated)
        for says in _faults_in(text, loc, has_sides=has_sides)
    )


def _faults_in(text: str, loc: Loc, *, has_sides: bool) -> Iterator[str]:
    for found in _BRACES.finditer(text):
        name = found[1]
        if name is None:
            yield f'a lone "{found[0]}": braces are for placeholders such as {{this}}'
        elif "|" in name:
            continue  # a length or weight in two units: see units.py
        elif name not in NEUTRAL:
            yield f'unknown placeholder "{name}"{nearest(name, NEUTRAL)}'
        elif not (has_sides and _SPOKEN.intersection(loc)):
            yield f'"{{{name}}}" is only for the setup and cues of an exercise with sides = "each"'
