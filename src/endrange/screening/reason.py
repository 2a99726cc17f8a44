"""Why a rule of screening says what it says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """A sentence for the person (a msgid), and the rule that it comes from."""

    text: str
    rule: str
    version: int
    sources: tuple[str, ...]
    """Ids of sources.toml."""
