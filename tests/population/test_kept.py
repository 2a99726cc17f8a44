"""What virtual people do goes through the product's own record, pain rules and reasons to ask again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from benchmarks.population.assumptions import Assumptions
from benchmarks.population.bouts import Bout
from benchmarks.population.checks import Checks
from benchmarks.population.hip import Hip
from benchmarks.population.invariants import Watch
from benchmarks.population.kept import trained
from benchmarks.population.ours import Ours
from benchmarks.population.people import START, Dice, Person, make
from benchmarks.population.training import Performed, Turn, perform

from endrange.catalogue.exercise import ExerciseKind
from endrange.programme.pain import pain_rules_of, respond
from endrange.records.history import Morning, Trained

DAY = date(2026, 1, 5)
AT = datetime(2026, 1, 5, 19, tzinfo=UTC)


def bout(exercise: str, *, kind: ExerciseKind = "stretch", seconds: float = 60) -> Bout:
    nothing = (0.0,) * 5
    return Bout(
        exercise=exercise,
        variant="any",
        place=0,
        kind=kind,
        seconds=seconds,
        whole_s=seconds * 2 + 20,
        stretch_min=nothing,
        loaded_min=nothing,
        load=1.0,
        hardness=1.0,
        provoked_by=frozenset(),
        asks=(),
    )


def fact(*turns: Turn) -> Trained:
    return trained(Performed(turns, 0, 4), day=DAY, at=AT, before=2, after=3)


def somebody(**changes: object) -> tuple[Person, Dice]:
    person, dice = make(1, Assumptions(), seed=3, days=60)
    return replace(person, speaks_up=9.0, says_more=0.0, aggravation=None, **changes), dice


def test_a_session_that_pain_ended_everywhere_is_none_of_the_week() -> None:
    stopped = [Turn(bout(each), 0.4, 7.0, is_stopped=True) for each in ("a", "b")]
    assert not fact(*stopped).counts
    assert fact(stopped[0], Turn(bout("b"), 1.0, 2.0)).counts


def test_what_was_said_in_an_exercise_is_in_the_fact() -> None:
    stop = respond(7, "ache")
    turn = Turn(bout("a"), 0.4, 7.0, is_stopped=True, reports=((7, "ache", stop),), answer=("q", "no"))
    (told,) = fact(turn).exercised
    assert (told.pain, told.pain_kinds, told.stopped, told.left_early) == (7, {"ache"}, True, "pain")
    assert (told.seconds, told.offered_s, told.answers) == (24, 60, (("q", "no"),))
    assert (fact(turn).pain_before, fact(turn).pain_after, fact(turn).effort) == (2, 3, 4)


def test_who_stops_in_silence_has_left_it_for_pain_and_no_rule_has_stopped_it() -> None:
    (told,) = fact(Turn(bout("a"), 0.4, 7.0, is_stopped=True)).exercised
    assert (told.pain, told.stopped, told.left_early) == (None, False, "pain")


@pytest.mark.parametrize(
    ("kind", "phase", "share"),
    [("stretch", "strengthen", 0.4), ("strengthen", "strengthen", 0.9), ("strengthen", "calm", 0.4)],
)
def test_what_strength_work_may_feel_like_a_stretch_may_not(
    kind: ExerciseKind, phase: str, share: float
) -> None:
    person, dice = somebody(pain=5.0)
    assumed = replace(Assumptions(), provoked=0.0, ease_off=0.0)
    hip = Hip(person, dice, assumed)
    rules = pain_rules_of(phase)  # type: ignore[arg-type]
    dice.in_exercise[0][0] = 5.0 - 0.8 * hip.pain
    (turn,) = perform([bout("a", kind=kind)], person, dice, hip, day=0, assumed=assumed, rules=rules).turns
    assert turn.reports[0][0] == 5
    assert turn.share == share


@pytest.mark.parametrize(("before", "share"), [(3, 0.4), (5, 0.9)])
def test_what_hurts_no_more_than_before_the_session_is_not_left(before: int, share: float) -> None:
    person, dice = somebody(pain=5.0)
    assumed = replace(Assumptions(), provoked=0.0, ease_off=0.0)
    hip = Hip(person, dice, assumed)
    dice.in_exercise[0][0] = 5.0 - 0.8 * hip.pain
    rules = pain_rules_of("calm", before=before)
    (turn,) = perform([bout("a")], person, dice, hip, day=0, assumed=assumed, rules=rules).turns
    assert (turn.reports[0][0], turn.share) == (5, share)


def test_a_sheet_of_paper_answers_nothing() -> None:
    person, dice = somebody(pain=5.0)
    hip = Hip(person, dice, Assumptions())
    (turn,) = perform([bout("a")], person, dice, hip, day=0, assumed=Assumptions(), rules=None).turns
    assert turn.reports == ()


def test_strong_pain_on_a_morning_asks_the_signs_again() -> None:
    person, dice = somebody(pain=1.0, warning=None)
    dice = replace(dice, news=[0.5] * 60, tells=[0.5] * 60)
    asked: list[bool] = []
    for pain in (5, 6):
        ours = Ours(person, dice, Assumptions(), Watch())
        day = START + timedelta(days=1)
        ours._take(Morning("m", datetime(2026, 1, 6, 7, tzinfo=UTC), day, pain))
        before = len(ours._checks._past)
        ours.open_session(day, Hip(person, dice, Assumptions()))
        asked.append(len(ours._checks._past) > before)
    assert asked == [False, True]


def test_a_sign_is_asked_only_with_its_circumstance() -> None:
    screens = ("right-now", "same-day", "young", "bones", "nights-and-mornings", "joint-and-leg")
    sign = frozenset({"stress-fracture"})
    assert Checks(frozenset(), frozenset()).answer(DAY, screens=screens, yes=sign) == ()
    runner = Checks(frozenset(), frozenset({"impact-sport"}))
    assert runner.answer(DAY, screens=screens, yes=sign) == ("stress-fracture",)
