"""A stop that a rule of the programme raised: the plan rests until somebody has looked at it."""

from dataclasses import dataclass
from datetime import date

from endrange.catalogue.signs import Tier


@dataclass(frozen=True)
class Stop:
    """What stands in the way of the next session, and what to do about it. Texts are msgids."""

    id: str
    tier: Tier
    since: date
    say: str
    """What happened."""
    do: str
    """What to do, and when."""
    rule: str
    """The rule that raised it, with its version."""
    source: str
    """Id of sources.toml; `judgement` where it is our own choice."""
