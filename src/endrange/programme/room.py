"""What to say of an exercise that the sessions have no room for, and whether other choices would have it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from .choices import DAYS, MINUTES, Choices
from .phrase import Phrase
from .phrase import marked as _


@dataclass(frozen=True)
class Room:
    """The choices of a programme, and what other choices would put into its sessions."""

    choices: Choices
    planned_with: Callable[[Choices], frozenset[str]]
    """Ids of all exercises that the programme of some choices has; asked only where it matters."""

    def why_none(self, exercise_id: str) -> Phrase:
        """Say that no session has room for it; the longest sessions or one more day only if they have."""
        more = self._more()
        values: dict[str, object] = {"minutes": self.choices.minutes}
        if more is None or exercise_id not in self.planned_with(more):
            sentence = _(
                "The plan is made for sessions of {minutes} minutes; what the week needs most leaves no room."
            )
            return Phrase(sentence, values=values)
        if more.minutes > self.choices.minutes:
            sentence = _(
                "The plan is made for sessions of {minutes} minutes; what the week needs most leaves no room."
                " A plan for sessions of {longer} minutes has room."
            )
            return Phrase(sentence, values=values | {"longer": more.minutes})
        sentence = _(
            "The plan is made for sessions of {minutes} minutes; what the week needs most leaves no room."
            " A plan for {days} days a week has room."
        )
        return Phrase(sentence, values=values | {"days": len(more.weekdays)})

    def _more(self) -> Choices | None:
        """The same with the longest sessions, or with one more day where they are as long as can be."""
        if self.choices.minutes < MINUTES[-1]:
            return replace(self.choices, minutes=MINUTES[-1])
        weekdays = self.choices.weekdays
        if len(weekdays) == DAYS[-1]:
            return None
        free = next(day for day in range(7) if day not in weekdays)
        return replace(self.choices, weekdays=weekdays | {free})
