"""Sentences for a person, kept as a gettext msgid with values until somebody shows them."""

from collections.abc import Callable
from dataclasses import dataclass, field

Gettext = Callable[[str], str]


def marked(msgid: str) -> str:
    """Mark a msgid for Babel (imported as `_`); translated later, when it is shown."""
    return msgid


def untranslated(msgid: str) -> str:
    """The gettext of the source language."""
    return msgid


@dataclass(frozen=True)
class Phrase:
    """A msgid with named values; `str()` is the English sentence."""

    msgid: str
    names: dict[str, str] = field(default_factory=dict)
    """Values that are msgids themselves (an exercise's name): translated too."""
    values: dict[str, object] = field(default_factory=dict)
    """Numbers, dates and lists, put in as they are."""

    def __str__(self) -> str:
        return self.translated(untranslated)

    def translated(self, gettext: Gettext) -> str:
        """The sentence in the language of `gettext`."""
        words = {name: gettext(msgid) for name, msgid in self.names.items()}
        return gettext(self.msgid).format(**words, **self.values)

    def __hash__(self) -> int:
        return hash((self.msgid, str(self)))
