"""Fill one session to its last seconds: what the week needs first, rolling late, then longer holds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from endrange.catalogue.exercise import Exercise

from .choices import Side
from .ladder import Ladder, Rung
from .phases import PhaseRules
from .prescription import Hold, Passes
from .selection import Participant, Selection
from .timing import AROUND_S, chains_s

SHORT_ROUTE = 2
"""Regions to roll before holds grow beyond the minimum; fewer are not worth laying the roller out; chosen."""


@dataclass(frozen=True)
class Occasion:
    """Where in the programme a session stands."""

    week: int
    number: int
    """Counted from 0 through the whole programme; regions that take turns go by it."""
    sessions_in_week: int
    progress: float
    """How far the phase has come, 0 to 1."""
    worse_side: Side | None
    rules: PhaseRules
    own: tuple[Participant, ...] = ()
    """The person's own exercises, whose turn it is first; one of them has a place."""
    more_strength: tuple[Participant, ...] = ()
    """More turns of what the week has, if there is room."""
    other_strength: tuple[Participant, ...] = ()
    """What joins rather than leaving minutes empty."""

    @property
    def target_s(self) -> float:
        """The week's aim for each group: from the minimum to the plateau, in equal steps; chosen."""
        return self.rules.minimum_s + self.progress * (self.rules.plateau_s - self.rules.minimum_s)


@dataclass
class WeekTally:
    """What a week gives each group so far: seconds a side without extra sets, and in how many sessions."""

    seconds: dict[str, float] = field(default_factory=dict)
    turns: dict[str, int] = field(default_factory=dict)
    extra: dict[str, float] = field(default_factory=dict)

    def add(self, group: str, seconds: float, *, turns: int = 0) -> None:
        """Count more for a group."""
        self.seconds[group] = self.seconds.get(group, 0.0) + seconds
        self.turns[group] = self.turns.get(group, 0) + turns

    def of(self, group: str) -> float:
        """Seconds so far."""
        return self.seconds.get(group, 0.0)

    def add_extra(self, group: str, seconds: float) -> None:
        """Count an extra set of the worse side."""
        self.extra[group] = self.extra_of(group) + seconds

    def extra_of(self, group: str) -> float:
        """Seconds that only the worse side has had."""
        return self.extra.get(group, 0.0)


@dataclass
class _Place:
    ladder: Ladder
    rung: int


