"""One proposal that was made or offered, with what has become of it since."""

from dataclasses import dataclass
from datetime import date

from .adjustment import Adjustment, Change, Status
from .occasions import later
from .rule import Proposal, Rule
from .standing import Standing

OPEN_DAYS = 14
"""So long an offer stays open, and an accepted one waits for its day; chosen."""
WAITING: frozenset[Status] = frozenset({"offered", "promised"})
"""For a yes, or for its day."""


@dataclass(slots=True)
class Logged:
    """What the engine keeps of an adjustment; `as_of` is what everybody else gets."""

    id: str
    day: date
    rule: Rule
    proposal: Proposal
    status: Status
    """As it was made, offered or decided; what has run out since is told by `status_on`."""
    before: Standing
    after: Standing
    """Where the person stood before it and after it; of an offer, what it would come to that day."""
    weeks_done: int
    """Of the phase, when it was made: an undo of a phase goes on from there."""
    accepted: date | None = None
    promised: date | None = None
    """Since when an offer that was accepted waits for its day."""

    @property
    def change(self) -> Change:
        """What changes."""
        return self.proposal.change

    def status_on(self, day: date) -> Status:
        """The status on that day: what has run out is over."""
        match self.status:
            case "made":
                ends = self.change.until
            case "offered":
                ends = later(self.day, OPEN_DAYS)
            case "promised":
                ends = later(self.promised or self.day, OPEN_DAYS)
            case _:
                ends = None
        return "over" if ends is not None and day >= ends else self.status

    def as_of(self, day: date) -> Adjustment:
        """The adjustment with its status on that day."""
        rule, proposal = self.rule, self.proposal
        return Adjustment(
            self.id,
            self.day,
            rule.rule_id,
            proposal.change,
            proposal.reason,
            rule.sources,
            proposal.because,
            self.status_on(day),
            self.accepted,
            self.before,
            self.after,
            rule.is_final,
        )
