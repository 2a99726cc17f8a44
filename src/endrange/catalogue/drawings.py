"""The words in a hand-made drawing (SVG): found for translators, put in by language when a page shows it.

A `<text>`, `<title>` or `<desc>` holds one text and no tags; numbers stay as they are.
"""

import html
import re
from collections.abc import Iterator

from .translation import Gettext

_WORDS = re.compile(r"(?P<open><(?P<tag>text|title|desc)\b[^>]*>)(?P<text>[^<]*)(?P<close></(?P=tag)>)")


def words(drawing: str) -> Iterator[tuple[int, str]]:
    """Every text of a drawing as it reads, with the place in the file where it begins."""
    for found in _WORDS.finditer(drawing):
        text = _read(found)
        if _has_letters(text):
            yield found.start("text"), text


def translate_drawing(drawing: str, gettext: Gettext) -> str:
    """The same drawing with its words translated."""

    def translated(found: re.Match[str]) -> str:
        text = _read(found)
        if not _has_letters(text):
            return found[0]
        return found["open"] + html.escape(gettext(text), quote=False) + found["close"]

    return _WORDS.sub(translated, drawing)


def _read(found: re.Match[str]) -> str:
    return html.unescape(found["text"]).strip()


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)
