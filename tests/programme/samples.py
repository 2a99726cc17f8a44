"""People, choices and ladders that the tests of planning and sessions share."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Literal

from hypothesis import strategies as st

from endrange.catalogue import Catalogue, load_catalogue
from endrange.catalogue.own import OwnExercise, OwnHold
from endrange.catalogue.own.own_exercise import as_exercise
from endrange.programme import MINUTES, Choices, Hold, Prescription, default_weekdays
from endrange.programme.ladder import Ladder, Rung
from endrange.screening import Clearance, LookedAt, assess, clear, held_conditions

MONDAY = date(2026, 11, 23)


@cache
def shipped() -> Catalogue:
    return load_catalogue()


@cache
def with_own(*doses: OwnHold, sides: Literal["each", "both"] = "both") -> Catalogue:
    """The shipped catalogue with an own exercise for each dose: own-0, own-1, ..."""
    own = {
        f"own-{number}": as_exercise(
            OwnExercise(name=f"Own {number}", steps=("Lift.",), dose=dose, sides=sides),
            f"own-{number}",
            shipped().own_words,
        )
        for number, dose in enumerate(doses)
    }
    return replace(shipped(), exercises={**shipped().exercises, **own})


def everything() -> frozenset[str]:
    return frozenset(shipped().equipment)


def cleared(*conditions: str) -> Clearance:
    """Somebody without a sign, with these conditions, whose surgeon has said yes."""
    signs = shipped().signs.values()
    outcome = assess({sign.id: False for sign in signs}, signs=signs)
    word = LookedAt("surgeon", MONDAY, frozenset(conditions), datetime(2026, 11, 23, tzinfo=UTC))
    return clear(outcome, held_conditions(conditions, shipped().conditions), looked_at=[word])


def chosen(
    days: int = 4,
    *,
    minutes: int = 20,
    weeks: int = 3,
    equipment: frozenset[str] | None = None,
    worse_side: str | None = None,
    start: date = MONDAY,
) -> Choices:
    return Choices(
        weekdays=default_weekdays(days),
        weeks=weeks,
        minutes=minutes,
        equipment=everything() if equipment is None else equipment,
        worse_side=worse_side,
        start=start,
    )


@st.composite
def any_choices(draw: st.DrawFn) -> Choices:
    return Choices(
        weekdays=draw(st.frozensets(st.integers(0, 6), min_size=3, max_size=5)),
        weeks=draw(st.integers(3, 6)),
        minutes=draw(st.sampled_from(MINUTES)),
        equipment=draw(st.frozensets(st.sampled_from(sorted(everything())))),
        worse_side=draw(st.sampled_from([None, "left", "right"])),
        start=draw(st.dates(date(2026, 1, 1), date(2030, 1, 1))),
    )


def any_conditions() -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from(sorted(set(shipped().conditions) - {"under-16"})), max_size=3)


def ladder(*rungs: tuple[int, int]) -> Ladder:
    """A ladder of (seconds of work, seconds of the session)."""
    exercise = shipped().exercise("couch-stretch")
    return Ladder(
        exercise,
        tuple(
            Rung(Prescription(exercise.id, "wall", Hold(work, 1), ("left", "right")), work, cost)
            for work, cost in rungs
        ),
    )


def hold_ladder(*, low: int, high: int, step: int, set_up: int, sets: Sequence[int] = (1,)) -> Ladder:
    """Holds on both sides with their set-up, and ten seconds more for each side of each further set."""
    rungs: dict[int, int] = {}
    for count in sets:
        for seconds in range(low, high + 1, step):
            rungs.setdefault(seconds * count, set_up + 2 * (seconds * count + 10 * (count - 1)))
    return ladder(*sorted(rungs.items()))
