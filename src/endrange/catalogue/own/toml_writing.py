"""Write a content model as TOML: strings, numbers, lists and inline tables are all that it needs."""

import json
from typing import Any

from endrange.catalogue.content_model import Content


def toml_text(content: Content) -> str:
    """The model as a TOML file; what is left at its default is left out, except the kind of a dose."""
    data = content.model_dump(mode="json", by_alias=True, exclude_none=True)
    defaults = {info.alias or name: info.default for name, info in type(content).model_fields.items()}
    kept = {key: value for key, value in data.items() if value not in (defaults.get(key), [])}
    return "".join(f"{key} = {_value(value)}\n" for key, value in kept.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(entry)}" for key, entry in value.items()) + " }"
    if isinstance(value, list):
        return "[\n" + "".join(f"  {_value(entry)},\n" for entry in value) + "]"
    # JSON and TOML agree on numbers, booleans and escapes, but for the delete character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
