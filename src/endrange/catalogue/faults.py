"""What is wrong with content files, in words for the people who write them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class KeyFault:
    """One fault: the way to its key, such as `variant[wall].setup`, and what is wrong.

    An empty key means the whole file.
    """

    key: str
    says: str

    def __str__(self) -> str:
        return f"{self.key}: {self.says}" if self.key else self.says


@dataclass(frozen=True)
class FileFaults:
    """All faults of one file, in the file's order; `file` is its path as shown to the person."""

    file: str
    faults: tuple[KeyFault, ...]

    def __str__(self) -> str:
        return "\n".join(f"{self.file}: {fault}" for fault in self.faults)


class CatalogueError(Exception):
    """The content cannot be used; carries all faults of all files."""

    def __init__(self, files: Iterable[FileFaults]) -> None:
        self.files = tuple(files)
        super().__init__("\n".join(str(each) for each in self.files))


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint to append: the known word that was probably meant, or all of them if they are few."""
    choices = sorted(known)
    close = get_close_matches(word, choices, n=1, cutoff=0.6)
    if close:
        return f' (did you mean "{close[0]}"?)'
    if 0 < len(choices) <= _FEW:
        return f" (known: {', '.join(choices)})"
    return ""


def shown(value: object) -> str:
    """A value of a file as a fault quotes it."""
    if isinstance(value, str):
        return f'"{value[:_LONGEST]}..."' if len(value) > _LONGEST else f'"{value}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    return str(value)


def listed(words: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


_FEW = 12
_LONGEST = 60
