"""Marks on the annotations of content models, and the walk that finds the marked values in a file's data.

The walk reads raw data (what TOML gave), so it also works for files that do not validate.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

Loc = tuple[str | int, ...]
Kind = Literal[
    "muscle",
    "group",
    "equipment",
    "source",
    "condition",
    "question",
    "exercise",
    "variant",
    "region",
    "scene",
    "load",
    "screen",
    "circumstance",
    "happening",
]


@dataclass(frozen=True)
class Translated:
    """These words go through gettext."""


@dataclass(frozen=True)
class Refers:
    """This id names something of `kind` that a content file defines."""

    kind: Kind


Mark = TypeVar("Mark", Translated, Refers)


def unwrapped(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """The bare type and the marks and constraints that `Annotated` put on it."""
    if get_origin(annotation) is Annotated:
        return annotation.__origin__, annotation.__metadata__
    return annotation, ()


def members(annotation: Any) -> tuple[Any, ...]:
    """The types of a union without None; any other annotation is its only member."""
    bare, _ = unwrapped(annotation)
    if get_origin(bare) in (Union, UnionType):
        return tuple(each for part in get_args(bare) if part is not NoneType for each in members(part))
    return (annotation,)


def marked(model: type[BaseModel], data: Any, mark: type[Mark]) -> Iterator[tuple[Loc, Mark, str]]:
    """Every marked string in `data` with its place: the keys and list positions that lead to it."""
    # Members of a union may share a key: each place counts once.
    yield from dict.fromkeys(_in_model(model, data, mark, ()))


def field_named(model: type[BaseModel], key: str) -> FieldInfo | None:
    """The field that the key of a file sets: by its alias if it has one, otherwise by its name."""
    for name, info in model.model_fields.items():
        if key == (info.alias or name):
            return info
    return None


@cache
def fields_with(model: type[BaseModel], mark: type) -> Mapping[str, FieldInfo]:
    """The fields, by name, that can hold a marked string at any depth; the others need no walk."""
    return {
        name: info
        for name, info in model.model_fields.items()
        if any(isinstance(each, mark) for each in (*info.metadata, *_constraints(info.annotation, set())))
    }


def _constraints(annotation: Any, seen: set[type[BaseModel]]) -> Iterator[Any]:
    """Everything that `Annotated` says anywhere below an annotation; `seen` ends circles of models."""
    bare, more = unwrapped(annotation)
    yield from more
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        if bare not in seen:
            seen.add(bare)
            for info in bare.model_fields.values():
                yield from (*info.metadata, *_constraints(info.annotation, seen))
        return
    for part in get_args(bare):
        yield from _constraints(part, seen)


def _in_model(
    model: type[BaseModel], data: Any, mark: type[Mark], loc: Loc
) -> Iterator[tuple[Loc, Mark, str]]:
    if not isinstance(data, Mapping):
        return
    kind: type = mark
    fields = {info.alias or name: info for name, info in fields_with(model, kind).items()}
    for key, value in data.items():
        if key in fields:
            yield from _in_value(
                fields[key].annotation, tuple(fields[key].metadata), value, mark, (*loc, key)
            )


def _in_value(
    annotation: Any, metadata: tuple[Any, ...], value: Any, mark: type[Mark], loc: Loc
) -> Iterator[tuple[Loc, Mark, str]]:
    for member in members(annotation):
        more: tuple[Any, ...]
        bare, more = unwrapped(member)
        if isinstance(value, str):
            yield from ((loc, each, value) for each in (*metadata, *more) if isinstance(each, mark))
        elif isinstance(bare, type) and issubclass(bare, BaseModel):
            yield from _in_model(bare, value, mark, loc)
        else:
            yield from _in_collection(bare, value, mark, loc)


def _in_collection(bare: Any, value: Any, mark: type[Mark], loc: Loc) -> Iterator[tuple[Loc, Mark, str]]:
    parts = get_args(bare)
    if get_origin(bare) is tuple and isinstance(value, list | tuple):
        for place, entry in enumerate(value):
            yield from _in_value(parts[0], (), entry, mark, (*loc, place))
    elif get_origin(bare) is dict and isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _in_value(parts[1], (), entry, mark, (*loc, key))
