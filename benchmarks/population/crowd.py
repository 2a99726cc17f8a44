"""Many people, each under every policy, on all processor cores, with a progress bar."""

import gc
import os
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from datetime import timedelta

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn, TimeRemainingColumn

from .assumptions import Assumptions
from .invariants import Watch
from .life import Life, Policy, Record
from .ours import Ours
from .people import START, Dice, Person, make
from .yardsticks import Fixed, Nothing

SEED = 20260105
DAYS = 26 * 7
CHUNK = 25
POLICIES = ("ours", "fixed", "nothing")


@dataclass(frozen=True, slots=True)
class Lived:
    """One person's half year under each policy."""

    number: int
    pain: float
    conditions: frozenset[str]
    warning: str | None
    warning_day: int | None
    is_urgent: bool
    records: dict[str, Record]


@dataclass
class Crowd:
    """Everybody, and what was seen of the rules meanwhile."""

    lives: list[Lived] = field(default_factory=list)
    violations: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    checked: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Crowd") -> None:
        """Take in some more people."""
        self.lives += other.lives
        self.violations += other.violations
        self.checked += other.checked
        self.examples = other.examples | self.examples


def workers() -> ProcessPoolExecutor:
    """One for each core; they leave no cycles behind, so they do not look for any."""
    return ProcessPoolExecutor(os.cpu_count(), initializer=gc.disable)


def live_all(
    people: int, assumed: Assumptions, pool: ProcessPoolExecutor, *, title: str = "Virtual people"
) -> Crowd:
    """Let everybody live; the same seed gives the same lives, on however many cores."""
    crowd = Crowd()
    chunks = [range(first, min(first + CHUNK, people)) for first in range(0, people, CHUNK)]
    with _progress() as progress:
        task = progress.add_task(title, total=people)
        futures = [pool.submit(live_some, chunk, assumed) for chunk in chunks]
        for done in as_completed(futures):
            crowd.add(done.result())
            progress.update(task, completed=len(crowd.lives))
    crowd.lives.sort(key=lambda lived: lived.number)
    return crowd


def live_some(numbers: range, assumed: Assumptions, *, seed: int = SEED, days: int = DAYS) -> Crowd:
    """Let some people live, one after another."""
    crowd = Crowd()
    for number in numbers:
        crowd.add(_live_one(number, assumed, seed=seed, days=days))
    return crowd


def _live_one(number: int, assumed: Assumptions, *, seed: int, days: int) -> Crowd:
    person, dice = make(number, assumed, seed=seed, days=days)
    watch = Watch()

    def follow(policy: Policy) -> Record:
        return Life(person, dice, policy, assumed=assumed).live(days)

    records = {
        "ours": _ours(person, dice, assumed, watch, follow, days=days),
        "fixed": follow(Fixed(person, assumed)),
        "nothing": follow(Nothing()),
    }
    warning = person.warning
    lived = Lived(
        number,
        person.pain,
        person.conditions,
        warning.sign if warning else None,
        warning.day if warning else None,
        warning.is_urgent if warning else False,
        records,
    )
    examples = {kind: f"person {number}: {example}" for kind, example in watch.examples.items()}
    return Crowd([lived], watch.violations, examples, watch.checked)


def _ours(  # noqa: PLR0913 - all of these take part
    person: Person,
    dice: Dice,
    assumed: Assumptions,
    watch: Watch,
    follow: Callable[[Policy], Record],
    *,
    days: int,
) -> Record:
    """A crash of the rules is a violation, and ends that life; a record of nothing takes its place."""
    try:
        ours = Ours(person, dice, assumed, watch)
        record = follow(ours)
        ours.finish(START + timedelta(days=days))
    except Exception as error:
        watch.crashed(error, "a life ended")
        return follow(Nothing())
    return record


def _progress() -> Progress:
    return Progress(
        "{task.description}",
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        "left:",
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )
