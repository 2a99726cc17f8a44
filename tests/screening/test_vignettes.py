"""Named people, and what screening makes of their answers: the cases are data (vignettes.toml)."""

import tomllib
from datetime import UTC, date, datetime, time
from pathlib import Path
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
    judge_before_session,
    recheck,
)

CATALOGUE = load_catalogue()
FILE = Path(__file__).with_name("vignettes.toml")
VIGNETTES: dict[str, list[dict[str, Any]]] = tomllib.loads(FILE.read_text(encoding="utf-8"))


def cases(kind: str) -> Any:
    return pytest.mark.parametrize("case", VIGNETTES[kind], ids=lambda case: case["name"])


def answered(yes: list[str]) -> dict[str, bool]:
    """No to every sign but these."""
    assert set(yes) <= set(CATALOGUE.signs)
    return {sign: sign in yes for sign in CATALOGUE.signs}


def looks(case: dict[str, Any]) -> tuple[LookedAt, ...]:
    return tuple(
        LookedAt(
            look.get("who", "doctor"),
            look["on"],
            frozenset(look["about"]),
            datetime.combine(look["on"], time(), UTC),
        )
        for look in case.get("looked_at", [])
    )


def stops(case: dict[str, Any]) -> tuple[Stop, ...]:
    earlier = [PastCheck(answered(each["yes"]), each["on"]) for each in case.get("earlier", [])]
    raised = [
        Stop(each["id"], "this-week", each["since"], "It rose.", "Show it.", f"{each['id']}@1", "judgement")
        for each in case.get("stops", [])
    ]
    return (*found_before(earlier, signs=CATALOGUE.signs), *raised)


def cleared(case: dict[str, Any]) -> Clearance:
    on: date | None = case.get("on")
    return clear(
        assess(answered(case.get("yes", [])), signs=CATALOGUE.signs.values(), on=on),
        held_conditions(case.get("conditions", []), CATALOGUE.conditions),
        looked_at=looks(case),
        stops=stops(case),
    )


@cases("sign")
def test_a_sign_and_its_near_miss(case: dict[str, Any]) -> None:
    outcome = assess(answered(case["yes"]), signs=CATALOGUE.signs.values())
    assert outcome.tier == case["tier"]
    found = {finding.sign.id for finding in outcome.findings}
    assert found == set(case["yes"])
    assert case.get("not") not in found


@cases("partial")
def test_nothing_but_an_emergency_is_judged_before_the_last_answer(case: dict[str, Any]) -> None:
    given = {**dict.fromkeys(case["yes"], True), **dict.fromkeys(case.get("no", []), False)}
    found = emergency_in(given, CATALOGUE.signs.values())
    assert [finding.sign.id for finding in found] == case["emergency"]


@cases("condition")
def test_what_a_condition_leaves_out_and_changes(case: dict[str, Any]) -> None:
    held = held_conditions(case["conditions"], CATALOGUE.conditions)
    found = {effect.exercise.id: effect for effect in effects(held, CATALOGUE.exercises.values())}
    for exercise in case.get("left_out", []):
        assert found[exercise].is_whole, exercise
    for exercise in case.get("stays", []):
        assert exercise not in found or not found[exercise].is_whole, exercise
    for exercise in case.get("changed", []):
        assert found[exercise].changes, exercise
        assert not found[exercise].is_whole, exercise
    for exercise in case.get("untouched", []):
        assert exercise not in found, exercise


@cases("lock")
def test_what_was_found_stops_until_somebody_has_looked(case: dict[str, Any]) -> None:
    if "refused" not in case:
        assert cleared(case).conditions == {
            each.id for each in held_conditions(case.get("conditions", []), CATALOGUE.conditions)
        }
        return
    with pytest.raises(NotClearedError) as caught:
        cleared(case)
    standing = (
        *(finding.sign.id for finding in caught.value.findings),
        *(stop.id for stop in caught.value.stops),
        *(condition.id for condition in caught.value.conditions),
    )
    assert list(standing) == case["refused"]


@cases("before_session")
def test_the_three_questions_before_a_session(case: dict[str, Any]) -> None:
    answers = BeforeAnswers(
        pain=case["pain"],
        ticked={
            "anything-new": frozenset(case.get("new", ["nothing"])),
            "weight-on-legs": frozenset([case.get("weight", "yes")]),
        },
    )
    verdict = judge_before_session(answers, catalogue=CATALOGUE)
    assert verdict.action == case["action"]
    assert verdict.screens == tuple(case.get("screens", ()))
    assert verdict.asks_conditions == case.get("asks_conditions", False)
    assert [reason.rule.removeprefix("before-session.") for reason in verdict.reasons] == case.get(
        "rules", []
    )


@cases("recheck")
def test_when_the_check_is_asked_again(case: dict[str, Any]) -> None:
    happened = [Happening(each["kind"], each["at"]) for each in case.get("happened", [])]
    due = recheck(case.get("last_check"), happened, catalogue=CATALOGUE)
    assert due.is_due == bool(case["screens"])
    assert due.screens == tuple(case["screens"])
    assert due.asks_conditions == case.get("asks_conditions", False)


def test_there_are_enough_vignettes_and_no_two_of_one_name() -> None:
    names = [case["name"] for kind in VIGNETTES.values() for case in kind]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


def test_every_sign_has_a_vignette_on_both_sides_of_its_edge() -> None:
    yes = {sign for case in VIGNETTES["sign"] for sign in case["yes"]}
    neighbours = {case["not"] for case in VIGNETTES["sign"] if "not" in case}
    assert yes == set(CATALOGUE.signs)
    assert neighbours == set(CATALOGUE.signs)


def test_every_condition_has_a_vignette() -> None:
    held = {
        condition.id
        for kind in ("condition", "lock")
        for case in VIGNETTES[kind]
        for condition in held_conditions(case.get("conditions", []), CATALOGUE.conditions)
    }
    assert held == set(CATALOGUE.conditions)


def test_every_answer_before_a_session_and_every_happening_has_a_vignette() -> None:
    rules = {rule for case in VIGNETTES["before_session"] for rule in case.get("rules", [])}
    before = CATALOGUE.before_session
    telling = {f"pain.{band.id}" for band in before.pain.bands if band.then != "go"} | {
        f"{question.id}.{answer.id}"
        for question in before.questions
        for answer in question.answers
        if answer.then != "go"
    }
    assert rules == telling
    happened = {each["kind"] for case in VIGNETTES["recheck"] for each in case.get("happened", [])}
    assert happened >= set(CATALOGUE.asked_again)
