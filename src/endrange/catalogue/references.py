"""Ids: which ones content files define, which references dangle, which ids stand twice."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .faults import KeyFault, nearest
from .marks import Refers, marked
from .reading import ContentFile
from .wording import key_path

Known = Mapping[str, frozenset[str]]
"""Kind of thing to the ids that are defined."""

_OF_THE_FILE = ("variant", "region", "scene", "load")


def tables(data: Any, key: str) -> list[dict[str, Any]]:
    """The tables of a list in a file's data; whatever else stands there is left out."""
    found = data.get(key) if isinstance(data, dict) else None
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def ids(entries: Iterable[dict[str, Any]]) -> list[str]:
    """The ids of tables, those that have one."""
    return [entry["id"] for entry in entries if isinstance(entry.get("id"), str)]


def defined(files: Iterable[ContentFile]) -> Known:
    """Every id that the files define; reads also files with faults, so that one fault causes no others."""
    known: dict[str, set[str]] = {}
    for kind, name, _ in _definitions(files):
        known.setdefault(kind, set()).add(name)
    return {kind: frozenset(names) for kind, names in known.items()}


def dangling(file: ContentFile, known: Known) -> tuple[KeyFault, ...]:
    """References of the file that name nothing."""
    reach = {**known, **{key: frozenset(ids(tables(file.data, key))) for key in _OF_THE_FILE}}
    return tuple(
        KeyFault(
            key_path(loc, file.data),
            f'there is no {mark.kind} "{name}"{nearest(name, reach.get(mark.kind, ()))}',
        )
        for loc, mark, name in marked(file.kind.model, file.data, Refers)
        if name not in reach.get(mark.kind, ())
    )


def repeated_ids(file: ContentFile) -> tuple[KeyFault, ...]:
    """Ids that two tables of one list share."""
    return tuple(
        KeyFault(key, f'the id "{name}" stands twice')
        for key in file.data
        for name in _twice(ids(tables(file.data, key)))
    )


def ids_of_other_files(files: Iterable[ContentFile]) -> dict[str, tuple[KeyFault, ...]]:
    """Ids that an earlier file of the same kind defines already, by file label."""
    first: dict[tuple[str, str], str] = {}
    found: dict[str, tuple[KeyFault, ...]] = {}
    for kind, name, label in _definitions(files):
        earlier = first.setdefault((kind, name), label)
        if earlier != label:
            fault = KeyFault("", f'the {kind} "{name}" is in {earlier} already')
            found[label] = (*found.get(label, ()), fault)
    return found


def _definitions(files: Iterable[ContentFile]) -> Iterator[tuple[str, str, str]]:
    for file in files:
        for key, kind in file.kind.defines.items():
            yield from ((kind, name, file.label) for name in ids(tables(file.data, key)))
        if file.kind.is_named_by_file and isinstance(file.data.get("id"), str):
            yield file.kind.model.__name__.lower(), file.data["id"], file.label


def _twice(names: list[str]) -> list[str]:
    return [name for place, name in enumerate(names) if names.index(name) == place and names.count(name) > 1]
