"""Put a content model into the person's language: every text that is marked goes through gettext."""

from collections.abc import Callable
from typing import Any, TypeVar, get_args, get_origin

from .content_model import Content
from .marks import Translated, fields_with, members, unwrapped

Gettext = Callable[[str], str]
Model = TypeVar("Model", bound=Content)


def translate(model: Model, gettext: Gettext) -> Model:
    """The same model with all its texts translated, at any depth."""
    changed = {
        name: _translated(info.annotation, tuple(info.metadata), getattr(model, name), gettext)
        for name, info in fields_with(type(model), Translated).items()
    }
    return model.model_copy(update=changed)


def texts(model: Content) -> tuple[str, ...]:
    """Every text of the model in its order, as translators get it."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    translate(model, note)
    return tuple(found)


def _translated(annotation: Any, metadata: tuple[Any, ...], value: Any, gettext: Gettext) -> Any:
    if isinstance(value, str):
        return gettext(value) if _is_marked(annotation, metadata) else value
    if isinstance(value, Content):
        return translate(value, gettext)
    if isinstance(value, tuple):
        return tuple(_translated(_inner(annotation, tuple), (), entry, gettext) for entry in value)
    if isinstance(value, dict):
        inner = _inner(annotation, dict)
        return {key: _translated(inner, (), entry, gettext) for key, entry in value.items()}
    return value


def _is_marked(annotation: Any, metadata: tuple[Any, ...]) -> bool:
    marks = [*metadata, *(mark for member in members(annotation) for mark in unwrapped(member)[1])]
    return any(isinstance(mark, Translated) for mark in marks)


def _inner(annotation: Any, collection: type) -> Any:
    """What the entries of the collection are annotated with."""
    for member in members(annotation):
        bare, _ = unwrapped(member)
        if get_origin(bare) is collection:
            return get_args(bare)[-1 if collection is dict else 0]
    return None
