"""Whose turn it is among the person's own exercises: one in a session, who has waited longest first.

A turn counts when it is planned. What finds no room keeps its place in the queue, so that a long exercise
comes to ask first sooner or later, and then finds room if a week has any.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from .selection import Participant

Turns = dict[int, Participant]
"""By the session's place in the week: what has its turn there."""


@dataclass(frozen=True)
class OwnTask:
    """The sessions of a week, with what the week needs first."""

    capacities_s: tuple[int, ...]
    away: tuple[frozenset[str], ...]
    """What each session does without."""
    leaves_enough: Callable[[Sequence[int]], bool]
    """Tells whether the week finds what it needs in what is left of its sessions."""

    def left_s(self, turns: Mapping[int, Participant]) -> list[int]:
        """What is left of each session beside these turns."""
        return [
            capacity - (cost_s(turns[place]) if place in turns else 0)
            for place, capacity in enumerate(self.capacities_s)
        ]

    def holds(self, turns: Mapping[int, Participant]) -> bool:
        """Tell whether the week has room for these turns beside what it needs."""
        left = self.left_s(turns)
        return (
            all(each.exercise.id not in self.away[place] for place, each in turns.items())
            and min(left) >= 0
            and self.leaves_enough(left)
        )


def own_of(participants: Iterable[Participant], last: Mapping[str, int]) -> list[Participant]:
    """The person's own exercises, who has waited longest first; `last` has the last day of each."""
    own = (each for each in participants if each.exercise.own)
    return sorted(own, key=lambda each: last.get(each.exercise.id, 0))


def share_turns(queue: Iterable[Participant], task: OwnTask) -> Turns:
    """As many turns as the sessions hold: each in the order of the queue, and again while there is room."""
    waiting, turns = list(queue), Turns()
    while waiting and len(turns) < len(task.capacities_s):
        first = waiting.pop(0)
        place = next((place for place in _places(task, turns) if task.holds({**turns, place: first})), None)
        if place is not None:
            turns[place] = first
            waiting.append(first)
    if len(turns) < 2:
        return turns
    ways = (_in_order(turns, alike=alike) for alike in (lambda _each: 0, cost_s))
    return next((each for each in ways if task.holds(each)), turns)


def cost_s(participant: Participant) -> int:
    """What a turn takes of a session."""
    return participant.ladder.rungs[0].cost_s


def _in_order(turns: Turns, *, alike: Callable[[Participant], int]) -> Turns:
    """The same turns, those of exercises that are alike on days in the order in which they were given."""
    in_order = Turns()
    for kind in {alike(each) for each in turns.values()}:
        given = {place: each for place, each in turns.items() if alike(each) == kind}
        in_order.update(zip(sorted(given), given.values(), strict=True))
    return in_order


def _places(task: OwnTask, turns: Turns) -> list[int]:
    """The free sessions, farthest from the taken ones first; the week comes round again."""
    count = len(task.capacities_s)

    def distance(place: int) -> int:
        return min((min((place - taken) % count, (taken - place) % count) for taken in turns), default=0)

    free = (place for place in range(count) if place not in turns)
    return sorted(free, key=lambda place: -distance(place))
