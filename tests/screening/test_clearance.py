"""Who is cleared, and what their conditions leave out."""

import copy
import dataclasses
from typing import Any

import pytest

from endrange.catalogue import Exercise, load_catalogue
from endrange.catalogue.exercise import LeaveOut
from endrange.screening import (
    UNSUPERVISED_UNDER_16,
    Clearance,
    NotClearedError,
    Outcome,
    OutcomeNotClearError,
    UnsupervisedError,
    assess,
    clear,
)

CATALOGUE = load_catalogue()
CLEAR = Outcome(())
ROLL = CATALOGUE.exercise("foam-roll")
COUCH = CATALOGUE.exercise("couch-stretch")


def cleared(*conditions: str) -> Clearance:
    return clear(CLEAR, conditions)


def with_rules(exercise: Exercise, *rules: LeaveOut) -> Exercise:
    return exercise.model_copy(update={"leave_out": rules})


def test_a_clear_outcome_clears() -> None:
    assert cleared("knee-problem").conditions == {"knee-problem"}


def test_a_found_sign_refuses_and_says_what_to_do() -> None:
    signs = tuple(CATALOGUE.signs.values())
    outcome = assess({sign.id: sign is signs[0] for sign in signs}, signs=signs)
    with pytest.raises(OutcomeNotClearError) as caught:
        clear(outcome, ())
    assert caught.value.outcome is outcome
    assert str(caught.value) == signs[0].do
    assert isinstance(caught.value, NotClearedError)


def test_nobody_under_16_is_cleared_to_do_this_alone() -> None:
    assert UNSUPERVISED_UNDER_16 in CATALOGUE.conditions
    with pytest.raises(UnsupervisedError):
        cleared(UNSUPERVISED_UNDER_16)
    assert issubclass(UnsupervisedError, NotClearedError)


@pytest.mark.parametrize("seal", [None, object(), True, "seal"])
def test_nothing_but_screening_makes_a_clearance(seal: Any) -> None:
    with pytest.raises(TypeError):
        Clearance(frozenset(), seal)
    with pytest.raises(TypeError):
        Clearance(frozenset())  # type: ignore[call-arg]


def test_a_clearance_cannot_be_changed() -> None:
    clearance = cleared("knee-problem")
    with pytest.raises(AttributeError):
        clearance.conditions = frozenset()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        clearance.other = 1  # type: ignore[attr-defined]
    assert not dataclasses.is_dataclass(clearance)


def test_clearances_of_the_same_conditions_are_equal_and_hash_alike() -> None:
    assert cleared("a", "b") == cleared("b", "a")
    assert hash(cleared("a", "b")) == hash(cleared("b", "a"))
    assert cleared("a") != cleared("b")
    assert copy.copy(cleared("a")) == cleared("a")


def test_without_conditions_nothing_is_left_out() -> None:
    for exercise in CATALOGUE.exercises.values():
        for variant in exercise.variants:
            assert cleared().allows(exercise, variant)
            assert cleared().regions(exercise, variant) == exercise.regions


def test_a_rule_without_variants_leaves_out_all_of_them() -> None:
    rule = LeaveOut(condition="knee-problem", why="It presses.")
    exercise = with_rules(COUCH, rule)
    for variant in exercise.variants:
        assert cleared("knee-problem").objections(exercise, variant) == (rule,)
        assert not cleared("knee-problem").allows(exercise, variant)
        assert cleared("other").allows(exercise, variant)


def test_a_rule_with_variants_leaves_out_those_alone() -> None:
    exercise = with_rules(COUCH, LeaveOut(condition="knee-problem", why="It presses.", variants=("wall",)))
    clearance = cleared("knee-problem")
    assert not clearance.allows(exercise, exercise.variant("wall"))
    assert clearance.allows(exercise, exercise.variant("bench"))


def test_every_objection_is_reported() -> None:
    rules = (LeaveOut(condition="a", why="A."), LeaveOut(condition="b", why="B."))
    exercise = with_rules(COUCH, *rules)
    assert cleared("a", "b").objections(exercise, exercise.standard) == rules


def test_a_rule_about_regions_shortens_the_route_and_objects_to_nothing_else() -> None:
    rule = LeaveOut(condition="a", why="It presses there.", regions=("side-glutes", "iliotibial-band"))
    exercise = with_rules(ROLL, rule)
    clearance = cleared("a")
    assert clearance.allows(exercise, exercise.standard)
    left = [region.id for region in clearance.regions(exercise, exercise.standard)]
    assert left == ["glutes", "hamstrings", "quadriceps", "hip-flexors"]
    assert clearance.region_objections(exercise, exercise.standard) == (rule,)
    assert cleared().region_objections(exercise, exercise.standard) == ()


def test_rules_that_leave_no_region_leave_out_the_exercise() -> None:
    ids = tuple(region.id for region in ROLL.regions)
    rules = (
        LeaveOut(condition="a", why="One half.", regions=ids[:3]),
        LeaveOut(condition="b", why="The other.", regions=ids[3:]),
    )
    exercise = with_rules(ROLL, *rules)
    assert cleared("a", "b").objections(exercise, exercise.standard) == rules
    assert cleared("a").allows(exercise, exercise.standard)


def test_a_route_that_is_left_out_has_no_regions() -> None:
    exercise = with_rules(ROLL, LeaveOut(condition="a", why="No pressure."))
    assert cleared("a").regions(exercise, exercise.standard) == ()


# What each condition leaves out at the least (our own judgement, as the content says).
LEFT_OUT = [
    ("anticoagulants-or-fragile-bones", "foam-roll"),
    ("anticoagulants-or-fragile-bones", "ball-release"),
    ("hip-replacement", "hip-shift"),
    ("hip-replacement", "strap-circles"),
    ("hip-replacement", "couch-stretch"),
    ("hip-replacement", "figure-four"),
    ("hip-replacement", "abductor-strap"),
    ("hip-replacement", "foam-roll"),
    ("lateral-hip-pain", "abductor-strap"),
    ("hypermobility", "hamstring-strap"),
    ("hypermobility", "couch-stretch"),
    ("other-hip-operation", "couch-stretch"),
]


@pytest.mark.parametrize(("condition", "exercise_id"), LEFT_OUT)
def test_a_condition_leaves_out_the_standard_form_of(condition: str, exercise_id: str) -> None:
    exercise = CATALOGUE.exercise(exercise_id)
    assert condition in CATALOGUE.conditions
    assert not cleared(condition).allows(exercise, exercise.standard)


def test_pain_at_the_outer_hip_leaves_the_roller_off_the_bony_point() -> None:
    left = {region.id for region in cleared("lateral-hip-pain").regions(ROLL, ROLL.standard)}
    assert left.isdisjoint({"side-glutes", "iliotibial-band"})


def test_osteoarthritis_leaves_out_nothing() -> None:
    for exercise in CATALOGUE.exercises.values():
        assert cleared("hip-osteoarthritis").allows(exercise, exercise.standard)


def test_thinned_blood_keeps_the_range_work() -> None:
    clearance = cleared("anticoagulants-or-fragile-bones")
    assert all(
        clearance.allows(each, each.standard) for each in CATALOGUE.exercises.values() if each.kind != "roll"
    )
