"""One week: what every group needs shared among the sessions, then each session filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from endrange.catalogue.exercise import Exercise

from .allocation import Need, Turns, allocate, allocate_share
from .choices import Side
from .easing import eased
from .filling import Occasion, SessionDraft, WeekTally
from .ladder import Rung
from .own_turns import OwnTask, own_of, share_turns
from .own_turns import Turns as OwnTurns
from .phases import RULES, PhaseRules
from .prescription import Prescription
from .selection import Participant, Selection
from .strength import StrengthTask, cost_s, share_strength
from .timing import AROUND_S, CLOSING_SHARE, GATHER_S, LEAST_CLOSING_S, chains_s, seconds_of

ONE_EXERCISE_SHARE = 0.6
"""While range comes first, one strength exercise may take this much of a short session; chosen."""


@dataclass(frozen=True)
class DayTask:
    """What one session of a week starts from."""

    day: date
    minutes: int
    has_strength: bool = False
    away: frozenset[str] = frozenset()
    """Exercises that are left out on this day."""
    factor: float = 1.0
    """Of all doses."""


@dataclass(frozen=True)
class WeekTask:
    """What a week starts from."""

    number: int
    days: tuple[DayTask, ...]
    first_session: int
    """How many sessions the programme had before; a rolling route goes on by it."""
    progress: float
    """How far the phase has come, 0 to 1."""
    worse_side: Side | None
    done_s: Mapping[str, float]
    """What each weekly group has had this week already, on the side that had less."""
    usual_sessions: int
    """Sessions of a whole week."""
    rules: PhaseRules = RULES["restore"]
    last_on: Mapping[str, int] = field(default_factory=dict)
    """The last day (an ordinal) of each exercise, where that decides what comes first.

    It does among the person's own; in `keep`, where it is what was done, also for strength.
    """

    def capacity_s(self, place: int) -> int:
        """Seconds of a session."""
        return min(self.days[place].minutes, self.rules.most_minutes) * 60


@dataclass(frozen=True)
class DraftedSession:
    """One day's exercises in order, each on its rung."""

    task: DayTask
    rungs: tuple[tuple[Exercise, Rung], ...]

    @cached_property
    def prescriptions(self) -> tuple[tuple[Exercise, Prescription], ...]:
        """What is prescribed, with the day's factor."""
        return tuple(
            (exercise, rung.prescription.with_dose(eased(rung.prescription.dose, self.task.factor)))
            for exercise, rung in self.rungs
        )

    @cached_property
    def closing_s(self) -> int:
        """The end of the session: what is missing to its minutes, if that is little, else the least."""
        missing = self.task.minutes * 60 - self._work_s
        is_little = LEAST_CLOSING_S <= missing <= CLOSING_SHARE * self.task.minutes * 60
        return missing if is_little else LEAST_CLOSING_S

    @cached_property
    def seconds(self) -> int:
        """All of it; 0 if there is nothing to do."""
        return self._work_s + self.closing_s if self.rungs else 0

    @cached_property
    def _work_s(self) -> int:
        around = GATHER_S + chains_s(exercise for exercise, _ in self.rungs)
        if self.task.factor >= 1:
            return around + sum(rung.cost_s for _, rung in self.rungs)
        return around + sum(seconds_of(each, exercise) for exercise, each in self.prescriptions)


def draft_week(
    task: WeekTask, selection: Selection, *, neediest_first: Sequence[str]
) -> list[DraftedSession]:
    """Fill every session of the week; `neediest_first` says who comes first where not all find room."""
    strength = _strength(task, selection)
    own, turns = _share_out(task, _needs(task, selection, neediest_first), selection, strength)
    tally = WeekTally(dict(task.done_s))
    for session in turns:
        for rung in session.values():
            for group in selection.of(rung.prescription.exercise).exercise.counts_for:
                tally.add(group, rung.work_s, turns=1)
    drafts: list[DraftedSession] = []
    for place in range(len(task.days)):
        here = _own_here(task, place, selection, own, drafts)
        drafts.append(
            _draft(task, place, selection, tally=tally, turns=turns[place], strength=strength, own=here)
        )
    return drafts


def _draft(  # noqa: PLR0913 - one session of a week that is shared out already
    task: WeekTask,
    place: int,
    selection: Selection,
    *,
    tally: WeekTally,
    turns: Turns,
    strength: Sequence[Sequence[Participant]],
    own: tuple[Participant, ...],
) -> DraftedSession:
    day = task.days[place]
    draft = SessionDraft(
        selection,
        capacity_s=task.capacity_s(place),
        tally=tally,
        turns=turns,
        strength=strength[place],
        away=day.away,
    )
    draft.fill(
        Occasion(
            week=task.number,
            number=task.first_session + place,
            sessions_in_week=task.usual_sessions,
            progress=task.progress,
            worse_side=task.worse_side,
            rules=task.rules,
            own=own,
            **_more_strength(task, place, selection, strength),
        )
    )
    return DraftedSession(day, tuple(draft.rungs))


def _strength(task: WeekTask, selection: Selection) -> list[list[Participant]]:
    """The strength exercises of each session."""
    shared: list[list[Participant]] = [[] for _day in task.days]
    places = [place for place, day in enumerate(task.days) if day.has_strength]
    least = min((cost_s(each) for each in selection.strength), default=0)
    if not least:
        return shared
    budgets = tuple(_strength_budget_s(task, place, least_s=least) for place in places)
    asked = StrengthTask(
        budgets,
        tuple(task.days[place].away for place in places),
        task.rules.strength_turns,
        block=(task.number - 1) // task.rules.block_weeks,
    )
    done = task.last_on if task.rules.phase == "keep" else {}
    for place, chosen in zip(places, share_strength(selection, asked, done=done), strict=True):
        shared[place] = chosen
    return shared


