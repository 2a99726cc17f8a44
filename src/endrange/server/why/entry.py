"""What the page shows of one thing that happened to the plan."""

from dataclasses import dataclass
from datetime import date

from endrange.server.citations import Citation
from endrange.server.why.changes import Step
from endrange.server.why.mistakes import Told


@dataclass(frozen=True)
class RuleLink:
    """Where the rule behind a sentence is shown."""

    name: str
    version: int | None
    address: str


@dataclass(frozen=True)
class ChangeLink:
    """Where what the person chose can be changed again."""

    words: str
    address: str


@dataclass(frozen=True)
class Entry:
    """One thing that happened to the plan."""

    day: date
    anchor: str
    title: str
    reasons: tuple[str, ...]
    """Word for word."""
    rules: tuple[RuleLink, ...]
    citations: tuple[Citation, ...] = ()
    steps: tuple[Step, ...] = ()
    status: str = ""
    stands: bool = False
    """It stops the plan, and nobody has looked yet."""
    is_referral: bool = False
    """It sends the person to somebody who has not looked yet; the plan goes on."""
    decisions: tuple[str, ...] = ()
    """What the person may say to it."""
    is_offered: bool = False
    id: str = ""
    """Of the adjustment that a decision is about."""
    is_beginning: bool = False
    """It says how the programme begins: to take it back is to begin with the next phase at once."""
    since: date | None = None
    """The day an accepted offer took effect, if that was later."""
    again: tuple[ChangeLink, ...] = ()
    """Of what the person chose."""
    told: Told | None = None
    """What it answers, where that may have been told by mistake."""
