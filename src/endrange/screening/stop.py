"""What stops a programme until somebody has looked: a sign of an earlier check, or what a rule found."""

from dataclasses import dataclass
from datetime import date

from endrange.catalogue.signs import Tier


@dataclass(frozen=True)
class Stop:
    """What stands in the way of the next session, and what to do about it. Texts are msgids."""

    id: str
    """What a LookedAt names: a sign's id, or one of the rule that raised it."""
    tier: Tier
    since: date
    """The person's own day."""
    say: str
    """What happened."""
    do: str
    """What to do, and when."""
    rule: str
    """The rule that raised it, with its version."""
    source: str
    """Id of sources.toml; `judgement` where it is our own choice."""
    looks_from: date | None = None
    """The first day of a look that counts; left out, it is `since`."""

    @property
    def rule_id(self) -> str:
        """The rule without its version."""
        return self.rule.partition("@")[0]
