"""Read one content file: text to data to a strict model, with every fault found on the way."""

import datetime
import json
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from .articles import cut_into_blocks
from .content_files import FileKind
from .content_model import Content
from .faults import FileFaults, KeyFault
from .wording import faults_of

_GIVEN_BY_LOADER = {"id": "the id is the file's name", "own": "files of your own folder are your own"}


@dataclass(frozen=True)
class ContentFile:
    """A file as far as it could be read: `value` only without faults of shape, `data` even with them."""

    label: str
    """The path as faults show it."""
    kind: FileKind
    data: dict[str, Any]
    value: Content | None
    faults: tuple[KeyFault, ...] = ()

    @property
    def file_faults(self) -> FileFaults:
        """The faults with the file's name."""
        return FileFaults(self.label, self.faults)

    def with_faults(self, more: tuple[KeyFault, ...]) -> "ContentFile":
        """The same file with further faults."""
        return replace(self, faults=self.faults + more) if more else self


def read_content_file(path: Path, kind: FileKind, *, label: str, given: dict[str, Any]) -> ContentFile:
    """Read a file strictly. `given` is data that the file may not say itself, such as its id."""
    try:
        data = read_data(path)
    except (OSError, ValueError, RecursionError) as error:
        return ContentFile(label, kind, {}, None, (KeyFault("", unreadable(error)),))
    return validated(data, kind, label=label, given=given)


def validated(data: dict[str, Any], kind: FileKind, *, label: str, given: dict[str, Any]) -> ContentFile:
    """Check the data of a file against the model of its kind."""
    taken = tuple(
        KeyFault("", f'unknown key "{key}" ({why})')
        for key, why in _GIVEN_BY_LOADER.items()
        if key in data and key in kind.model.model_fields
    )
    data = data | given
    try:
        # JSON mode is strict about types and still takes a list for a tuple.
        text = json.dumps(data, default=_iso)
        value = kind.model.model_validate_json(text, by_alias=True, by_name=False)
    except ValidationError as error:
        return ContentFile(label, kind, data, None, taken + faults_of(error, kind.model, data))
    return ContentFile(label, kind, data, None if taken else value, taken)


def read_data(path: Path) -> dict[str, Any]:
    """The data of a TOML file, or of an article: its TOML head and its body cut into blocks."""
    return parsed(path.read_bytes().decode("utf-8-sig"), path.suffix)


def parsed(text: str, suffix: str) -> dict[str, Any]:
    """The data that the text of a `.toml` or `.md` file says; raises ValueError."""
    return _article_data(text) if suffix == ".md" else tomllib.loads(text)


def _article_data(text: str) -> dict[str, Any]:
    lines = text.splitlines()
    fences = [number for number, line in enumerate(lines) if line.strip() == "+++"]
    if len(fences) < 2 or fences[0] != 0:
        raise ValueError("expected TOML between two lines of +++ at the top")
    head = tomllib.loads("\n".join(lines[1 : fences[1]]))
    if "body" in head:
        raise ValueError('unknown key "body" (the text below the second +++ is the body)')
    return {**head, "body": cut_into_blocks("\n".join(lines[fences[1] + 1 :]))}


def unreadable(error: Exception) -> str:
    """Why a file could not be read or parsed, in words."""
    if isinstance(error, UnicodeDecodeError):
        return "expected text in UTF-8"
    if isinstance(error, RecursionError):
        return "tables or lists are nested too deeply"
    if isinstance(error, OSError):
        return f"cannot be read ({error.strerror or error})"
    return f"cannot be understood: {error}"


def _iso(value: object) -> str:
    """TOML dates and times as JSON has them."""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    raise TypeError(f"TOML has no {type(value).__name__}")
