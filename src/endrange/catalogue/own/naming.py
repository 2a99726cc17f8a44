"""File names of own exercises, which are their ids without the prefix."""

import re
import unicodedata

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_NAME = 56  # with the prefix of own ids it still is a valid id
_LONGEST_SLUG = 50  # leaves room for a number
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in range(10))
_NAMES_WINDOWS_KEEPS = {"con", "prn", "aux", "nul", *_PORTS}


def is_file_name(name: str) -> bool:
    """True for a name that can be part of an id: lower-case ASCII words joined by hyphens."""
    return _NAME.fullmatch(name) is not None and len(name) <= _LONGEST_NAME


def slug(name: str) -> str:
    """A safe file name for an exercise's name: lower-case ASCII words joined by hyphens."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    joined = "-".join(re.findall(r"[a-z0-9]+", ascii_only.lower()))[:_LONGEST_SLUG].strip("-")
    return f"{joined or 'exercise'}-exercise" if joined in _NAMES_WINDOWS_KEEPS else joined or "exercise"
