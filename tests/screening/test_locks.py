"""No clearance exists while something stands that nobody has looked at, whatever the history."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endrange.catalogue import load_catalogue
from endrange.screening import (
    IncompleteCheckError,
    LookedAt,
    NotClearedError,
    OutcomeNotClearError,
    PastCheck,
    Stop,
    StoppedError,
    UnknownConditionError,
    UnsupervisedError,
    assess,
    clear,
    found_before,
    held_conditions,
    open_stops,
    words_needed,
)
from endrange.screening.looking import LOOK_COUNTS_FOR_DAYS

CATALOGUE = load_catalogue()
SIGNS = CATALOGUE.signs
FIRST = date(2026, 11, 2)
DAYS = st.integers(0, 60).map(lambda days: FIRST + timedelta(days=days))
NONE_FOUND = assess(dict.fromkeys(SIGNS, False), signs=SIGNS.values(), on=FIRST)
KINDS = ("cold-pale-leg", "swollen-calf", "stress-fracture", "night-pain")
"""One sign of each tier."""


def checks() -> st.SearchStrategy[list[PastCheck]]:
    ticked = st.sets(st.sampled_from(KINDS), max_size=2)
    one = st.builds(lambda on, yes: PastCheck({sign: sign in yes for sign in SIGNS}, on), DAYS, ticked)
    return st.lists(one, min_size=1, max_size=5).map(lambda each: sorted(each, key=lambda check: check.on))


def look(on: date, *about: str) -> LookedAt:
    return LookedAt("doctor", on, frozenset(about), datetime.combine(on, time(), UTC))


def looks() -> st.SearchStrategy[list[LookedAt]]:
    one = st.builds(lambda on, about: look(on, *about), DAYS, st.sets(st.sampled_from(KINDS), min_size=1))
    return st.lists(one, max_size=4)


def stop(since: date, stop_id: str = "weekly-pain-up") -> Stop:
    return Stop(stop_id, "this-week", since, "It rose.", "Show it.", f"{stop_id}@1", "judgement")


@given(checks(), looks())
def test_no_clearance_exists_with_a_finding_that_nobody_looked_at(
    history: list[PastCheck], looked_at: list[LookedAt]
) -> None:
    latest = history[-1]
    outcome = assess(latest.answers, signs=SIGNS.values(), on=latest.on)
    try:
        clear(outcome, [], looked_at=looked_at, stops=found_before(history, signs=SIGNS))
    except NotClearedError:
        return
    assert outcome.tier != "emergency"
    for check in history:
        for sign in (each for each, is_yes in check.answers.items() if is_yes):
            earliest = check.on - timedelta(days=LOOK_COUNTS_FOR_DAYS[SIGNS[sign].tier])
            assert any(sign in each.about and each.on >= earliest for each in looked_at)


@given(st.sampled_from(sorted(SIGNS)), DAYS)
def test_any_sign_alone_refuses_and_a_later_no_does_not_help(sign: str, on: date) -> None:
    history = [PastCheck({each: each == sign for each in SIGNS}, on)]
    with pytest.raises(StoppedError) as caught:
        clear(NONE_FOUND, [], stops=found_before(history, signs=SIGNS))
    (standing,) = caught.value.stops
    assert (standing.id, standing.say, standing.do) == (sign, SIGNS[sign].ask, SIGNS[sign].do)
    assert standing.rule == f"{sign}@{SIGNS[sign].version}"
    assert str(caught.value) == SIGNS[sign].do


def test_a_yes_to_a_sign_that_no_version_asks_any_more_stops_too() -> None:
    history = [PastCheck({"sign-of-old": True}, FIRST)]
    (standing,) = found_before(history, signs=SIGNS)
    assert standing.tier == "this-week"
    assert standing.say
    assert open_stops([standing], [look(FIRST, "sign-of-old")]) == ()


def test_what_was_never_answered_with_yes_is_no_stop() -> None:
    assert found_before([PastCheck(dict.fromkeys(SIGNS, False), FIRST)], signs=SIGNS) == ()


def test_stops_come_the_most_urgent_first() -> None:
    history = [PastCheck({sign: sign in KINDS for sign in SIGNS}, FIRST)]
    found = found_before(history, signs=SIGNS)
    assert [each.id for each in found] == list(KINDS)
    assert open_stops(reversed(found), []) == found


def test_a_refusal_carries_everything_that_stands() -> None:
    yes = {sign: sign == "night-pain" for sign in SIGNS}
    outcome = assess(yes, signs=SIGNS.values(), on=FIRST)
    held = held_conditions(["under-16", "hip-replacement-anterior"], CATALOGUE.conditions)
    with pytest.raises(OutcomeNotClearError) as caught:
        clear(outcome, held, stops=[stop(FIRST)])
    assert [finding.sign.id for finding in caught.value.findings] == ["night-pain"]
    assert [each.id for each in caught.value.stops] == ["weekly-pain-up"]
    assert {each.id for each in caught.value.conditions} == {"under-16", "hip-replacement-anterior"}
    assert caught.value.outcome is outcome


def test_a_sign_of_the_latest_check_is_told_once() -> None:
    yes = {sign: sign == "night-pain" for sign in SIGNS}
    outcome = assess(yes, signs=SIGNS.values(), on=FIRST)
    with pytest.raises(OutcomeNotClearError) as caught:
        clear(outcome, [], stops=found_before([PastCheck(yes, FIRST)], signs=SIGNS))
    assert [finding.sign.id for finding in caught.value.findings] == ["night-pain"]
    assert caught.value.stops == ()


def test_under_16_a_surgeons_yes_changes_nothing() -> None:
    held = held_conditions(["under-16"], CATALOGUE.conditions)
    with pytest.raises(UnsupervisedError):
        clear(NONE_FOUND, held, looked_at=[look(FIRST, "under-16")])


def test_a_condition_that_no_version_knew_is_refused_by_name() -> None:
    with pytest.raises(UnknownConditionError, match="made-up") as caught:
        held_conditions(["made-up", "pregnancy"], CATALOGUE.conditions)
    assert caught.value.unknown == ("made-up",)


def test_conditions_come_once_and_in_the_order_of_the_catalogue() -> None:
    held = held_conditions(["under-16", "pregnancy", "pregnancy"], CATALOGUE.conditions)
    assert [each.id for each in held] == ["pregnancy", "under-16"]


def test_operations_of_the_hip_need_a_word_and_nothing_else_does() -> None:
    needing = {each.id for each in words_needed(CATALOGUE.conditions.values())}
    approaches = {f"hip-replacement-{each}" for each in ("posterior", "anterior", "lateral", "unknown")}
    assert needing == approaches | {"other-hip-operation", "spinal-fusion"}


def test_an_unanswered_sign_clears_nobody_even_with_every_look() -> None:
    answers = dict.fromkeys(list(SIGNS)[1:], False)
    with pytest.raises(IncompleteCheckError):
        clear(assess(answers, signs=SIGNS.values(), on=FIRST), [], looked_at=[look(FIRST, *SIGNS)])


def test_what_implies_names_everything_that_it_comes_to() -> None:
    """`counted` follows one step only, so the data names every step."""
    known = CATALOGUE.conditions
    for condition in known.values():
        named = {*condition.implies, *(condition.together.counts_as if condition.together else ())}
        assert {further for each in named for further in known[each].implies} <= named, condition.id
        assert all(not known[each].loading_from_start for each in named)


def test_exercises_name_approaches_and_leave_the_unknown_one_to_the_data() -> None:
    named = {
        rule.condition
        for exercise in CATALOGUE.exercises.values()
        for rule in (*exercise.leave_out, *exercise.changes)
    }
    assert "hip-replacement-unknown" not in named
    assert "spinal-fusion" not in named


def test_an_id_of_an_earlier_version_is_no_id_of_today() -> None:
    former = {old for condition in CATALOGUE.conditions.values() for old in condition.formerly}
    assert former == {"hip-replacement", "anticoagulants-or-fragile-bones"}
    assert former.isdisjoint(CATALOGUE.conditions)
