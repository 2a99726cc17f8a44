"""Babel extractors for content files, named in babel.cfg: one for `*.toml` and `*.md`, one for drawings."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from .amounts import Units
from .content_files import FILE_KINDS, FileKind
from .drawings import words
from .marks import Translated, marked
from .reading import parsed
from .side_words import has_placeholder
from .units import SIDES, with_units
from .wording import key_path

Message = tuple[int, str | None, str, list[str]]
"""Line, function, msgid, comments: what Babel asks of an extractor."""

_WHO_GETS_IT: Mapping[Units, str] = {
    "metric": "For people who measure in centimetres and kilograms.",
    "imperial": "For people who measure in feet, inches and pounds.",
}


def extract_content(
    fileobj: BinaryIO,
    keywords: Collection[str],  # noqa: ARG001  (Babel's interface)
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[Message]:
    """Every text of a content file, with the key it stands at as a comment for translators."""
    path = Path(fileobj.name)
    kind = kind_of(path)
    if kind is None:
        return
    source = fileobj.read().decode("utf-8-sig")
    data = parsed(source, path.suffix)
    place = 0
    for loc, _, text in marked(kind.model, data, Translated):
        place = _place_of(text, source, place)
        line = source.count("\n", 0, place) + 1
        for msgid, comments in _messages(_msgid(text, path), _comments(key_path(loc, data), text)):
            yield line, None, msgid, comments


def extract_drawing(
    fileobj: BinaryIO,
    keywords: Collection[str],  # noqa: ARG001  (Babel's interface)
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[Message]:
    """Every text of a drawing; translators are told that its room is small."""
    source = fileobj.read().decode("utf-8")
    for place, text in words(source):
        yield source.count("\n", 0, place) + 1, None, text, ["In a drawing: about as long as the original."]


def kind_of(path: Path) -> FileKind | None:
    """What a file of a content folder holds, told by its place; None if it is no content file."""
    return next((kind for kind in FILE_KINDS if path.match(kind.pattern)), None)


def _comments(key: str, text: str) -> list[str]:
    if not has_placeholder(text):
        return [key]
    return [key, "{this}, {other}: the right, the left. {side}: right side. Use any of them, or none."]


def _messages(text: str, comments: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The text as it is told: once, or in each of the units, with a word to translators about who gets it."""
    told = {units: with_units(text, units) for units in SIDES}
    if len(set(told.values())) == 1:
        yield text, comments
        return
    for units, msgid in told.items():
        yield msgid, [*comments, _WHO_GETS_IT[units]]


def _msgid(text: str, path: Path) -> str:
    """The text as the loader gives it: blocks of Markdown as they are, anything else without outer space."""
    return text if path.suffix == ".md" else text.strip()


def _place_of(text: str, source: str, start: int) -> int:
    """Where the text begins in the file; texts come nearly in order, so search on from the last."""
    first_line = text.strip().split("\n", 1)[0].split('"', 1)[0]
    found = source.find(first_line, start)
    return found if found >= 0 else max(source.find(first_line), 0)
