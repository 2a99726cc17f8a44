"""Histories as nobody would live them: any facts, in any order, with silly values."""

import random
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import strategies as st

from endrange.catalogue import load_catalogue
from endrange.records.events import Side
from endrange.records.history import (
    AnyFact,
    BeforeSession,
    Checked,
    Chosen,
    Exercised,
    Function,
    Morning,
    Score,
    SeenBy,
    Trained,
    Weekly,
)

CATALOGUE = load_catalogue()
FIRST = date(2026, 1, 5)
LAST = FIRST + timedelta(days=200)
EXERCISES = ["couch-stretch", "figure-four", "foam-roll", "bridge", "clamshell", "copenhagen", "gone-since"]

ids = st.integers(0, 200).map(str)
days = st.integers(0, 200).map(lambda number: FIRST + timedelta(days=number))
moments = st.integers(0, 23)
pains = st.integers(0, 10) | st.sampled_from([-3, 99])
seconds = st.sampled_from([60.0, 57.0, 30.0, 0.0, -5.0, float("inf"), float("nan")])
answers = st.sampled_from(
    [
        (),
        (("click-or-hard-stop", "no"),),
        (("click-or-hard-stop", "hard-stop-no-pain"),),
        (("click-or-hard-stop", "pinch"),),
        (("click-or-hard-stop", "pinch-or-painful"),),
        (("click-or-hard-stop", "click-or-stop-hurt"),),
        (("click-or-hard-stop", "catch-or-give-way"),),
        (("breathing-under-pressure", "no"),),
        (("unheard-of", "yes"),),
    ]
)
entries = st.builds(
    Exercised,
    exercise=st.sampled_from(EXERCISES),
    variant=st.just("standard"),
    side=st.sampled_from(["left", "right", "both"]),
    seconds=seconds,
    offered_s=st.sampled_from([60.0, 60.0, 60.0, 0.0]),
    left_early=st.sampled_from([None, None, None, "pain", "too-hard", "no-time"]),
    stopped=st.booleans(),
    pain=st.none() | pains,
    pain_kinds=st.frozensets(st.sampled_from(["sharp", "pinch", "click", "catch", "ache"]), max_size=2),
    answers=answers,
    form=st.sampled_from([None, None, 0.5, 0.9]),
)
usual_entries = st.builds(
    Exercised,
    exercise=st.sampled_from(EXERCISES),
    variant=st.just("standard"),
    side=st.sampled_from(["left", "right"]),
    seconds=st.just(60.0),
    offered_s=st.just(60.0),
    pain=st.sampled_from([None, 1, 2, 3]),
)


def _facts(kind: type, **values: st.SearchStrategy) -> st.SearchStrategy:  # type: ignore[type-arg]
    def build(id_: str, day: date, hour: int, told: dict[str, object]) -> AnyFact:
        at = datetime.combine(day, time(hour), tzinfo=UTC)
        return kind(id=id_, at=at, day=day, **told)  # type: ignore[no-any-return]

    return st.builds(build, ids, days, moments, st.fixed_dictionaries(values))


sessions = _facts(
    Trained,
    counts=st.booleans(),
    completed=st.booleans(),
    pain_before=st.none() | pains,
    effort=st.sampled_from([None, 0, 3, 5, 9, 10]),
    exercised=st.lists(entries | usual_entries, max_size=5).map(tuple),
)
quiet_sessions = _facts(
    Trained,
    counts=st.just(True),
    completed=st.just(True),
    pain_before=st.integers(0, 2),
    effort=st.sampled_from([3, 5]),
    exercised=st.lists(usual_entries, min_size=1, max_size=4).map(tuple),
)
others = st.one_of(
    _facts(Morning, pain=pains, where=st.sampled_from([None, "joint", "muscle"])),
    _facts(BeforeSession, pain=pains),
    _facts(Weekly, pain=pains, tasks=pains, change=st.sampled_from([-1, 0, 1])),
    _facts(Function, scores=st.lists(st.tuples(st.text(max_size=3), pains), max_size=3).map(tuple)),
    _facts(Score, name=st.just("x"), value=st.floats(allow_nan=True)),
    _facts(
        Checked,
        findings=st.just(()),
        conditions=st.frozensets(st.sampled_from([*CATALOGUE.conditions, "unheard-of"]), max_size=3),
    ),
    _facts(SeenBy, who=st.just("x"), on=days, about=st.frozensets(ids, max_size=2)),
    _facts(
        Chosen,
        weekdays=st.frozensets(st.integers(-1, 8), max_size=7),
        weeks=st.integers(-2, 60),
        minutes=st.just(20),
        start=st.sampled_from([FIRST, LAST, date.min, date.max]) | days,
        equipment=st.none() | st.frozensets(st.sampled_from([*CATALOGUE.equipment, "unheard-of"])),
    ),
)


def half_a_year(seed: int) -> list[AnyFact]:
    """Half a year that goes well for the most part, with whatever a person can do in between."""
    chance = random.Random(seed)  # noqa: S311 - a history, not a secret
    equipment = frozenset(chance.sample(sorted(CATALOGUE.equipment), chance.randint(0, 6)))
    conditions = frozenset(chance.sample(sorted(CATALOGUE.conditions), chance.choice((0, 0, 1, 2))))
    weeks = chance.choice((3, 4, 6))
    facts: list[AnyFact] = [
        Chosen("c", _moment(0, 6), FIRST, frozenset({0, 1, 3, 4}), weeks, 20, FIRST, equipment),
        Checked("k", _moment(0, 6), FIRST, (), conditions),
    ]
    usual, number = chance.choice((0, 1, 2, 4)), 0
    while number < 190:
        number += chance.choices((1, 2, 3, 16, 30), (30, 40, 20, 2, 1))[0]
        pain = max(0, usual + chance.choices((-1, 0, 1, 3), (2, 10, 2, 1))[0])
        names = chance.sample(EXERCISES, 3)
        entries = tuple(_done(name, side, chance) for name in names for side in ("left", "right"))
        facts += [
            BeforeSession(f"b{number}", _moment(number, 8), _day(number), pain),
            Trained(f"t{number}", _moment(number, 9), _day(number), True, True, pain, pain, 4, entries),
        ]
        if chance.random() < 0.7:
            after = max(0, pain + chance.choices((-1, 0, 1, 2), (2, 30, 2, 1))[0])
            facts.append(Morning(f"m{number}", _moment(number + 1, 7), _day(number + 1), after))
    facts += [
        Weekly(f"w{week}", _moment(7 * week + 6, 20), _day(7 * week + 6), usual, usual + 1, 0)
        for week in range(28)
    ]
    return facts


def _done(exercise: str, side: Side, chance: random.Random) -> Exercised:
    did = chance.choices((60.0, 30.0), (20, 1))[0]
    left = chance.choices((None, "pain", "too-hard"), (60, 1, 1))[0]
    pain = chance.choices((None, 2, 4), (20, 4, 1))[0]
    return Exercised(exercise, "standard", side, did, 60.0, left_early=left, pain=pain)  # type: ignore[arg-type]


def _day(number: int) -> date:
    return FIRST + timedelta(days=number)


def _moment(number: int, hour: int) -> datetime:
    return datetime.combine(_day(number), time(hour), tzinfo=UTC)


silly = st.lists(sessions | quiet_sessions | quiet_sessions | others, max_size=60)
lived = st.integers(0, 2**32).map(half_a_year)
histories = st.one_of(
    silly, lived, st.tuples(lived, st.lists(others, max_size=5)).map(lambda both: [*both[0], *both[1]])
)
"""Silly ones, and lived ones in which something also grows; and both together."""
