"""What a rule is: when it is asked, and what it proposes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from endrange.catalogue.signs import Tier
from endrange.programme.phrase import Phrase

from .adjustment import Change, RuleId
from .course import Review
from .ledger import Ledger


class Proposal(NamedTuple):
    """A change that a rule asks for, and why."""

    change: Change
    reason: Phrase
    because: tuple[str, ...] = ()
    """Ids of the facts."""
    is_offer: bool = False
    """Made only if the person accepts it."""
    holds_progress: bool = False
    """Nothing grows until somebody has looked, or the next review."""
    tier: Tier | None = None
    """How soon somebody looks at it: of a stop, and of advice that sends the person to somebody."""
    say: str = ""
    """Of a stop: what happened, as a msgid."""
    do: str = ""
    """Of a stop: what to do, as a msgid."""


Answer = Proposal | Review


@dataclass(frozen=True)
class Rule:
    """One rule of how the plan changes. `plain` and `title` are msgids."""

    id: str
    version: int
    title: str
    plain: str
    """What it does and when, for anybody; the first line of several is the gist."""
    sources: tuple[str, ...]
    """Ids of sources.toml; `judgement` for what is our own choice."""
    on: tuple[type[Any], ...]
    """The occasions after which it is asked."""
    respond: Callable[[Ledger, Any], Iterable[Answer]]
    answers_pain: bool = False
    """Its changes answer a report of pain, which may have been told by mistake. New pain is a new reason: an
    undo does not hold this rule back."""
    is_final: bool = False
    """Nobody takes back what it does. What was told by mistake can be corrected."""

    @cached_property
    def rule_id(self) -> RuleId:
        """Id and version, as adjustments carry them."""
        return RuleId(self.id, self.version)