class SessionDraft:
    """A session while it is being filled: exercises on their ladders, and the room that is left."""

    def __init__(  # noqa: PLR0913 - what a session begins with
        self,
        selection: Selection,
        *,
        capacity_s: float,
        tally: WeekTally,
        turns: Mapping[str, Rung],
        strength: Sequence[Participant] = (),
        away: frozenset[str] = frozenset(),
    ) -> None:
        self._participants = [each for each in selection.participants if each.exercise.id not in away]
        self._by_id = {each.exercise.id: each for each in self._participants}
        self._tally = tally
        self._places: dict[str, _Place] = {}
        self.room = capacity_s - AROUND_S
        self._groups = {
            group: participant.exercise.id
            for participant in self._participants
            for group in participant.exercise.counts_for
            if selection.carrier(group) is participant
        }
        for group, rung in turns.items():
            participant = self._by_id[self._groups[group]]
            self._seat(participant.ladder, participant.ladder.rungs.index(rung))
        for participant in strength:
            self._seat_strength(participant)

    def fill(self, occasion: Occasion) -> None:
        """Take each step as far as the room allows, the most needed first."""
        rules = occasion.rules
        self._lengthen_stretches(lambda _group, week, _here: week < rules.minimum_s, may_add=True)
        self._add_own(occasion)
        self._add(self._movers(is_in_chain=False))
        self._add_extra_sets(occasion)
        if occasion.week >= rules.circles_from_week:
            self._add(
                each for each in self._movers(is_in_chain=True) if self._follows_its_chain(each.exercise)
            )
        if rules.phase == "keep":
            self._add_every_stretch()
        for participant in occasion.more_strength:
            self._seat_strength(participant)
        self._add_rolling(occasion, regions=SHORT_ROUTE)
        if rules.phase != "restore":
            self._add_every_stretch()
        share = occasion.target_s / occasion.sessions_in_week
        self._lengthen_stretches(lambda _group, _week, here: here < share, may_add=False)
        self._progress_movers(occasion.progress)
        self._take_steps()
        if rules.uses_up:
            self._add_rolling(occasion, regions=None)
            self._use_up(occasion)

    @property
    def rungs(self) -> list[tuple[Exercise, Rung]]:
        """What the session does, in the order in which it is done."""
        return [
            (participant.exercise, place.ladder.rungs[place.rung])
            for participant in self._participants
            for place in [self._places.get(participant.exercise.id)]
            if place is not None
        ]

    def _seat(self, ladder: Ladder, rung: int) -> None:
        self.room -= ladder.rungs[rung].cost_s + self._chain_s(ladder.exercise)
        self._places[ladder.exercise.id] = _Place(ladder, rung)

    def _chain_s(self, exercise: Exercise) -> int:
        """What comes with the first exercise of a chain."""
        return 0 if self._follows_its_chain(exercise) else chains_s([exercise])

    def _seat_strength(self, participant: Participant) -> None:
        """Strength has one dose, with a set more where the rules give one side more."""
        ladder = participant.ladder.with_extra_set if participant.has_extra_set else participant.ladder
        if not self._seat_if_it_fits(ladder):
            self._seat_if_it_fits(participant.ladder)

    def _seat_if_it_fits(self, ladder: Ladder) -> bool:
        if (
            ladder.exercise.id in self._places
            or ladder.rungs[0].cost_s + self._chain_s(ladder.exercise) > self.room
        ):
            return False
        self._seat(ladder, 0)
        for group in ladder.exercise.counts_for:
            self._tally.add(group, ladder.rungs[0].work_s, turns=1)
        return True

    def _add(self, participants: Iterable[Participant]) -> None:
        for participant in participants:
            self._seat_if_it_fits(participant.ladder)

    def _climb(self, exercise_id: str) -> bool:
        """One rung more, if there is one and it fits."""
        place = self._places[exercise_id]
        rungs = place.ladder.rungs
        if place.rung + 1 >= len(rungs):
            return False
        now, then = rungs[place.rung], rungs[place.rung + 1]
        if then.cost_s - now.cost_s > self.room:
            return False
        self.room -= then.cost_s - now.cost_s
        place.rung += 1
        for group in place.ladder.exercise.counts_for:
            self._tally.add(group, then.work_s - now.work_s)
        return True

    def _work_s(self, exercise_id: str) -> float:
        place = self._places.get(exercise_id)
        return place.ladder.rungs[place.rung].work_s if place else 0.0

    def _lengthen_stretches(self, wants_more: Callable[[str, float, float], bool], *, may_add: bool) -> None:
        """Climb the group that is furthest below its weekly minimum, again and again.

        `wants_more` is asked with a group, its seconds in the week and its seconds in this session.
        """
        full: set[str] = set()
        while True:
            waiting = [
                (self._tally.of(group), group, exercise_id)
                for group, exercise_id in self._groups.items()
                if group not in full
                and (may_add or exercise_id in self._places)
                and wants_more(group, self._tally.of(group), self._work_s(exercise_id))
            ]
            if not waiting:
                return
            _, group, exercise_id = min(waiting, key=lambda each: each[0])
            if exercise_id in self._places:
                has_grown = self._climb(exercise_id)
            else:
                has_grown = self._seat_if_it_fits(self._by_id[exercise_id].ladder)
            if not has_grown:
                full.add(group)

    def _movers(self, *, is_in_chain: bool) -> list[Participant]:
        return [
            each
            for each in self._participants
            if each.exercise.kind == "mobilise"
            and not each.exercise.own
            and (each.exercise.chain is not None) == is_in_chain
        ]

    def _follows_its_chain(self, exercise: Exercise) -> bool:
        return any(place.ladder.exercise.chain == exercise.chain for place in self._places.values())

    def _add_every_stretch(self) -> None:
        """Each of them once before any of them longer."""
        waiting = sorted(self._groups.items(), key=lambda each: self._tally.of(each[0]))
        self._add(self._by_id[exercise_id] for _group, exercise_id in waiting)

    def _take_steps(self) -> None:
        """Up to where the rules have brought each exercise."""
        for exercise_id, place in self._places.items():
            aim = self._by_id[exercise_id].wanted_rung
            while place.rung < aim and self._climb(exercise_id):
                pass

    def _progress_movers(self, progress: float) -> None:
        """Up to where the programme has come on the way from the low to the high end of the range."""
        for participant in (*self._movers(is_in_chain=False), *self._movers(is_in_chain=True)):
            place = self._places.get(participant.exercise.id)
            aim = round(progress * (len(participant.ladder.rungs) - 1))
            while place is not None and place.rung < aim and self._climb(participant.exercise.id):
                pass

    def _add_extra_sets(self, occasion: Occasion) -> None:
        """One more set for the worse side of what has its minimum, up to the plateau, least done first."""
        rules = occasion.rules
        for group, exercise_id in sorted(self._groups.items(), key=lambda each: self._tally.of(each[0])):
            place = self._places.get(exercise_id)
            if (
                place is None
                or not self._by_id[exercise_id].wants_extra_set(occasion.worse_side)
                or self._tally.of(group) < rules.minimum_s
            ):
                continue
            now, ladder = place.ladder.rungs[place.rung], place.ladder.with_extra_set
            more = ladder.rungs[place.rung].cost_s - now.cost_s
            dose = now.prescription.dose
            if more > self.room or not isinstance(dose, Hold):
                continue
            if self._tally.of(group) + self._tally.extra_of(group) + dose.seconds <= rules.plateau_s:
                self.room -= more
                place.ladder = ladder
                self._tally.add_extra(group, dose.seconds)

    def _add_own(self, occasion: Occasion) -> None:
        """One, that was chosen by hand, so it comes before what the programme would add."""
        for each in occasion.own:
            if each.exercise.id in self._by_id and self._seat_if_it_fits(each.ladder):
                return

    def _add_rolling(self, occasion: Occasion, *, regions: int | None) -> None:
        """As many regions as there is room for, at most so many, each time beginning one region further."""
        for participant in self._rollers()[:1]:
            self._roll(participant, occasion, regions=regions)

    def _rollers(self) -> list[Participant]:
        return [each for each in self._participants if each.exercise.kind == "roll" and not each.exercise.own]

    def _roll(self, participant: Participant, occasion: Occasion, *, regions: int | None) -> None:
        ladder = participant.ladders[occasion.number % len(participant.ladders)]
        worthwhile = ladder.rungs[min(SHORT_ROUTE, len(participant.ladders)) - 1]
        if worthwhile.cost_s <= self.room:
            self._seat_if_it_fits(ladder)
        while self._may_roll_on(ladder, regions=regions) and self._climb(ladder.exercise.id):
            pass

    def _may_roll_on(self, ladder: Ladder, *, regions: int | None) -> bool:
        """Tell whether the next rung is one region more and not just longer."""
        place = self._places.get(ladder.exercise.id)
        if place is None or place.rung + 1 >= len(ladder.rungs):
            return False
        now, then = (ladder.rungs[rung].prescription.dose for rung in (place.rung, place.rung + 1))
        if not isinstance(now, Passes) or not isinstance(then, Passes):
            return False
        return then.region_s == now.region_s and (regions is None or len(then.regions) <= regions)

    def _use_up(self, occasion: Occasion) -> None:
        """Spend the rest: stretches to the week's plateau, then all else, then stretches to their range."""
        plateau = occasion.rules.plateau_s
        share = plateau / occasion.sessions_in_week

        def is_below_plateau(group: str, week: float, here: float) -> bool:
            turns = self._tally.turns.get(group, 0)
            return week < plateau and here < max(share, plateau / turns if turns else share)

        self._lengthen_stretches(is_below_plateau, may_add=True)
        for participant in self._rollers()[1:]:
            self._roll(participant, occasion, regions=None)
        for exercise_id in [*self._places]:
            if exercise_id not in self._groups.values():
                while self._climb(exercise_id):
                    pass
        self._lengthen_stretches(lambda _group, _week, _here: True, may_add=True)
        for participant in occasion.other_strength:
            self._seat_strength(participant)
