"""One change of the plan, and why; shown to the person word for word."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from endrange.catalogue.exercise import Phase
from endrange.programme.phrase import Phrase

from .standing import Standing

ChangeKind = Literal[
    "dose-up",
    "dose-down",
    "repeat-dose",
    "variant-up",
    "variant-down",
    "load-up",
    "load-down",
    "range-down",
    "range-up",
    "pressure-down",
    "pressure-up",
    "leave-out",
    "bring-back",
    "ease-in",
    "back-to-full",
    "start-over",
    "more-days",
    "fewer-days",
    "extra-set",
    "even-again",
    "phase",
    "advise",
    "stop",
]
"""`advise` changes nothing by itself (see a professional, check your technique); `stop` locks the plan;
`even-again` ends an extra set. Without an exercise, `dose-up` is a step of `Standing.progress` and
`dose-down` a factor of all doses."""
Status = Literal["made", "offered", "promised", "undone", "declined", "over"]
"""`promised` is an offer that was accepted, and waits for a day on which nothing else has just grown."""
PROGRESSIONS: frozenset[ChangeKind] = frozenset(
    {"dose-up", "variant-up", "load-up", "range-up", "pressure-up", "more-days", "phase", "extra-set"}
)
"""At most one of these in one step. (`phase` only where it moves up.)"""


EASING: frozenset[ChangeKind] = frozenset(
    {
        "leave-out",
        "dose-down",
        "variant-down",
        "load-down",
        "range-down",
        "pressure-down",
        "repeat-dose",
        "ease-in",
        "start-over",
    }
)
"""What asks less of the person, without being asked. It grows again as it goes well."""
_NEVER_UNDONE: frozenset[ChangeKind] = EASING | {"stop", "advise"}


class Change(NamedTuple):
    """What changes: of one exercise, or of the whole plan."""

    kind: ChangeKind
    exercise: str | None = None
    factor: float | None = None
    until: date | None = None
    phase: Phase | None = None
    side: str | None = None
    to_step: int | None = None
    """Of a variant: the step that it comes to; the next one where it is left out."""
    in_a_row: int | None = None
    """Of easing what was too much: which time it is, each soon after the last; from 1."""


@dataclass(frozen=True)
class RuleId:
    """Which rule, at which version."""

    id: str
    version: int

    def __str__(self) -> str:
        return f"{self.id}@{self.version}"


class Adjustment(NamedTuple):
    """A change with its day, its reason, the rule that made it, and the facts that led to it."""

    id: str
    """`rule:day[:exercise]`: the same records give the same id."""
    day: date
    rule: RuleId
    change: Change
    reason: Phrase
    sources: tuple[str, ...]
    """Ids of sources.toml; `judgement` where it is our own choice."""
    because: tuple[str, ...] = ()
    """Ids of the facts."""
    status: Status = "made"
    accepted: date | None = None
    """The day an offer took effect; one made without asking took effect on `day`."""
    before: Standing | None = None
    after: Standing | None = None
    """Where the person stood before it and after it; of an offer, what it would come to that day."""
    is_final: bool = False
    """Whatever its kind, nobody takes it back."""

    @property
    def may_be_undone(self) -> bool:
        """Only while it stands; never for a stop, nor for what makes the plan easier."""
        is_open = self.status in ("made", "offered", "promised")
        return is_open and not self.is_final and self.change.kind not in _NEVER_UNDONE
