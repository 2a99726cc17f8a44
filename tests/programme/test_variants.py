"""Which variant a person does in the calm weeks."""

from endrange.programme.adaptation import ExerciseStanding
from endrange.programme.selection import select
from endrange.programme.variants import meant_for
from tests.programme.samples import cleared, everything, shipped


def selected(phase, *conditions, equipment=None):
    selection = select(
        shipped(),
        equipment=everything() if equipment is None else equipment,
        clearance=cleared(*conditions),
        worse_side=None,
        phase=phase,
    )
    return {each.exercise.id: each.variant.id for each in selection.participants}


def test_an_irritable_hip_gets_the_gentle_variants_that_have_a_calm_dose_of_their_own():
    calm = selected("calm")
    assert calm == {"hip-shift": "tilt-only", "hamstring-strap": "bent-knee", "figure-four": "foot-down"}


def test_the_standard_variants_return_with_the_next_phase():
    restore = selected("restore")
    assert (restore["hip-shift"], restore["figure-four"]) == ("ball", "pull")


def test_without_a_wall_no_gentle_variant_is_usable_and_the_exercise_waits():
    assert "hip-shift" not in selected("calm", equipment=everything() - {"wall"})


def test_an_exercise_without_a_gentle_variant_keeps_all_that_are_usable():
    bridge = shipped().exercise("bridge")
    assert meant_for("calm", bridge.variants) == bridge.variants
    assert selected("calm", "lateral-hip-pain")["bridge"] == "both-feet"


def longest(exercise, *conditions, variant_step):
    """The variant and the longest work of an exercise that stands there."""
    selection = select(
        shipped(),
        equipment=everything(),
        clearance=cleared(*conditions),
        worse_side=None,
        phase="strengthen",
        levels=((exercise, ExerciseStanding(variant_step=variant_step)),),
    )
    chosen = selection.of(exercise)
    return chosen.variant.id, chosen.ladder.rungs[-1].work_s


def test_what_is_eased_for_somebody_with_no_easier_variant_gets_smaller():
    variant, usual = longest("split-squat", "known-impingement", variant_step=0)
    eased_variant, eased = longest("split-squat", "known-impingement", variant_step=-1)
    assert variant == eased_variant == "supported"
    assert eased < usual


def test_what_is_eased_to_an_easier_variant_keeps_its_dose():
    assert longest("split-squat", variant_step=0)[0] == "split"
    assert longest("split-squat", variant_step=-1) == longest("split-squat", "knee-problem", variant_step=0)