def _strength_budget_s(task: WeekTask, place: int, *, least_s: int) -> float:
    """Its share of the session, or in a short one room for one exercise."""
    room = task.capacity_s(place) - AROUND_S
    has_other_days = any(not day.has_strength for day in task.days)
    share = room * (task.rules.strength_share_beside if has_other_days else task.rules.strength_share)
    whole = room if task.rules.phase in ("strengthen", "keep") else room * ONE_EXERCISE_SHARE
    return max(share, least_s) if least_s <= whole else share


def _more_strength(
    task: WeekTask, place: int, selection: Selection, strength: Sequence[Sequence[Participant]]
) -> dict[str, tuple[Participant, ...]]:
    """What may join a strength day that has room: more turns of what the week has, and last of all others."""
    if not task.days[place].has_strength or task.rules.phase not in ("strengthen", "keep"):
        return {}
    of_week = {each.exercise.id for day in strength for each in day}
    here = [each for each in selection.strength if each.exercise.id not in task.days[place].away]
    more = tuple(each for each in here if each.exercise.id in of_week)
    others = tuple(each for each in here if each.exercise.id not in of_week)
    return {"more_strength": more, "other_strength": others}


def _share_out(
    task: WeekTask,
    needs: list[Need],
    selection: Selection,
    strength: Sequence[Sequence[Participant]],
) -> tuple[OwnTurns, list[Turns]]:
    """Turns of the person's own exercises, and the week's minimum beside them.

    After them, room is kept for the programme's movers in as many sessions as can be.
    """
    around_s = AROUND_S + chains_s(need.ladder.exercise for need in needs)
    capacities = [
        task.capacity_s(place) - around_s - sum(cost_s(each) for each in chosen)
        for place, chosen in enumerate(strength)
    ]
    own_task = OwnTask(
        tuple(capacities),
        tuple(day.away for day in task.days),
        lambda left: allocate(needs, left, thorough=False) is not None,
    )
    own = share_turns(own_of(selection.participants, task.last_on), own_task)
    turns: list[Turns] | None = None
    if own:
        capacities = own_task.left_s(own)
        turns = allocate(needs, capacities, thorough=False)
    if any(movers_s := _movers_s(task, selection)):
        capacities, found = _share_beside(needs, capacities, movers_s)
        turns = found or turns
    return own, turns or allocate(needs, capacities) or allocate_share(needs, capacities)


def _own_here(
    task: WeekTask, place: int, selection: Selection, turns: OwnTurns, before: Sequence[DraftedSession]
) -> tuple[Participant, ...]:
    """What has its turn in a session, then the others, who has waited longest and will wait longest first."""
    last = dict(task.last_on)
    last |= {turns[at].exercise.id: task.days[at].day.toordinal() for at in sorted(turns)}
    for draft in before:
        for exercise, _rung in draft.rungs:
            last[exercise.id] = max(last.get(exercise.id, 0), draft.task.day.toordinal())
    first = (turns[place],) if place in turns else ()
    return (*first, *own_of(selection.participants, last))


def _movers_s(task: WeekTask, selection: Selection) -> list[int]:
    """For each session, what the movers take that come once in each."""
    every_session = sum(
        each.ladder.rungs[0].cost_s
        for each in selection.participants
        if each.exercise.kind == "mobilise" and each.exercise.chain is None and not each.exercise.own
    )
    return [every_session for _day in task.days]


def _share_beside(
    needs: list[Need], capacities: list[int], reserved_s: Sequence[int]
) -> tuple[list[int], list[Turns] | None]:
    """Keep seconds free in as many sessions as can be: what is left of each session, and the turns in that.

    Without turns, nothing could be kept free.
    """
    for sessions in range(len(capacities), 0, -1):
        left = [
            max(0, capacity - reserved) if _is_among(place, sessions, of=len(capacities)) else capacity
            for place, (capacity, reserved) in enumerate(zip(capacities, reserved_s, strict=True))
        ]
        turns = allocate(needs, left, thorough=False)
        if turns is not None:
            return left, turns
    return capacities, None


def _is_among(place: int, chosen: int, *, of: int) -> bool:
    """Tell whether a place is one of so many chosen ones, spread evenly."""
    return (place + 1) * chosen // of > place * chosen // of


def _needs(task: WeekTask, selection: Selection, groups: Sequence[str]) -> list[Need]:
    """What each group still needs, as far as its exercise's dose can give it on the days that are left."""
    needs: dict[str, Need] = {}
    for group in groups:
        carrier = selection.carrier(group)
        missing = task.rules.minimum_s - task.done_s.get(group, 0.0)
        if carrier is None or missing <= 0:
            continue
        here = [place for place, day in enumerate(task.days) if carrier.exercise.id not in day.away]
        most = carrier.ladder.rungs[-1].work_s * len(here)
        only = None if len(here) == len(task.days) else frozenset(here)
        need = Need(group, min(missing, most), carrier.ladder, only)
        known = needs.get(carrier.exercise.id)
        if known is None or known.seconds < need.seconds:  # one exercise may carry two groups
            needs[carrier.exercise.id] = need
    return [need for need in needs.values() if need.seconds > 0]
