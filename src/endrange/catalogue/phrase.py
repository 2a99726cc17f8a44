"""Sentences for a person, kept as a gettext msgid with values until somebody shows them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

Gettext = Callable[[str], str]


def marked(msgid: str) -> str:
    """Mark a msgid for Babel (imported as `_`); translated later, when it is shown."""
    return msgid


_ = marked
_DAY = _("{day} {month}")
"""A date within a sentence, such as 3 December."""
_MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)


def untranslated(msgid: str) -> str:
    """The gettext of the source language."""
    return msgid


def rounded(number: float) -> str:
    """A number to a tenth; whole ones without a point."""
    return f"{round(number, 1):g}"


class Phrase(NamedTuple):
    """A msgid with named values; `str()` is the English sentence."""

    msgid: str
    names: Mapping[str, str] = {}
    """Values that are msgids themselves (an exercise's name): translated too."""
    values: Mapping[str, object] = {}
    """Put in as they are, but for a date (its day and month), a phrase, and a fraction (to a tenth)."""

    def __str__(self) -> str:
        return self.translated(untranslated)

    def translated(self, gettext: Gettext) -> str:
        """The sentence in the language of `gettext`."""
        words = {name: gettext(msgid) for name, msgid in self.names.items()}
        values = {name: _value(value, gettext) for name, value in self.values.items()}
        return gettext(self.msgid).format(**words, **values)

    def __hash__(self) -> int:
        return hash((self.msgid, str(self)))


def _value(value: object, gettext: Gettext) -> object:
    if isinstance(value, Phrase):
        return value.translated(gettext)
    if isinstance(value, float):
        return rounded(value)
    if isinstance(value, date):
        return gettext(_DAY).format(day=value.day, month=gettext(_MONTHS[value.month - 1]))
    return value
