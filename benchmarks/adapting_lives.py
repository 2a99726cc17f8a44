"""Ten years of two virtual people made into a plan's standing, against a pass that only puts them into order.

They train as the real plan says, and tell what the model of virtual people lets them feel.
"""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from benchmarks.adapting import SEED, TIMES, YEARS_DAYS, by_day
from benchmarks.population.assumptions import Assumptions
from benchmarks.population.bouts import load_catalogue_once
from benchmarks.population.invariants import Watch
from benchmarks.population.life import Life
from benchmarks.population.ours import Ours
from benchmarks.population.people import START, make
from benchmarks.result import Result, medians_ms
from endrange.programme.adaptation import Follower, adapt
from endrange.records.history import AnyFact, Trained

FAITHFUL = replace(
    Assumptions(),
    quit_weekly=0.0,
    quit_worse=0.0,
    returns=1.0,
    answers_morning=1.0,
    answers_weekly=1.0,
    signs=0.0,
    keen_mean=30.0,
    keen_spread=0.0,
)
"""People who never stop, train on every planned day when they are there, and answer every question."""
LIVES = {"who feels little": 8, "whose hip stays sore": 3}
"""Two of them, by their number."""


def run() -> list[Result]:
    """Let them live, and follow what they told as quickly as it goes."""
    return [_followed(who, lived(number)) for who, number in LIVES.items()]


def _followed(who: str, facts: list[AnyFact]) -> Result:
    follow = partial(adapt, facts, catalogue=load_catalogue_once(), until=START + timedelta(days=YEARS_DAYS))
    adapting, ordering = medians_ms(follow, partial(by_day, facts), times=TIMES)
    sessions, changes = sum(isinstance(fact, Trained) for fact in facts), len(follow().adjustments)
    name = f"ten years lived by somebody {who}: {sessions} sessions, {changes} changes of the plan"
    return Result(name, adapting, ordering, "ms", "putting the same facts into order")


class _Listening(Watch):
    """Keeps every fact that the rules take."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: list[AnyFact] = []

    def take(self, follower: Follower, fact: AnyFact) -> None:
        """Let the rules take a fact in, and keep it."""
        self.facts.append(fact)
        super().take(follower, fact)


def lived(number: int) -> list[AnyFact]:
    """What the virtual person of that number tells in ten years."""
    person, dice = make(number, FAITHFUL, seed=SEED, days=YEARS_DAYS)
    watch = _Listening()
    Life(person, dice, Ours(person, dice, FAITHFUL, watch), assumed=FAITHFUL).live(YEARS_DAYS)
    return watch.facts
