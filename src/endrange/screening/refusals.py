"""Why nobody is planned for: every refusal carries what there is to show."""

from collections.abc import Iterable
from dataclasses import dataclass

from endrange.catalogue.conditions import Condition

from .outcome import Finding, Outcome
from .stop import Stop


@dataclass(frozen=True)
class Objections:
    """Everything that stands between a person and a session."""

    findings: tuple[Finding, ...] = ()
    """Signs of the latest check that nobody has looked at."""
    stops: tuple[Stop, ...] = ()
    """Earlier signs, and stops that the rules raised, that nobody has looked at."""
    conditions: tuple[Condition, ...] = ()
    """Conditions with which nobody begins, or nobody before a surgeon or physiotherapist has said yes."""


class NotClearedError(Exception):
    """No session may be planned; the message says why."""

    def __init__(self, message: str, objections: Objections | None = None) -> None:
        self.objections = objections or Objections()
        super().__init__(message)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Signs of the latest check that nobody has looked at, the most urgent first."""
        return self.objections.findings

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Stops that nobody has looked at, the most urgent first."""
        return self.objections.stops

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Conditions that keep the person from beginning."""
        return self.objections.conditions


class IncompleteCheckError(NotClearedError):
    """The answers do not say enough to judge: an unanswered question is not a no."""

    def __init__(self, *, unanswered: Iterable[str], unknown: Iterable[str]) -> None:
        self.unanswered = tuple(unanswered)
        self.unknown = tuple(unknown)
        """Answers that this version of the check does not have."""
        super().__init__(
            f"The safety check is incomplete (unanswered: {', '.join(self.unanswered) or 'none'}; "
            f"no longer asked: {', '.join(self.unknown) or 'none'})."
        )


class UnknownConditionError(NotClearedError):
    """A condition that this version does not know: what it leaves out is unknown too."""

    def __init__(self, unknown: Iterable[str]) -> None:
        self.unknown = tuple(unknown)
        super().__init__(f"Conditions that are not known: {', '.join(self.unknown)}.")


class OutcomeNotClearError(NotClearedError):
    """A sign was found that nobody has looked at; its texts say what to do."""

    def __init__(self, outcome: Outcome, objections: Objections) -> None:
        self.outcome = outcome
        super().__init__(" ".join(finding.sign.do for finding in objections.findings), objections)


class StoppedError(NotClearedError):
    """Something was found earlier, and nobody has looked at it."""

    def __init__(self, objections: Objections) -> None:
        super().__init__(" ".join(stop.do for stop in objections.stops), objections)


class UnsupervisedError(NotClearedError):
    """The person is too young to use this alone."""

    def __init__(self, objections: Objections) -> None:
        super().__init__("Under 16, use this only together with a physiotherapist or doctor.", objections)


class NeedsWordError(NotClearedError):
    """Somebody has to say yes before the person begins: after an operation of the hip."""

    def __init__(self, objections: Objections) -> None:
        super().__init__(" ".join(condition.plain for condition in objections.conditions), objections)
