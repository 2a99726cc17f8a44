"""Named people, and what screening makes of their answers: the cases are content (screening/cases/)."""

from collections.abc import Collection
from datetime import UTC, datetime, time
from typing import Any

import pytest

from endrange.catalogue import load_catalogue
from endrange.screening import (
    BeforeAnswers,
    Clearance,
    Happening,
    LookedAt,
    NotClearedError,
    PastCheck,
    Stop,
    assess,
    clear,
    effects,
    emergency_in,
    found_before,
    held_conditions,
    is_asked,
    judge_before_session,
    recheck,
)
from endrange.screening.cases import (
    FOLDER,
    BeforeCase,
    CircumstanceCase,
    ConditionCase,
    HalfWayCase,
    LockCase,
    RecheckCase,
    SignCase,
    all_cases,
    cases_in,
    cases_of,
)

CATALOGUE = load_catalogue()


def cases(kind: Any) -> Any:
    return pytest.mark.parametrize("case", cases_in(kind), ids=lambda case: case.name)


def answered(yes: Collection[str]) -> dict[str, bool]:
    """No to every sign but these."""
    assert set(yes) <= set(CATALOGUE.signs)
    return {sign: sign in yes for sign in CATALOGUE.signs}


def looks(case: LockCase) -> tuple[LookedAt, ...]:
    return tuple(
        LookedAt("doctor", look.on, frozenset(look.about), datetime.combine(look.on, time(), UTC))
        for look in case.looked_at
    )


def stops(case: LockCase) -> tuple[Stop, ...]:
    earlier = [PastCheck(answered(each.yes), each.on) for each in case.earlier]
    raised = [
        Stop(each.id, "this-week", each.since, "It rose.", "Show it.", f"{each.id}@1", "judgement")
        for each in case.stops
    ]
    return (*found_before(earlier, signs=CATALOGUE.signs), *raised)


def cleared(case: LockCase) -> Clearance:
    return clear(
        assess(answered(case.yes), signs=CATALOGUE.signs.values(), on=case.on),
        held_conditions(case.conditions, CATALOGUE.conditions),
        looked_at=looks(case),
        stops=stops(case),
    )


@cases(SignCase)
def test_a_sign_and_its_near_miss(case: SignCase) -> None:
    outcome = assess(answered(case.yes), signs=CATALOGUE.signs.values())
    assert outcome.tier == case.tier
    found = {finding.sign.id for finding in outcome.findings}
    assert found == set(case.yes)
    assert case.just_misses not in found


@cases(HalfWayCase)
def test_nothing_but_an_emergency_is_judged_before_the_last_answer(case: HalfWayCase) -> None:
    given = {**dict.fromkeys(case.yes, True), **dict.fromkeys(case.no, False)}
    found = emergency_in(given, CATALOGUE.signs.values())
    assert tuple(finding.sign.id for finding in found) == case.emergency


@cases(CircumstanceCase)
def test_only_signs_that_can_be_are_asked(case: CircumstanceCase) -> None:
    assert {*case.told} <= {each.id for each in CATALOGUE.about_you.circumstances}
    for sign in case.asked:
        assert is_asked(CATALOGUE.signs[sign], case.told), sign
    for sign in case.not_asked:
        assert not is_asked(CATALOGUE.signs[sign], case.told), sign


@cases(ConditionCase)
def test_what_a_condition_leaves_out_and_changes(case: ConditionCase) -> None:
    held = held_conditions(case.conditions, CATALOGUE.conditions)
    found = {effect.exercise.id: effect for effect in effects(held, CATALOGUE.exercises.values())}
    assert {*case.left_out, *case.stays, *case.changed, *case.untouched} <= set(CATALOGUE.exercises)
    for exercise in case.left_out:
        assert found[exercise].is_whole, exercise
    for exercise in case.stays:
        assert exercise not in found or not found[exercise].is_whole, exercise
    for exercise in case.changed:
        assert found[exercise].changes, exercise
        assert not found[exercise].is_whole, exercise
    for exercise in case.untouched:
        assert exercise not in found, exercise


@cases(LockCase)
def test_what_was_found_stops_until_somebody_has_looked(case: LockCase) -> None:
    if not case.refused:
        assert cleared(case).conditions == {
            each.id for each in held_conditions(case.conditions, CATALOGUE.conditions)
        }
        return
    with pytest.raises(NotClearedError) as caught:
        cleared(case)
    standing = (
        *(finding.sign.id for finding in caught.value.findings),
        *(stop.id for stop in caught.value.stops),
        *(condition.id for condition in caught.value.conditions),
    )
    assert standing == case.refused


