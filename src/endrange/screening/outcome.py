"""Judge the answers of a safety check: which signs were found, and how urgent the most urgent one is.

The rules are data: every sign of the catalogue names its tier and says what to do. No finding is a diagnosis.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from endrange.catalogue.signs import TIERS, Sign, Tier

OutcomeTier = Tier | Literal["clear"]


class NotClearedError(Exception):
    """No session may be planned; the message says why."""


class IncompleteCheckError(NotClearedError):
    """The answers do not say enough to judge: an unanswered sign is not a no."""

    def __init__(self, *, unanswered: Iterable[str], unknown: Iterable[str]) -> None:
        self.unanswered = tuple(unanswered)
        self.unknown = tuple(unknown)
        """Signs with a yes that this version of the check does not have."""
        super().__init__(
            f"The safety check is incomplete (unanswered: {', '.join(self.unanswered) or 'none'}; "
            f"no longer asked: {', '.join(self.unknown) or 'none'})."
        )


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

    @property
    def tier(self) -> OutcomeTier:
        """The tier of the most urgent finding."""
        return self.findings[0].tier if self.findings else "clear"

    @property
    def is_clear(self) -> bool:
        """True if no sign was found."""
        return not self.findings


def assess(answers: Mapping[str, bool], *, signs: Iterable[Sign]) -> Outcome:
    """Judge answers (sign id to yes or no) against the signs that were asked.

    Raises IncompleteCheckError if a sign has no answer, if no sign was asked at all, or for a yes to an
    unknown sign (an older check): neither may pass as clear.
    """
    asked = tuple(signs)
    known = {sign.id for sign in asked}
    unanswered = [sign.id for sign in asked if sign.id not in answers]
    unknown = [sign_id for sign_id, is_yes in answers.items() if is_yes and sign_id not in known]
    if unanswered or unknown or not asked:
        raise IncompleteCheckError(unanswered=unanswered, unknown=unknown)
    found = [Finding(sign) for sign in asked if answers[sign.id]]
    return Outcome(tuple(sorted(found, key=lambda finding: TIERS.index(finding.tier))))
