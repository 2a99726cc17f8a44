"""Lengths and weights for both kinds of readers, `{15 centimetres|6 inches}`: everybody is told their own.

Nothing is converted: what is said aloud is an everyday amount, such as "about an inch", and translators get
whole sentences. The loader checks that both sides say about the same.
"""

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from .amounts import Units, amount_in, units_in
from .catalogue import Catalogue
from .content_model import Content
from .faults import KeyFault
from .marks import Translated, marked
from .translation import Model, translate
from .wording import key_path

SIDES: Mapping[Units, str] = {"metric": "15 centimetres", "imperial": "6 inches"}
"""The two sides in their order, each with an example."""
_PAIR = re.compile(r"\{([^{}]*\|[^{}]*)\}")


def with_units(text: str, units: Units) -> str:
    """The text for somebody who measures so. Braces that hold no sound pair stay as they are."""
    place = list(SIDES).index(units)
    return _PAIR.sub(lambda found: found[0] if _fault_of(found[1]) else found[1].split("|")[place], text)


def in_units(model: Model, units: Units) -> Model:
    """The model with all its texts for somebody who measures so."""
    return translate(model, lambda text: with_units(text, units))


def catalogue_in(units: Units, catalogue: Catalogue) -> Catalogue:
    """The catalogue with all its texts for somebody who measures so."""
    told = {each.name: _told(getattr(catalogue, each.name), units) for each in fields(catalogue)}
    return replace(catalogue, **told)


def unsound_pairs(model: type[BaseModel], data: Mapping[str, Any]) -> tuple[KeyFault, ...]:
    """Braces with a bar that do not say one length or weight twice."""
    return tuple(
        KeyFault(key_path(loc, data), says)
        for loc, _mark, text in marked(model, data, Translated)
        for pair in _PAIR.findall(text)
        if (says := _fault_of(pair))
    )


def told_once(model: type[BaseModel], data: Mapping[str, Any]) -> tuple[KeyFault, ...]:
    """Lengths and weights in the words of half the readers."""
    return tuple(
        KeyFault(key_path(loc, data), f'"{name}" has no twin: write both, {{{"|".join(SIDES.values())}}}')
        for loc, _mark, text in marked(model, data, Translated)
        for name in units_in(_PAIR.sub("", text))
    )


def _told(value: Any, units: Units) -> Any:
    if isinstance(value, Content):
        return in_units(value, units)
    if isinstance(value, Mapping):
        return MappingProxyType({key: _told(entry, units) for key, entry in value.items()})
    return value


def _fault_of(pair: str) -> str | None:
    """What is wrong between the braces; None for a sound pair."""
    sides = pair.split("|")
    if len(sides) != len(SIDES):
        return f'expected two amounts with a bar between, got "{pair}"'
    amounts = [amount_in(side) for side in sides]
    for side, amount, (units, example) in zip(sides, amounts, SIDES.items(), strict=True):
        if amount is None or amount.units != units:
            return f'expected a number and its {units} unit as a word, such as "{example}", got "{side}"'
    metric, imperial = amounts
    if metric is None or imperial is None or not metric.is_about(imperial):
        return f'"{sides[0]}" and "{sides[1]}" are not about the same'
    return None
