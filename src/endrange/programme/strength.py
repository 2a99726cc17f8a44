"""Which strength exercises a week has, and on which of its strength days.

Over a week they train as much of the hip as there is time for; each comes twice, so that it can grow. The
same ones stay for a few weeks, then those that have waited longest come first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .selection import Participant, Selection

REMEMBERED_BLOCKS = 12
"""Turns before this many blocks are forgotten; chosen: all exercises have had one by then."""

Shared = list[list[Participant]]
"""For each strength day, what it has."""


@dataclass(frozen=True)
class StrengthTask:
    """The strength days of a week."""

    budgets_s: tuple[float, ...]
    away: tuple[frozenset[str], ...]
    """What each day does without."""
    turns: int
    """How often each exercise comes, if there is time."""
    block: int
    """Counted from 0: in one block the choice stays."""


def share_strength(selection: Selection, task: StrengthTask, *, done: Mapping[str, int]) -> Shared:
    """What each day has; `done` has the last day (an ordinal) of each exercise, if that decides."""
    if not task.budgets_s or not selection.strength:
        return [[] for _day in task.budgets_s]
    last = done or _last_blocks(selection, task)
    return _share(selection.strength, task, last)


def _last_blocks(selection: Selection, task: StrengthTask) -> dict[str, int]:
    """In which block each exercise was last chosen, as whole weeks with these days choose."""
    last: dict[str, int] = {}
    for block in range(task.block - task.block % REMEMBERED_BLOCKS, task.block):
        question = (task.budgets_s, task.turns, block)
        if question not in selection.rotations:
            shared = _share(selection.strength, task, last)
            ids = (each.exercise.id for day in shared for each in day)
            selection.rotations[question] = tuple(dict.fromkeys(ids))
        last.update(dict.fromkeys(selection.rotations[question], block))
    return last


def _share(strength: Sequence[Participant], task: StrengthTask, last: Mapping[str, int]) -> Shared:
    """As often as can be: where nothing fits so often, once less."""
    for turns in range(min(task.turns, len(task.budgets_s)), 0, -1):
        shared = _Board(task).fill(strength, turns=turns, last=last)
        if any(shared):
            return shared
    return [[] for _day in task.budgets_s]


class _Board:
    """The days while they are being filled."""

    def __init__(self, task: StrengthTask) -> None:
        self._task = task
        self._room = list(task.budgets_s)
        self._days: Shared = [[] for _day in task.budgets_s]

    def fill(self, strength: Sequence[Participant], *, turns: int, last: Mapping[str, int]) -> Shared:
        """One exercise after the other: what trains something new first, then what has waited longest."""
        waiting, covered = list(strength), set[str]()
        while waiting:
            best = min(
                waiting, key=lambda each: (_adds_nothing(each, covered), last.get(each.exercise.id, -1))
            )
            waiting.remove(best)
            if self._seat(best, turns):
                covered.update(best.exercise.trains)
        order = {each.exercise.id: place for place, each in enumerate(strength)}
        return [sorted(day, key=lambda each: order[each.exercise.id]) for day in self._days]

    def _seat(self, participant: Participant, turns: int) -> bool:
        cost, id_ = cost_s(participant), participant.exercise.id
        open_to = [
            day for day, room in enumerate(self._room) if cost <= room and id_ not in self._task.away[day]
        ]
        if len(open_to) < turns:
            return False
        for day in sorted(open_to, key=lambda day: -self._room[day])[:turns]:
            self._room[day] -= cost
            self._days[day].append(participant)
        return True


def _adds_nothing(participant: Participant, covered: set[str]) -> bool:
    return set(participant.exercise.trains) <= covered


def cost_s(participant: Participant) -> int:
    """What it takes of a session, with the extra set of one side."""
    ladder = participant.ladder.with_extra_set if participant.has_extra_set else participant.ladder
    return ladder.rungs[0].cost_s
