"""The shipped strengthening exercises: doses, loads, ladders, and who has them from the first day."""

from itertools import pairwise

import pytest

from endrange.catalogue import Exercise, load_catalogue
from endrange.catalogue.dose import RepetitionDose

CATALOGUE = load_catalogue()
STRENGTH = [each for each in CATALOGUE.exercises.values() if each.kind == "strengthen"]
EACH = pytest.mark.parametrize("exercise", STRENGTH, ids=lambda each: each.id)

# Repetitions and sets of the strengthening phase: first those to begin with, then those to get to.
DOSES = {
    "bridge": ((10, 2), (15, 3)),
    "side-lying-abduction": ((10, 2), (15, 3)),
    "clamshell": ((12, 2), (20, 3)),
    "split-squat": ((8, 2), (12, 3)),
    "romanian-deadlift": ((10, 2), (12, 3)),
    "bird-dog": ((6, 2), (10, 3)),
    "hip-airplane": ((5, 2), (8, 3)),
    "ninety-ninety": ((6, 2), (10, 3)),
    "cossack-squat": ((5, 2), (8, 3)),
}
# The Copenhagen ladder (copenhagen-ladder): what a level goes up to, seconds held, whether a rule goes there.
# Each level begins with fewer; chosen.
COPENHAGEN = {
    "short-lever": ((6, 2), 20, True),
    "short-lever-lifted": ((6, 2), 20, True),
    "long-lever": ((6, 3), 20, True),
    "long-lever-lifted": ((8, 3), 20, False),
    "high-bench": ((8, 3), 20, False),
    "dynamic": ((10, 3), 0, False),
}
NOTHING_TO_LOWER = {"bridge": {"march"}, "copenhagen": {"squeeze"}, "ninety-ninety": {"lift-off"}}
"""The leg steps, presses, or lifts its foot by a finger's width."""
FROM_THE_FIRST_DAY = {"bridge", "side-lying-abduction", "clamshell", "bird-dog"}
REST_S = 60
"""Between light sets; source: acsm-2009 (one to two minutes)."""
LOADS = ("body-weight", "band", "ankle-weight", "dumbbell", "backpack")


@pytest.mark.parametrize("exercise_id", DOSES)
def test_the_strengthening_dose_goes_from_two_light_sets_to_three_full_ones(exercise_id: str) -> None:
    dose = CATALOGUE.exercise(exercise_id).dose["strengthen"]
    assert isinstance(dose, RepetitionDose)
    assert ((dose.count.low, dose.sets.low), (dose.count.high, dose.sets.high)) == DOSES[exercise_id]


@pytest.mark.parametrize("level", COPENHAGEN)
def test_the_copenhagen_ladder_goes_level_by_level_and_by_itself_only_up_to_the_third(level: str) -> None:
    copenhagen = CATALOGUE.exercise("copenhagen")
    variant = copenhagen.variant(level)
    dose = (variant.dose or copenhagen.dose)["strengthen"]
    assert isinstance(dose, RepetitionDose)
    held_s = sum(beat.seconds for beat in dose.beats if beat.name == "hold")
    assert ((dose.count.high, dose.sets.high), held_s, variant.automatic) == COPENHAGEN[level]


def test_the_copenhagen_levels_stand_in_their_order() -> None:
    levels = [each.id for each in CATALOGUE.exercise("copenhagen").variants if each.level != "easier"]
    assert levels == list(COPENHAGEN)


@EACH
def test_lowering_takes_three_seconds(exercise: Exercise) -> None:
    for variant in exercise.variants:
        if variant.id in NOTHING_TO_LOWER.get(exercise.id, ()):
            continue
        dose = {**exercise.dose, **(variant.dose or {})}["strengthen"]
        assert dose.kind == "repetitions"
        assert all(beat.seconds >= 3 for beat in dose.beats if beat.name == "lower"), variant.id


