"""Turn what pydantic found wrong with a file's data into faults that name the key as the file spells it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .faults import KeyFault, listed, nearest, shown
from .marks import Loc, field_named, members, unwrapped


def faults_of(error: ValidationError, model: type[BaseModel], data: Any) -> tuple[KeyFault, ...]:
    """Every fault that pydantic found, each at its place in `data`."""
    return tuple(_fault(detail, model, data) for detail in error.errors(include_url=False))


def key_path(loc: Loc, data: Any) -> str:
    """`variant[wall].setup[2]`: tables of a list by their id or name, other entries by number from 1."""
    path = ""
    for step, inner in _steps(loc, data):
        if isinstance(step, int):
            path += f"[{_entry_name(inner, step)}]"
        else:
            path += f".{step}" if path else step
    return path


def _fault(detail: ErrorDetails, model: type[BaseModel], data: Any) -> KeyFault:
    loc, kind = detail["loc"], detail["type"]
    if kind == "extra_forbidden":
        key = str(loc[-1])
        hint = nearest(key, _keys_at(model, loc[:-1]))
        return KeyFault(key_path(loc[:-1], data), f'unknown key "{key}"{hint}')
    if kind == "missing":
        hint = _expectation_of_missing(model, loc)
        return KeyFault(_joined(key_path(loc[:-1], data), str(loc[-1])), f"is missing{hint}")
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return KeyFault(key_path(loc, data), _says_of_kind(detail, _kinds_at(model, loc)))
    return KeyFault(key_path(loc, data), _says(detail))


def _says(detail: ErrorDetails) -> str:
    kind, got = detail["type"], detail["input"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "literal_error":
        choices = str(context["expected"]).replace("'", '"')
        return f"expected {choices}, got {shown(got)}{_close_choice(got, choices)}"
    wanted = _EXPECTED.get(kind)
    return f"expected {wanted(context)}, got {shown(got)}" if wanted else _plain(detail["msg"], got)


def _says_of_kind(detail: ErrorDetails, kinds: Sequence[str]) -> str:
    expected = listed([f'"{each}"' for each in kinds])
    if not isinstance(detail["input"], Mapping):
        return f"expected a table, got {shown(detail['input'])}"
    got = shown(detail["input"]["kind"]) if "kind" in detail["input"] else "none"
    return f"expected kind = {expected}, got {got}"


def _plain(message: str, got: object) -> str:
    return f"{message[:1].lower()}{message[1:]}, got {shown(got)}"


def _close_choice(got: object, choices: str) -> str:
    words = [word.strip(' "') for word in choices.replace(" or ", ", ").split(",")]
    hint = nearest(got, words) if isinstance(got, str) else ""
    return hint if "did you mean" in hint else ""


def _number(context: Mapping[str, Any], key: str) -> str:
    return f"{context[key]:g}"


_EXPECTED: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "string_type": lambda _: "text",
    "string_too_short": lambda _: "some words",
    "string_too_long": lambda context: f"at most {context['max_length']} characters",
    "string_pattern_mismatch": lambda context: _pattern_in_words(context["pattern"]),
    "float_type": lambda _: "a number",
    "int_type": lambda _: "a whole number",
    "int_from_float": lambda _: "a whole number",
    "finite_number": lambda _: "a finite number",
    "bool_type": lambda _: "true or false",
    "date_type": lambda _: "a date",
    "date_from_datetime_parsing": lambda _: "a date",
    "tuple_type": lambda _: "a list",
    "dict_type": lambda _: "a table",
    "model_type": lambda _: "a table",
    "model_attributes_type": lambda _: "a table",
    "too_short": lambda context: f"at least {context['min_length']} in the list",
    "too_long": lambda context: f"at most {context['max_length']} in the list",
    "greater_than": lambda context: f"more than {_number(context, 'gt')}",
    "greater_than_equal": lambda context: f"{_number(context, 'ge')} or more",
    "less_than": lambda context: f"less than {_number(context, 'lt')}",
    "less_than_equal": lambda context: f"{_number(context, 'le')} or less",
}


def _pattern_in_words(pattern: str) -> str:
    if pattern == r"^[a-z0-9]+(-[a-z0-9]+)*$":
        return 'an id of lower-case words joined by hyphens, such as "couch-stretch"'
    return f"text of the form {pattern}"


def _steps(loc: Loc, data: Any) -> Iterator[tuple[str | int, Any]]:
    """The steps that exist in the data, with what is there; a union's tag is a step of pydantic's alone."""
    here = data
    for step in loc:
        if isinstance(here, Mapping):
            is_there = step in here
        else:
            is_there = isinstance(here, list) and isinstance(step, int) and step < len(here)
        if is_there:
            here = here[step]
            yield step, here


def _entry_name(entry: Any, place: int) -> str:
    if isinstance(entry, Mapping):
        for key in ("id", "name"):
            if isinstance(entry.get(key), str) and entry[key]:
                return str(entry[key])
    return str(place + 1)


def _joined(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _expectation_of_missing(model: type[BaseModel], loc: Loc) -> str:
    for parent in _models_at(model, loc[:-1]):
        info = field_named(parent, str(loc[-1]))
        if info is not None:
            return f": expected {_in_words(info.annotation)}"
    return ""


def _in_words(annotation: Any) -> str:
    bare, _ = unwrapped(members(annotation)[0])
    origin = get_origin(bare)
    if origin is Literal:
        return " or ".join(f'"{choice}"' for choice in get_args(bare))
    if origin is tuple:
        return "a list"
    return {str: "text", float: "a number", int: "a whole number", bool: "true or false"}.get(bare, "a table")


def _keys_at(model: type[BaseModel], loc: Loc) -> set[str]:
    return {
        info.alias or name
        for parent in _models_at(model, loc)
        for name, info in parent.model_fields.items()
        if (info.alias or name) not in _NOT_IN_FILES
    }


_NOT_IN_FILES = {"own"}


def _models_at(model: type[BaseModel], loc: Loc) -> list[type[BaseModel]]:
    """The models that may stand at this place; more than one where a union's tag does not decide."""
    here: list[Any] = [model]
    for step in loc:
        here = _one_step(_flat(here), step)
    return [each for each in _flat(here) if isinstance(each, type) and issubclass(each, BaseModel)]


def _kinds_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """The values of `kind` between which the tables at this place choose."""
    kinds = (each.model_fields.get("kind") for each in _models_at(model, loc))
    return [str(choice) for kind in kinds if kind is not None for choice in get_args(kind.annotation)]


def _flat(annotations: list[Any]) -> list[Any]:
    return [unwrapped(member)[0] for annotation in annotations for member in members(annotation)]


def _one_step(candidates: list[Any], step: str | int) -> list[Any]:
    found: list[Any] = []
    for each in candidates:
        if get_origin(each) is tuple and isinstance(step, int):
            found.append(get_args(each)[0])
        elif get_origin(each) is dict:
            found.append(get_args(each)[1])
        elif isinstance(each, type) and issubclass(each, BaseModel):
            info = field_named(each, str(step))
            found.extend([info.annotation] if info else [])
    return found or [each for each in candidates if _has_tag(each, step)]


def _has_tag(candidate: Any, step: str | int) -> bool:
    if not (isinstance(candidate, type) and issubclass(candidate, BaseModel)):
        return False
    kind = candidate.model_fields.get("kind")
    return kind is not None and step in get_args(kind.annotation)
