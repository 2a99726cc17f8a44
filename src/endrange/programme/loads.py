"""With what an exercise is made heavier: the next load at hand, otherwise the body's own weight."""

from endrange.catalogue.exercise import Exercise, Load


def load_for(exercise: Exercise, *, step: int, equipment: frozenset[str]) -> Load | None:
    """The load at that step among those at hand, at most the heaviest of them; None without any."""
    at_hand = [load for load in exercise.loads if set(load.equipment) <= equipment]
    return at_hand[min(step, len(at_hand) - 1)] if at_hand else None


def is_more_of_the_same(exercise: Exercise, *, step: int, equipment: frozenset[str]) -> bool:
    """Tell whether the step is beyond the last load at hand, so that it has to grow by a little."""
    at_hand = [load for load in exercise.loads if set(load.equipment) <= equipment]
    return len(at_hand) > 0 and step >= len(at_hand)
