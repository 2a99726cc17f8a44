"""Say why no session of a programme has an exercise: nothing is promised, and nothing is said of one day."""

from collections.abc import Sequence
from dataclasses import dataclass

from .absence import GENTLE_IS_ENOUGH, OTHERS_GROW, OWN_TAKE_TURNS, Among, without_a_place
from .adaptation.standing import Standing
from .phases import PhaseRules
from .phrase import Phrase
from .phrase import marked as _
from .programme import LeftOut, PlannedSession, exercises_of
from .room import Room
from .selection import Cause, Participant, Selection


def never_of(
    selection: Selection,
    sessions: Sequence[PlannedSession],
    *,
    rules: PhaseRules,
    room: Room,
    standing: Standing | None = None,
) -> tuple[LeftOut, ...]:
    """Every exercise that none of a programme's sessions has, and why."""
    present = exercises_of(sessions)
    programme = _Programme(selection, present, rules, sessions, room)
    return (
        *(
            LeftOut(each.exercise.id, *_why_never(each, programme), None)
            for each in selection.participants
            if each.exercise.id not in present
        ),
        *without_a_place(selection, standing),
    )


@dataclass(frozen=True)
class _Programme(Among):
    """All sessions together, among the exercises that could be in them."""

    sessions: Sequence[PlannedSession]
    room: Room

    @property
    def ends_before_each_own_has_a_turn(self) -> bool:
        """Tell whether own exercises have turns, but fewer than there are own exercises."""
        own = {each.exercise.id for each in self.selection.participants if each.exercise.own}
        turns = sum(bool(own & exercises_of([session])) for session in self.sessions)
        return 0 < turns < len(own)


def _why_never(participant: Participant, programme: _Programme) -> tuple[Cause, Phrase]:
    exercise = participant.exercise
    if exercise.own and programme.ends_before_each_own_has_a_turn:
        return "later", Phrase(OWN_TAKE_TURNS)
    if exercise.kind == "roll" and programme.has_any(lambda each: each.exercise.kind == "roll"):
        return "later", Phrase(_("Another way of rolling does the work."))
    if participant.is_strength and programme.has_any(lambda each: each.is_strength):
        return "later", Phrase(OTHERS_GROW)
    if exercise.chain is not None and not programme.has_any(
        lambda each: each.exercise.chain == exercise.chain
    ):
        return "later", Phrase(_("Only after stretches that are not in this programme."))
    if programme.rules.phase == "calm":
        return "later", Phrase(GENTLE_IS_ENOUGH)
    return "time", programme.room.why_none(exercise.id)
