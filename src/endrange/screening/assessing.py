"""Judge the answers of a safety check: the rules are data, every sign of the catalogue names its tier."""

from collections.abc import Iterable, Mapping
from datetime import date

from endrange.catalogue.signs import TIERS, Sign

from .outcome import Finding, Outcome
from .refusals import IncompleteCheckError


def assess(answers: Mapping[str, bool], *, signs: Iterable[Sign], on: date | None = None) -> Outcome:
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
    return Outcome(_found(answers, asked), on)


def emergency_in(answers: Mapping[str, bool], signs: Iterable[Sign]) -> tuple[Finding, ...]:
    """The emergencies among the answers given so far: the one thing that is judged before the last answer."""
    return tuple(finding for finding in _found(answers, signs) if finding.tier == "emergency")


def _found(answers: Mapping[str, bool], signs: Iterable[Sign]) -> tuple[Finding, ...]:
    found = [Finding(sign) for sign in signs if answers.get(sign.id)]
    return tuple(sorted(found, key=lambda finding: TIERS.index(finding.tier)))