@cases(BeforeCase)
def test_the_three_questions_before_a_session(case: BeforeCase) -> None:
    answers = BeforeAnswers(
        pain=case.pain,
        ticked={"anything-new": frozenset(case.new), "weight-on-legs": frozenset([case.weight])},
    )
    verdict = judge_before_session(answers, catalogue=CATALOGUE)
    assert verdict.action == case.action
    assert verdict.screens == case.screens
    assert verdict.asks_conditions == case.asks_conditions
    rules = tuple(reason.rule.removeprefix("before-session.") for reason in verdict.reasons)
    assert rules == case.rules
    assert case.just_misses not in rules


@cases(RecheckCase)
def test_when_the_check_is_asked_again(case: RecheckCase) -> None:
    happened = [Happening(each.kind, each.at) for each in case.happened]
    due = recheck(case.last_check, happened, catalogue=CATALOGUE)
    assert due.is_due == bool(case.screens)
    assert due.screens == case.screens
    assert due.asks_conditions == case.asks_conditions


def test_there_are_enough_vignettes_and_no_two_of_one_name() -> None:
    names = [case.name for case in all_cases()]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


def test_every_sign_has_a_vignette_on_both_sides_of_its_edge() -> None:
    yes = {sign for case in cases_in(SignCase) for sign in case.yes}
    neighbours = {case.just_misses for case in cases_in(SignCase) if case.just_misses}
    assert yes == set(CATALOGUE.signs)
    assert neighbours == set(CATALOGUE.signs)


def test_every_sign_that_needs_a_circumstance_has_a_vignette_with_and_without_it() -> None:
    needy = {sign.id for sign in CATALOGUE.signs.values() if sign.only_with}
    assert {sign for case in cases_in(CircumstanceCase) for sign in case.asked} >= needy
    assert {sign for case in cases_in(CircumstanceCase) for sign in case.not_asked} == needy
    told = {each for case in cases_in(CircumstanceCase) for each in case.told}
    assert told == {each.id for each in CATALOGUE.about_you.circumstances}


def test_every_condition_has_a_vignette() -> None:
    held = {
        condition.id
        for case in (*cases_in(ConditionCase), *cases_in(LockCase))
        for condition in held_conditions(case.conditions, CATALOGUE.conditions)
    }
    assert held == set(CATALOGUE.conditions)


def test_every_answer_before_a_session_and_every_happening_has_a_vignette() -> None:
    rules = {rule for case in cases_in(BeforeCase) for rule in case.rules}
    before = CATALOGUE.before_session
    telling = {f"pain.{band.id}" for band in before.pain.bands if band.then != "go"} | {
        f"{question.id}.{answer.id}"
        for question in before.questions
        for answer in question.answers
        if answer.then != "go"
    }
    assert rules == telling
    happened = {each.kind for case in cases_in(RecheckCase) for each in case.happened}
    assert happened >= set(CATALOGUE.asked_again)


def test_a_rule_has_the_cases_that_are_about_it() -> None:
    names = [case.name for case in cases_of("nerve-pain-below-knee")]
    assert names == [
        "tingling down to the foot, the saddle feels as always",
        "tingling that ends above the knee",
    ]
    assert {case.name for case in cases_of("before-session.pain.pain-from-6")} == {
        "pain 5 at rest, as usual", "pain 6 at rest", "pain 10 at rest"
    }  # fmt: skip
    assert "a fall before the check is settled by it" in [case.name for case in cases_of("asked-again.fall")]
    assert cases_of("no-such-rule") == ()


def test_a_case_that_is_about_two_rules_is_told_once() -> None:
    both = cases_of("hip-replacement-anterior", "spinal-fusion")
    assert len(both) == len(set(both))


def test_signs_and_conditions_share_no_id_so_that_no_case_is_told_at_the_wrong_one() -> None:
    assert set(CATALOGUE.signs).isdisjoint(CATALOGUE.conditions)


def test_a_case_with_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="tyre"):
        SignCase.model_validate({"name": "x", "yes": [], "tier": "clear", "tyre": 1}, strict=False)


def test_every_file_of_cases_is_read() -> None:
    written = sum(file.read_text("utf-8").count("[[case]]\n") for file in FOLDER.glob("*.toml"))
    assert written == len(all_cases())
