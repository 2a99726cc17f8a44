"""Share a week's stretching among its sessions, so that every group gets what it needs if that is possible.

A small packing problem: an exercise costs set-up time every time it is done, so few long turns take less time
than many short ones, while a session holds only so much. Often is better than long (thomas-2018), so the
search begins with every exercise in every session and goes to fewer turns only when time is short.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, pairwise, product
from math import ceil

from .ladder import Ladder, Rung

MOST_TRIES = 100
"""Combinations of turns that are tried before a week is called too short; far more than any has needed."""
QUICK_TRIES = 10
"""The same when only shares of a need are compared; chosen."""
CHEAPEST_OPTIONS = 3
"""Numbers of turns that are combined for each group: the fewest that do, one more and two more; chosen."""
REMEMBERED = 4096
"""Answers that are kept; chosen."""
FINEST_SHARE = 0.05
"""When not everything fits, the common share of the need is found to this; chosen."""


@dataclass(frozen=True)
class Need:
    """Seconds that a group still needs this week on each side, and the ladder that gives them."""

    group: str
    seconds: float
    ladder: Ladder
    sessions: frozenset[int] | None = None
    """The only places where the exercise may be; None for all of them."""

    def may_be_in(self, session: int) -> bool:
        """Tell whether that session may have it."""
        return self.sessions is None or session in self.sessions


Turns = dict[str, Rung]
"""By group: what one session does for it."""


@dataclass(frozen=True)
class _Option:
    """A need met by `count` turns."""

    need: Need
    rungs: tuple[Rung, ...]
    """Those that a session has room for."""
    count: int
    cost_s: float
    """The least that all turns together take."""


def allocate(
    needs: Sequence[Need], capacities: Sequence[float], *, thorough: bool = True
) -> list[Turns] | None:
    """Turns for each session that meet every need within the sessions' seconds; None if that cannot be.

    The order of needs changes nothing. A search that is not thorough may miss a tight week; it is for
    comparing shares of a need. What was found is remembered: the weeks of one plan, and those of most
    people, ask the same things again and again.
    """
    in_order = tuple(sorted(needs, key=lambda need: need.group))
    return _allocate(in_order, tuple(capacities), thorough)


@lru_cache(maxsize=REMEMBERED)
def _allocate(needs: tuple[Need, ...], capacities: tuple[float, ...], thorough: bool) -> list[Turns] | None:
    waiting = [need for need in needs if need.seconds > 0]
    if not waiting:
        return [{} for _ in capacities]
    if least_s(waiting, capacities) > sum(capacities):
        return None
    for options in islice(_combinations(waiting, capacities), MOST_TRIES if thorough else QUICK_TRIES):
        turns = _place(options, capacities, thorough=thorough)
        if turns is not None:
            return turns
    return None


def allocate_share(needs: Sequence[Need], capacities: Sequence[float]) -> list[Turns]:
    """The same share of its need for every group, as much as fits; `needs` begins with the neediest.

    If not even one turn each fits, the last of `needs` wait for another week.
    """
    for kept in range(len(needs), 0, -1):
        turns = _largest_share(needs[:kept], capacities)
        if turns is not None:
            return turns
    return [{} for _ in capacities]


def _largest_share(needs: Sequence[Need], capacities: Sequence[float]) -> list[Turns] | None:
    """Halve the step until the share is found to the finest; None if not even that share fits."""
    best, fits, fails = None, 0, round(1 / FINEST_SHARE)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        part = [replace(need, seconds=need.seconds * middle * FINEST_SHARE) for need in needs]
        turns = allocate(part, capacities, thorough=False)
        if turns is None:
            fails = middle
        else:
            best, fits = turns, middle
    return best


def least_s(needs: Sequence[Need], capacities: Sequence[float]) -> float:
    """No plan can meet the needs in fewer seconds than this; infinite if one of them cannot be met."""
    return sum(
        min((option.cost_s for option in _options(need, capacities)), default=float("inf")) for need in needs
    )


def _options(need: Need, capacities: Sequence[float]) -> list[_Option]:
    """One for each number of turns that can meet the need."""
    open_to = [room for session, room in enumerate(capacities) if need.may_be_in(session)]
    room = max(open_to, default=0.0)
    rungs = tuple(rung for rung in need.ladder.rungs if rung.cost_s <= room)
    if not rungs:
        return []
    fewest = max(1, ceil(need.seconds / rungs[-1].work_s))
    return [
        _Option(need, rungs, count, _least_cost_s(rungs, count=count, seconds=need.seconds))
        for count in range(fewest, len(open_to) + 1)
    ]


def _least_cost_s(rungs: Sequence[Rung], *, count: int, seconds: float) -> float:
    """Never more than `count` turns take that give `seconds` together."""
    slopes = [
        (later.cost_s - earlier.cost_s) / (later.work_s - earlier.work_s)
        for earlier, later in pairwise(rungs)
    ]
    missing = max(0.0, seconds - count * rungs[0].work_s)
    return count * rungs[0].cost_s + missing * min(slopes, default=0.0)


def _combinations(needs: Sequence[Need], capacities: Sequence[float]) -> Iterator[tuple[_Option, ...]]:
    """Numbers of turns for all groups: everything often first, then from the cheapest up."""
    total = sum(capacities)
    options = [_options(need, capacities) for need in needs]
    for often in range(len(capacities), 0, -1):
        uniform = tuple(
            next((each for each in of_group if each.count >= often), of_group[-1]) for of_group in options
        )
        if sum(option.cost_s for option in uniform) <= total:
            yield uniform
    fewest = [of_group[:CHEAPEST_OPTIONS] for of_group in options]
    affordable = (each for each in product(*fewest) if sum(option.cost_s for option in each) <= total)
    yield from sorted(affordable, key=lambda each: sum(option.cost_s for option in each))


def _place(options: Sequence[_Option], capacities: Sequence[float], *, thorough: bool) -> list[Turns] | None:
    """Turns put where most room is, dearest first, then lengthened until every need is met.

    Which group is met first, and whether its cheapest turn grows or the one with most room, decides in a
    tight week: a thorough search tries all ways.
    """
    dearest_first = sorted(options, key=lambda option: -option.cost_s / option.count)
    for order in (options, dearest_first, dearest_first[::-1])[: 3 if thorough else 1]:
        for grows_cheapest in (False, True)[: 2 if thorough else 1]:
            board = _Board(order, capacities, grows_cheapest=grows_cheapest)
            if board.seat_all() and board.meet_all():
                return board.turns()
    return None


class _Board:
    """Sessions with their room, and each group's turns in them as places on its rungs."""

    def __init__(
        self, options: Sequence[_Option], capacities: Sequence[float], *, grows_cheapest: bool
    ) -> None:
        self.grows_cheapest = grows_cheapest
        self.options = {option.need.group: option for option in options}
        self.room = list(capacities)
        self.places: list[dict[str, int]] = [{} for _ in capacities]

    def seat_all(self) -> bool:
        """Give every option its turns at the least dose; False if a session would overflow."""
        expected = list(self.room)
        for option in sorted(self.options.values(), key=lambda option: -option.cost_s / option.count):
            group = option.need.group
            open_to = [session for session in range(len(self.room)) if option.need.may_be_in(session)]
            order = sorted(open_to, key=lambda session: -expected[session])
            for session in order[: option.count]:
                expected[session] -= option.cost_s / option.count
                self.room[session] -= option.rungs[0].cost_s
                self.places[session][group] = 0
        return min(self.room) >= 0

    def meet_all(self) -> bool:
        """Lengthen turns until no group is short; False if one stays short."""
        return all(self._meet(group) for group in self.options) and all(
            worked_s(self.turns(), group) >= option.need.seconds for group, option in self.options.items()
        )

    def turns(self) -> list[Turns]:
        """What each session does."""
        return [
            {group: self.options[group].rungs[place] for group, place in session.items()}
            for session in self.places
        ]

    def _meet(self, group: str) -> bool:
        option = self.options[group]
        done = sum(option.rungs[places[group]].work_s for places in self.places if group in places)
        while done < option.need.seconds:
            gained = self._lengthen(group)
            if not gained:
                return False
            done += gained
        return True

    def _lengthen(self, group: str) -> float:
        """Seconds gained by one rung more where most room is, moving another group's time if need be."""
        for session in sorted(range(len(self.room)), key=lambda session: self._reluctance(session, group)):
            if self._fits(session, group) or self._make_room(session, group):
                return self._climb(session, group)
        return 0.0

    def _reluctance(self, session: int, group: str) -> tuple[float, float]:
        """The session with the lowest grows first: of the lowest price if that counts, with most room."""
        place, rungs = self.places[session].get(group), self.options[group].rungs
        if not self.grows_cheapest or place is None or place + 1 >= len(rungs):
            return 0.0, -self.room[session]
        now, then = rungs[place], rungs[place + 1]
        return (then.cost_s - now.cost_s) / (then.work_s - now.work_s), -self.room[session]

    def _step_s(self, session: int, group: str) -> float | None:
        """What one rung more would take; None if the group has no turn there or is at the top."""
        place = self.places[session].get(group)
        rungs = self.options[group].rungs
        if place is None or place + 1 >= len(rungs):
            return None
        return rungs[place + 1].cost_s - rungs[place].cost_s

    def _fits(self, session: int, group: str) -> bool:
        step = self._step_s(session, group)
        return step is not None and step <= self.room[session]

    def _climb(self, session: int, group: str) -> float:
        rungs, place = self.options[group].rungs, self.places[session][group]
        self.room[session] -= rungs[place + 1].cost_s - rungs[place].cost_s
        self.places[session][group] = place + 1
        return rungs[place + 1].work_s - rungs[place].work_s

    def _make_room(self, session: int, group: str) -> bool:
        """Move one rung of another group from `session` to a session with room for it."""
        needed = self._step_s(session, group)
        for other, place in self.places[session].items():
            if other == group or place == 0 or needed is None:
                continue
            rungs = self.options[other].rungs
            freed = rungs[place].cost_s - rungs[place - 1].cost_s
            if self.room[session] + freed < needed:
                continue
            for target in range(len(self.room)):
                if target != session and self._fits(target, other):
                    self._climb(target, other)
                    self.room[session] += freed
                    self.places[session][other] = place - 1
                    return True
        return False


def worked_s(turns: Sequence[Mapping[str, Rung]], group: str) -> float:
    """Seconds a side that a week's turns give a group."""
    return sum(session[group].work_s for session in turns if group in session)
