"""Who is cleared, and what their conditions leave out."""

import copy
import dataclasses
from datetime import UTC, date, datetime
from typing import Any

import pytest

from endrange.catalogue import Exercise, load_catalogue
from endrange.catalogue.conditions import Condition
from endrange.catalogue.exercise import ChangeFor, LeaveOut
from endrange.screening import (
    UNSUPERVISED_UNDER_16,
    Clearance,
    LookedAt,
    NotClearedError,
    Outcome,
    OutcomeNotClearError,
    UnsupervisedError,
    assess,
    clear,
    effects,
    held_conditions,
)

CATALOGUE = load_catalogue()
CLEAR = Outcome(())
ROLL = CATALOGUE.exercise("foam-roll")
COUCH = CATALOGUE.exercise("couch-stretch")


def cleared(*conditions: str) -> Clearance:
    """Somebody whose check is clear and whose surgeon has said yes."""
    word = LookedAt("surgeon", date(2026, 11, 2), frozenset(conditions), datetime(2026, 11, 3, tzinfo=UTC))
    return clear(CLEAR, [condition(each) for each in conditions], looked_at=[word])


def condition(condition_id: str) -> Condition:
    """The shipped one, or a made-up one that means nothing."""
    if condition_id in CATALOGUE.conditions:
        return CATALOGUE.conditions[condition_id]
    return CATALOGUE.conditions["knee-problem"].model_copy(update={"id": condition_id})


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
    ("anticoagulants", "foam-roll"),
    ("anticoagulants", "ball-release"),
    ("fragile-bones", "foam-roll"),
    ("fragile-bones", "ball-release"),
    ("neuropathy", "foam-roll"),
    ("neuropathy", "ball-release"),
    ("hip-replacement-posterior", "hip-shift"),
    ("hip-replacement-posterior", "strap-circles"),
    ("hip-replacement-posterior", "figure-four"),
    ("hip-replacement-posterior", "abductor-strap"),
    ("hip-replacement-posterior", "foam-roll"),
    ("hip-replacement-anterior", "couch-stretch"),
    ("lateral-hip-pain", "abductor-strap"),
    ("hypermobility", "hamstring-strap"),
    ("hypermobility", "couch-stretch"),
    ("other-hip-operation", "couch-stretch"),
]


@pytest.mark.parametrize(("condition_id", "exercise_id"), LEFT_OUT)
def test_a_condition_leaves_out_the_standard_form_of(condition_id: str, exercise_id: str) -> None:
    exercise = CATALOGUE.exercise(exercise_id)
    assert condition_id in CATALOGUE.conditions
    assert not cleared(condition_id).allows(exercise, exercise.standard)


@pytest.mark.parametrize(
    ("approach", "exercise_id"),
    [("hip-replacement-posterior", "couch-stretch"), ("hip-replacement-anterior", "figure-four")],
)
def test_an_approach_keeps_what_only_the_other_one_leaves_out(approach: str, exercise_id: str) -> None:
    exercise = CATALOGUE.exercise(exercise_id)
    assert cleared(approach).allows(exercise, exercise.standard)


def left_out(clearance: Clearance) -> set[tuple[str, str]]:
    return {
        (exercise.id, variant.id)
        for exercise in CATALOGUE.exercises.values()
        for variant in exercise.variants
        if not clearance.allows(exercise, variant)
    }


def test_a_replaced_hip_of_unknown_approach_gets_all_lists_together() -> None:
    approaches = [f"hip-replacement-{each}" for each in ("posterior", "anterior", "lateral")]
    alone = [left_out(cleared(each)) for each in approaches]
    assert left_out(cleared("hip-replacement-unknown")) == set().union(*alone)
    assert alone[0] != alone[1]


def test_a_hip_replaced_from_the_side_keeps_the_list_of_one_from_behind() -> None:
    assert left_out(cleared("hip-replacement-lateral")) >= left_out(cleared("hip-replacement-posterior"))


def test_a_stiffened_spine_beside_a_replaced_hip_brings_the_stricter_of_both_lists() -> None:
    both = left_out(cleared("hip-replacement-anterior", "spinal-fusion"))
    assert both == left_out(cleared("hip-replacement-unknown"))
    assert left_out(cleared("spinal-fusion")) == set()


def test_what_an_answer_of_an_earlier_version_meant_is_left_out_all_the_same() -> None:
    def of(*ids: str) -> Clearance:
        return cleared(*(each.id for each in held_conditions(ids, CATALOGUE.conditions)))

    assert of("hip-replacement") == cleared("hip-replacement-unknown")
    assert of("anticoagulants-or-fragile-bones") == cleared("anticoagulants", "fragile-bones", "neuropathy")


def test_pain_at_the_outer_hip_leaves_the_roller_off_the_bony_point() -> None:
    left = {region.id for region in cleared("lateral-hip-pain").regions(ROLL, ROLL.standard)}
    assert left.isdisjoint({"side-glutes", "iliotibial-band"})


def test_osteoarthritis_leaves_out_nothing() -> None:
    assert left_out(cleared("hip-osteoarthritis")) == set()


@pytest.mark.parametrize("condition_id", ["anticoagulants", "fragile-bones", "neuropathy"])
def test_where_pressure_hurts_range_and_strength_stay(condition_id: str) -> None:
    clearance = cleared(condition_id)
    assert all(
        clearance.allows(each, each.standard) for each in CATALOGUE.exercises.values() if each.kind != "roll"
    )


def test_a_condition_changes_how_an_exercise_is_done() -> None:
    hip_shift = CATALOGUE.exercise("hip-shift")
    (change,) = cleared("known-impingement").changes(hip_shift, hip_shift.standard)
    assert "without a pinch" in change.cue
    assert cleared().changes(hip_shift, hip_shift.standard) == ()


def test_a_change_for_one_variant_says_nothing_about_another() -> None:
    change = ChangeFor(condition="a", why="It bends far.", cue="Less.", variants=("wall",))
    exercise = COUCH.model_copy(update={"changes": (change,)})
    assert cleared("a").changes(exercise, exercise.variant("wall")) == (change,)
    assert cleared("a").changes(exercise, exercise.variant("bench")) == ()


def test_a_change_for_an_implied_condition_counts() -> None:
    hamstring = CATALOGUE.exercise("hamstring-strap")
    assert cleared("hip-replacement-unknown").changes(hamstring, hamstring.standard) != ()


def test_every_change_names_a_way_that_is_left_to_the_person() -> None:
    for exercise in CATALOGUE.exercises.values():
        for change in exercise.changes:
            allowed = [each for each in exercise.variants if cleared(change.condition).allows(exercise, each)]
            named = change.variant or allowed[0].id
            assert named in {variant.id for variant in allowed}, (exercise.id, change.condition)


def test_rules_that_name_every_variant_together_leave_out_the_exercise() -> None:
    rules = [LeaveOut(condition="a", why="It bends.", variants=(each.id,)) for each in COUCH.variants]
    (whole,) = effects([condition("a")], [with_rules(COUCH, *rules)])
    (partly,) = effects([condition("a")], [with_rules(COUCH, *rules[1:])])
    assert whole.is_whole
    assert not partly.is_whole


LOADED_EARLY = {"lateral-hip-pain", "hip-osteoarthritis", "hypermobility", "hip-dysplasia"}


@pytest.mark.parametrize("condition_id", sorted(CATALOGUE.conditions.keys() - {UNSUPERVISED_UNDER_16}))
def test_strength_work_begins_on_the_first_day_for_those_whom_it_suits(condition_id: str) -> None:
    assert cleared(condition_id).loads_from_start == (condition_id in LOADED_EARLY)
