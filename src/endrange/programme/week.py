"""One week: what every group needs shared among the sessions, then each session filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from endrange.catalogue.exercise import Exercise

from .allocation import Allocator, Need, Turns
from .filling import Occasion, SessionDraft, WeekTally
from .ladder import Rung
from .selection import Selection
from .targets import MINIMUM_S, Progress
from .timing import CLOSING_FROM_S, CLOSING_SHARE, GATHER_S


@dataclass(frozen=True)
class WeekTask:
    """What a week starts from."""

    number: int
    days: tuple[date, ...]
    minutes: tuple[int, ...]
    """Of the session on each day."""
    first_session: int
    """How many sessions the programme had before; turns go by it."""
    progress: Progress
    has_worse_side: bool
    done_s: Mapping[str, float]
    """What each weekly group has had this week already, on the side that had less."""
    usual_sessions: int
    """Sessions of a whole week."""


@dataclass(frozen=True)
class DraftedSession:
    """One day's exercises in order, each on its rung."""

    day: date
    minutes: int
    rungs: tuple[tuple[Exercise, Rung], ...]

    @property
    def closing_s(self) -> int:
        """Quiet breathing that brings the session to its minutes, if little is missing."""
        missing = self.minutes * 60 - self._work_s
        return missing if CLOSING_FROM_S <= missing <= CLOSING_SHARE * self.minutes * 60 else 0

    @property
    def seconds(self) -> int:
        """All of it; 0 if there is nothing to do."""
        return self._work_s + self.closing_s if self.rungs else 0

    @property
    def _work_s(self) -> int:
        return GATHER_S + sum(rung.cost_s for _, rung in self.rungs)


def draft_week(
    task: WeekTask, selection: Selection, *, neediest_first: Sequence[str], allocator: Allocator
) -> list[DraftedSession]:
    """Fill every session of the week; `neediest_first` says who comes first where not all find room."""
    turns = _share_out(task, _needs(task, selection, neediest_first), selection, allocator)
    tally = WeekTally(dict(task.done_s))
    for session in turns:
        for rung in session.values():
            for group in selection.of(rung.prescription.exercise).exercise.counts_for:
                tally.add(group, rung.work_s, turns=1)
    return [
        _draft(task, place, selection, tally=tally, turns=turns[place]) for place in range(len(task.days))
    ]


def _draft(
    task: WeekTask, place: int, selection: Selection, *, tally: WeekTally, turns: Turns
) -> DraftedSession:
    draft = SessionDraft(selection, capacity_s=task.minutes[place] * 60, tally=tally, turns=turns)
    draft.fill(
        Occasion(
            week=task.number,
            number=task.first_session + place,
            sessions_in_week=task.usual_sessions,
            progress=task.progress,
            has_worse_side=task.has_worse_side,
        )
    )
    return DraftedSession(task.days[place], task.minutes[place], tuple(draft.rungs))


def _share_out(task: WeekTask, needs: list[Need], selection: Selection, allocator: Allocator) -> list[Turns]:
    """The week's minimum, with room for the once-a-session exercises in as many sessions as can be."""
    capacities = [minutes * 60 - GATHER_S for minutes in task.minutes]
    reserve = sum(
        each.ladder.rungs[0].cost_s
        for each in selection.participants
        if each.exercise.kind == "mobilise" and each.exercise.chain is None and not each.exercise.own
    )
    for sessions in range(len(capacities), 0, -1):
        with_reserve = [
            max(0, capacity - reserve) if _is_among(place, sessions, of=len(capacities)) else capacity
            for place, capacity in enumerate(capacities)
        ]
        turns = allocator.allocate(needs, with_reserve, thorough=False)
        if turns is not None:
            return turns
    return allocator.allocate(needs, capacities) or allocator.allocate_share(needs, capacities)


def _is_among(place: int, chosen: int, *, of: int) -> bool:
    """Tell whether a place is one of so many chosen ones, spread evenly."""
    return (place + 1) * chosen // of > place * chosen // of


def _needs(task: WeekTask, selection: Selection, groups: Sequence[str]) -> list[Need]:
    """What each group still needs, as far as its exercise's dose can give it on the days that are left."""
    needs: dict[str, Need] = {}
    for group in groups:
        carrier = selection.carrier(group)
        missing = MINIMUM_S - task.done_s.get(group, 0.0)
        if carrier is None or missing <= 0:
            continue
        need = Need(group, min(missing, carrier.ladder.rungs[-1].work_s * len(task.days)), carrier.ladder)
        known = needs.get(carrier.exercise.id)
        if known is None or known.seconds < need.seconds:  # one exercise may carry two groups
            needs[carrier.exercise.id] = need
    return list(needs.values())
