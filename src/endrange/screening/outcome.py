"""What a safety check came to: which signs were found, and how urgent the most urgent one is.

No finding is a diagnosis.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from endrange.catalogue.signs import Sign, Tier

OutcomeTier = Tier | Literal["clear"]


@dataclass(frozen=True)
class Finding:
    """A sign that the person said yes to; the sign has the texts: what it can go with and what to do."""

    sign: Sign

    @property
    def tier(self) -> Tier:
        """How urgent it is."""
        return self.sign.tier


@dataclass(frozen=True)
class Outcome:
    """What a safety check came to."""

    findings: tuple[Finding, ...]
    """The most urgent first."""
    on: date | None = None
    """The person's own day of the check; without it nobody can have looked since."""

    @property
    def tier(self) -> OutcomeTier:
        """The tier of the most urgent finding."""
        return self.findings[0].tier if self.findings else "clear"

    @property
    def is_clear(self) -> bool:
        """True if no sign was found."""
        return not self.findings
