"""Which variant a person does in the calm weeks."""

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
