"""The pain rules against a golden table that the front end's tests read too."""

import json
from pathlib import Path

import pytest

from endrange.programme.pain import (
    PAIN_KINDS,
    PAIN_RULES,
    RED_FLAG_RULE,
    pain_rules_json,
    pain_rules_of,
    respond,
)
from tests.programme.samples import shipped

GOLDEN = json.loads((Path(__file__).parents[2] / "fixtures" / "pain_rules.json").read_text())


def test_every_report_gets_the_action_of_the_golden_table():
    for case in GOLDEN["cases"]:
        response = respond(case["score"], case["kind"], asked_again=case["asked_again"], work=case["work"])
        assert (response.action, response.rule.id) == (case["action"], case["rule"]), case


def test_after_pain_before_the_session_every_report_gets_the_action_of_its_golden_table():
    golden = GOLDEN["after_pain"]
    assert golden["rules"] == pain_rules_json(before=golden["before"])
    rules = pain_rules_of("restore", before=golden["before"])
    for case in golden["cases"]:
        asked = {"asked_again": case["asked_again"], "work": case["work"]}
        response = respond(case["score"], case["kind"], rules=rules, **asked)
        assert (response.action, response.rule.id) == (case["action"], case["rule"]), case


def test_the_golden_table_has_every_score_and_kind_twice_for_each_kind_of_work():
    reports = {(case["score"], case["kind"], case["asked_again"], case["work"]) for case in GOLDEN["cases"]}
    assert len(reports) == len(GOLDEN["cases"]) == 11 * len(PAIN_KINDS) * 2 * 2


def test_the_golden_table_has_the_rules_as_the_player_gets_them():
    assert GOLDEN["rules"] == pain_rules_json()


@pytest.mark.parametrize("kind", ["sharp", "pinch", "tingling"])
@pytest.mark.parametrize("score", range(11))
def test_sharp_pinching_and_tingling_stop_the_exercise_at_any_score(score, kind):
    assert respond(score, kind).action == "stop-exercise"


@pytest.mark.parametrize("kind", PAIN_KINDS)
@pytest.mark.parametrize("score", range(6, 11))
def test_more_than_five_stops_the_exercise_or_the_session_whatever_it_is_like(score, kind):
    assert respond(score, kind).action in ("stop-exercise", "stop-session")


@pytest.mark.parametrize("kind", ["stretch", "ache"])
@pytest.mark.parametrize(
    ("score", "action"), [(0, "go-on"), (2, "go-on"), (3, "hold"), (4, "back-off"), (5, "back-off")]
)
def test_a_stretch_or_ache_follows_the_zones_of_the_monitoring_model(score, action, kind):
    assert respond(score, kind).action == action


@pytest.mark.parametrize(("score", "action"), [(2, "go-on"), (3, "hold"), (5, "hold"), (6, "stop-exercise")])
@pytest.mark.parametrize("asked_again", [False, True])
def test_strength_work_may_hurt_up_to_five_but_does_not_get_harder(score, action, asked_again):
    assert respond(score, "ache", asked_again=asked_again, work="strength").action == action


@pytest.mark.parametrize(("score", "action"), [(2, "go-on"), (3, "stop-exercise"), (5, "stop-exercise")])
def test_what_has_not_settled_to_two_after_easing_off_ends_the_exercise(score, action):
    assert respond(score, "ache", asked_again=True).action == action


@pytest.mark.parametrize("phase", ["calm", "restore"])
@pytest.mark.parametrize(
    ("before", "score", "first", "second"),
    [
        (2, 3, "hold", "stop-exercise"),
        (3, 3, "hold", "hold"),
        (3, 4, "back-off", "stop-exercise"),
        (4, 4, "hold", "hold"),
        (4, 5, "back-off", "stop-exercise"),
        (5, 5, "hold", "hold"),
        (5, 6, "stop-exercise", "stop-exercise"),
        (10, 6, "stop-exercise", "stop-exercise"),
    ],
)
def test_what_hurts_no_more_than_before_the_session_goes_on_no_deeper(phase, before, score, first, second):
    rules = pain_rules_of(phase, before=before)
    assert respond(score, "ache", rules=rules).action == first
    assert respond(score, "ache", asked_again=True, rules=rules).action == second


@pytest.mark.parametrize("kind", ["sharp", "pinch", "tingling"])
def test_a_pain_that_is_no_stretch_stops_whatever_hurt_before(kind):
    assert respond(3, kind, rules=pain_rules_of("calm", before=5)).action == "stop-exercise"


@pytest.mark.parametrize(("before", "settled"), [(None, 2), (1, 2), (2, 2), (3, 3), (4, 4), (9, 5)])
def test_easing_off_asks_for_no_less_than_the_hip_hurt_before(before, settled):
    rules = {rule.id: rule for rule in pain_rules_of("restore", before=before)}
    assert f"until it is {settled} or less" in str(rules["back-off"].say)
    assert f"settled to {settled} or less" in str(rules["has-not-settled"].say)


def test_a_click_without_pain_makes_the_movement_smaller_and_one_with_pain_stops():
    assert respond(0, "click").action == "hold"
    assert respond(1, "click").action == "stop-exercise"


@pytest.mark.parametrize("score", range(11))
@pytest.mark.parametrize("work", ["mobility", "strength"])
def test_a_hip_that_catches_ends_the_session_at_any_score(score, work):
    assert respond(score, "catch", work=work).action == "stop-session"


@pytest.mark.parametrize("score", range(11))
def test_a_danger_sign_stops_the_session_at_any_score(score):
    assert respond(score, "stretch", red_flag=True).action == "stop-session"


@pytest.mark.parametrize("score", [-1, 11])
def test_a_score_off_the_scale_is_refused(score):
    with pytest.raises(ValueError, match="0 to 10"):
        respond(score, "ache")


def test_an_unknown_kind_is_refused_even_where_every_kind_fits():
    with pytest.raises(ValueError, match="kind of pain"):
        respond(8, "burning")  # type: ignore[arg-type]


def test_every_rule_names_a_source_of_the_catalogue():
    assert {rule.source for rule in (*PAIN_RULES, RED_FLAG_RULE)} <= set(shipped().sources)


def test_a_player_that_reads_the_rows_in_order_never_sees_the_second_report_rule_first():
    """A reader without `asked_again` takes the first row that fits: that of the first report."""
    for case in GOLDEN["cases"]:
        if case["asked_again"] or case["work"] != "mobility":
            continue
        first = next(
            row
            for row in GOLDEN["rules"]
            if row["low"] <= case["score"] <= row["high"]
            and (row["kinds"] is None or case["kind"] in row["kinds"])
            and row["work"] != "strength"
        )
        assert first["id"] == case["rule"]
