"""Lengths and weights in English words: "two or three centimetres", "half a kilo", "about 6 inches"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Units = Literal["metric", "imperial"]

ROUNDING = 0.3
"""So far apart two everyday amounts may be: two or three centimetres are about an inch; chosen."""


@dataclass(frozen=True)
class _Unit:
    units: Units
    measures: Literal["length", "weight"]
    size: float
    """Metres or kilograms."""


_UNITS: Mapping[tuple[str, ...], _Unit] = {
    ("millimetre", "millimetres"): _Unit("metric", "length", 0.001),
    ("centimetre", "centimetres"): _Unit("metric", "length", 0.01),
    ("metre", "metres"): _Unit("metric", "length", 1),
    ("gram", "grams"): _Unit("metric", "weight", 0.001),
    ("kilo", "kilos", "kilogram", "kilograms"): _Unit("metric", "weight", 1),
    ("inch", "inches"): _Unit("imperial", "length", 0.0254),
    ("foot", "feet"): _Unit("imperial", "length", 0.3048),
    ("yard", "yards"): _Unit("imperial", "length", 0.9144),
    ("ounce", "ounces"): _Unit("imperial", "weight", 0.02835),
    ("pound", "pounds"): _Unit("imperial", "weight", 0.4536),
}
_BY_NAME = {name: unit for names, unit in _UNITS.items() for name in names}
_NUMBERS: Mapping[str, float] = {
    "half a": 0.5, "half an": 0.5, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip
_NUMBER = re.compile(rf"\b({'|'.join(_NUMBERS)}|\d+(?:\.\d+)?)( and a half)?\b")
_UNIT = re.compile(
    # `feet` needs a number above two here: else they are parts of the body.
    r"\b(?:(?:milli|centi|kilo)?met(?:re|er)s?|grams?|kilo(?:gram)?s?|inch(?:es)?|yards?|miles?|ounces?"
    r"|pounds?|\d+(?:\.\d+)? ?(?:mm|cm|m|km|g|kg|ft|foot|feet|lbs?|oz)"
    rf"|(?:{'|'.join(name for name, number in _NUMBERS.items() if number > 2)}|and a half) feet)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Amount:
    """What some words say, in metres or kilograms; the same number twice where it is one."""

    units: Units
    measures: Literal["length", "weight"]
    low: float
    high: float

    def is_about(self, other: "Amount") -> bool:
        """Tell whether both are the same but for everyday rounding."""
        ends = ((self.low, other.low), (self.high, other.high))
        return self.measures == other.measures and all(abs(a - b) <= ROUNDING * a for a, b in ends)


def amount_in(words: str) -> Amount | None:
    """The amount that the words say; None if it has no number, no unit as a word, or several units."""
    plain = words.lower()
    named = {_BY_NAME[word] for word in re.findall(r"[a-z]+", plain) if word in _BY_NAME}
    numbers = [_number(*found) for found in _NUMBER.findall(plain)]
    if len(named) != 1 or not numbers:
        return None
    unit = named.pop()
    return Amount(unit.units, unit.measures, min(numbers) * unit.size, max(numbers) * unit.size)


def units_in(text: str) -> Iterator[str]:
    """Every length or weight that the text tells, as far as its unit gives it away."""
    return (found[0] for found in _UNIT.finditer(text))


def _number(number: str, and_a_half: str) -> float:
    return (_NUMBERS[number] if number in _NUMBERS else float(number)) + (0.5 if and_a_half else 0)
