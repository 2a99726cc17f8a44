"""Ten years of records made into a plan's standing, against one pass that only puts them into order."""

import random
from datetime import UTC, date, datetime, timedelta
from functools import partial
from operator import attrgetter

from benchmarks.result import Result, medians_ms
from endrange.catalogue import Catalogue, load_catalogue
from endrange.programme.adaptation import Following, adapt
from endrange.records.history import (
    AnyFact,
    BeforeSession,
    Chosen,
    Exercised,
    Function,
    Morning,
    Trained,
    Weekly,
)

YEARS_DAYS = 3652
SESSION_EVERY = YEARS_DAYS / 2500
TIMES = 15
SEED = 11
FIRST = date(2016, 1, 4)
MOST_MS = 50
"""What ten years may take."""


def run() -> list[Result]:
    """Follow ten years, as quickly as it goes."""
    catalogue = load_catalogue()
    facts = ten_years(catalogue)
    until = FIRST + timedelta(days=YEARS_DAYS)
    adapting, ordering = medians_ms(
        partial(adapt, facts, catalogue=catalogue, until=until), partial(by_day, facts), times=TIMES
    )
    kinds = (
        f"{sum(isinstance(fact, kind) for fact in facts)} {name}"
        for kind, name in ((Trained, "sessions"), (Morning, "mornings"), (Weekly, "weeks"))
    )
    name = f"ten years adapted: {', '.join(kinds)}"
    following = Following(catalogue)
    following.course(facts, until=until)
    going_on, again = medians_ms(
        partial(following.course, facts, until=until), partial(by_day, facts), times=TIMES
    )
    return [
        Result(name, adapting, ordering, "ms", "putting the same facts into order"),
        Result("the same, gone on from a settled place", going_on, again, "ms", "putting them into order"),
    ]


def by_day(facts: list[AnyFact]) -> list[AnyFact]:
    """The yardstick: the facts by day, moment and id."""
    return sorted(facts, key=attrgetter("day", "at", "id"))


def ten_years(catalogue: Catalogue) -> list[AnyFact]:
    """2,500 sessions of ten entries with what is asked around them, shuffled; the same ones every time."""
    chance = random.Random(SEED)  # noqa: S311 - the same ten years every time
    facts: list[AnyFact] = [
        Chosen("c", _at(0, 6), FIRST, frozenset({0, 1, 2, 3, 4}), weeks=6, minutes=20, start=FIRST)
    ]
    for number in range(2500):
        facts += _around_session(int(number * SESSION_EVERY), f"{number:05}", catalogue, chance)
    for week in range(520):
        day = 7 * week + 6
        pain = chance.choice((1, 2))
        facts.append(Weekly(f"w{week}", _at(day, 20), _day(day), pain, pain + 1, 0))
        if week % 2 == 0:
            scores = (("run", 5), ("sit", 6), ("stairs", chance.randint(5, 9)))
            facts.append(Function(f"f{week}", _at(day, 21), _day(day), scores))
    chance.shuffle(facts)
    return facts


def _around_session(day: int, id_: str, catalogue: Catalogue, chance: random.Random) -> list[AnyFact]:
    pain = chance.choice((1, 1, 2, 2))
    names = chance.sample(sorted(id_ for id_, each in catalogue.exercises.items() if not each.own), 5)
    entries = tuple(
        Exercised(
            name, catalogue.exercise(name).standard.id, side, 60.0, 60.0, pain=chance.choice((None, 1, 3))
        )
        for name in names
        for side in ("left", "right")
    )
    morning = min(10, pain + chance.choices((0, 1, 2), (93, 6, 1))[0])
    return [
        BeforeSession(f"b{id_}", _at(day, 8), _day(day), pain),
        Trained(f"t{id_}", _at(day, 9), _day(day), True, True, pain, pain, 5, entries),
        Morning(f"m{id_}", _at(day + 1, 7), _day(day + 1), morning),
    ]


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def _at(number: int, hour: int) -> datetime:
    return datetime(2016, 1, 4, hour, tzinfo=UTC) + timedelta(days=number)
