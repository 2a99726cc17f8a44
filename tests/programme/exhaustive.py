"""The slow, sure answer to what a week can hold: every way to fill every session, one by one."""

from collections.abc import Iterator, Sequence

from endrange.programme.allocation import Need

Done = tuple[float, ...]


def can_be_met(needs: Sequence[Need], capacities: Sequence[float]) -> bool:
    """True if some choice of rungs for every session meets all needs."""
    enough: Done = tuple(need.seconds for need in needs)
    reached: set[Done] = {(0.0,) * len(needs)}
    for capacity in capacities:
        fillings = _best({tuple(given) for given in _fillings(needs, capacity)})
        reached = _best(
            {
                tuple(min(top, had + more) for had, more, top in zip(done, given, enough, strict=True))
                for done in reached
                for given in fillings
            }
        )
        if enough in reached:
            return True
    return False


def _fillings(needs: Sequence[Need], room: float) -> Iterator[list[float]]:
    if not needs:
        yield []
        return
    for rest in _fillings(needs[1:], room):
        yield [0.0, *rest]
    for rung in needs[0].ladder.rungs:
        if rung.cost_s <= room:
            for rest in _fillings(needs[1:], room - rung.cost_s):
                yield [rung.work_s, *rest]


def _best(ways: set[Done]) -> set[Done]:
    """Only ways that no other way beats in every group."""
    return {
        way
        for way in ways
        if not any(
            other != way and all(mine <= theirs for mine, theirs in zip(way, other, strict=True))
            for other in ways
        )
    }