@EACH
def test_keeping_takes_no_more_sets_than_building(exercise: Exercise) -> None:
    for doses in (exercise.dose, *(each.dose for each in exercise.variants if each.dose)):
        if {"keep", "strengthen"} <= set(doses):
            keep, build = doses["keep"], doses["strengthen"]
            assert keep.kind != "passes"
            assert build.kind != "passes"
            assert keep.sets.high <= build.sets.high
            assert keep.sets.low <= build.sets.low


@EACH
def test_there_is_time_to_recover_between_sets(exercise: Exercise) -> None:
    for doses in (exercise.dose, *(each.dose for each in exercise.variants if each.dose)):
        assert all(dose.rest_s >= REST_S for dose in doses.values() if dose.kind != "passes")


@EACH
def test_lowering_takes_at_least_as_long_as_lifting(exercise: Exercise) -> None:
    for doses in (exercise.dose, *(each.dose for each in exercise.variants if each.dose)):
        for dose in doses.values():
            if dose.kind == "repetitions":
                seconds = dict.fromkeys(("lift", "lower"), 0.0)
                for beat in dose.beats:
                    seconds[beat.name] = seconds.get(beat.name, 0.0) + beat.seconds
                assert seconds["lower"] >= seconds["lift"]


@EACH
def test_loads_are_of_a_known_kind_and_the_lightest_stands_first(exercise: Exercise) -> None:
    assert {load.id for load in exercise.loads} <= set(LOADS)
    assert exercise.loads[0].id == "body-weight"
    assert all(load.equipment for load in exercise.loads[1:])


@EACH
def test_a_strengthening_exercise_names_at_least_four_faults(exercise: Exercise) -> None:
    assert len(exercise.faults) >= 4


def test_the_gentle_ones_can_be_done_from_the_first_day() -> None:
    gentle = {each.id for each in STRENGTH if {"calm", "restore"} & set(each.dose)}
    assert gentle <= FROM_THE_FIRST_DAY
    for exercise_id in gentle:
        doses = CATALOGUE.exercise(exercise_id).dose
        amounts = [doses[phase] for phase in ("calm", "restore", "strengthen") if phase in doses]
        for less, more in pairwise(amounts):
            assert less.kind == more.kind == "repetitions"
            assert less.count.low <= more.count.low
            assert less.sets.high <= more.sets.high


@pytest.mark.parametrize(
    "condition", [each.id for each in CATALOGUE.conditions.values() if each.loading_from_start]
)
def test_who_needs_loading_from_the_first_day_has_at_least_two_exercises_for_it(condition: str) -> None:
    left = [
        each.id
        for each in STRENGTH
        if "calm" in each.dose
        and not any(
            rule.condition == condition and not rule.variants and not rule.regions for rule in each.leave_out
        )
    ]
    assert len(left) >= 2


@EACH
def test_nobody_is_left_with_a_variant_that_a_change_names_but_a_rule_takes_out(exercise: Exercise) -> None:
    for change in exercise.changes:
        taken = {
            variant
            for rule in exercise.leave_out
            if rule.condition == change.condition
            for variant in rule.variants
        }
        assert change.variant not in taken


def test_sore_outer_hips_are_not_lain_on() -> None:
    for exercise_id in ("side-lying-abduction", "clamshell"):
        exercise = CATALOGUE.exercise(exercise_id)
        taken = {
            variant
            for rule in exercise.leave_out
            if rule.condition == "lateral-hip-pain"
            for variant in rule.variants
        }
        lying_on_the_side = {each.id for each in exercise.variants if "on your side" in each.setup[0].lower()}
        assert lying_on_the_side
        assert taken == lying_on_the_side


def test_a_hip_replaced_from_behind_is_not_bent_past_a_right_angle() -> None:
    split_squat, hinge = CATALOGUE.exercise("split-squat"), CATALOGUE.exercise("romanian-deadlift")
    rules = [rule for rule in split_squat.leave_out if rule.condition == "hip-replacement-posterior"]
    assert [rule.variants for rule in rules] == [("split", "rear-foot-raised")]
    rules = [rule for rule in hinge.leave_out if rule.condition == "hip-replacement-posterior"]
    assert [rule.variants for rule in rules] == [()]
