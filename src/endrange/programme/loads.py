"""With what an exercise is made heavier: the next load at hand, otherwise the body's own weight."""

from dataclasses import dataclass

from endrange.catalogue.exercise import Exercise, Load

from .phrase import Phrase
from .phrase import marked as _


@dataclass(frozen=True)
class ChosenLoad:
    """One of the loads of an exercise."""

    load: Load
    is_outgrown: bool
    """The step is beyond it: the same load has to grow, or the movement to get slower."""


def load_for(exercise: Exercise, *, step: int, equipment: frozenset[str]) -> ChosenLoad | None:
    """The load at that step among those at hand, at most the heaviest of them; None without any."""
    at_hand = [load for load in exercise.loads if set(load.equipment) <= equipment]
    if not at_hand:
        return None
    return ChosenLoad(at_hand[min(step, len(at_hand) - 1)], step >= len(at_hand))


def load_words(load: Load, *, step: int, is_outgrown: bool) -> tuple[str | Phrase, ...]:
    """What is said of a load: how to hold it and how heavy; nothing where there is none yet."""
    if not load.equipment:
        if step == 0:
            return ()
        return (Phrase(_("You are ready for a load. Without one, take a second more on the way down.")),)
    if is_outgrown:
        heavy = Phrase(_("As heavy as last time, or a little more if two more would have been possible."))
    else:
        heavy = Phrase(_("Light at first: after the last repetition two more should be possible."))
    return (load.how, heavy)
