"""Which variant a person does: in the calm weeks, and step by step with what they have."""

from endrange.programme.adaptation import ExerciseStanding
from endrange.programme.means import Means
from endrange.programme.selection import select
from endrange.programme.variants import Easier, meant_for
from endrange.screening import Restrictions
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


# The steps that one person has


def ways(exercise_id, *conditions, equipment=None, phase="restore"):
    held = [shipped().conditions[each] for each in conditions]
    found = Means(Restrictions.of(held), equipment).ways(shipped(), exercise_id, phase)
    assert found is not None
    return found


def test_the_next_step_down_passes_over_a_variant_whose_thing_is_missing():
    couch = ways("couch-stretch", equipment=frozenset({"wall"}))
    assert couch.at(0).id == "wall"
    assert couch.easier(0) == Easier(-1, is_milder=True)
    assert couch.at(-1).id == "half-kneeling"
    assert couch.easier(-1) is None
    assert couch.back_up(-1) == 0


def test_without_an_easier_variant_there_is_less_of_the_same_one_and_then_nothing():
    ball = ways("ball-release", equipment=frozenset({"ball"}))
    assert ball.easier(0) == Easier(-1, is_milder=False)
    assert not ball.is_milder(-1)
    assert ball.easier(-1) is None
    assert ways("foam-roll").easier(0) is None


def test_a_condition_that_begins_with_an_easier_variant_leaves_only_what_is_easier_than_that():
    couch = ways("couch-stretch", "hip-osteoarthritis")
    assert couch.at(0).id == "half-kneeling"
    assert couch.easier(0) == Easier(-1, is_milder=False)


def test_nothing_is_leapt_over_on_the_way_up():
    assert ways("split-squat").has_harder(0)
    assert not ways("split-squat", equipment=frozenset({"support"})).has_harder(0)
    assert not ways("split-squat", "knee-problem").has_harder(0)
    copenhagen = ways("copenhagen")
    assert [copenhagen.has_harder(step) for step in (0, 1, 2)] == [True, True, False]


def test_a_variant_that_was_done_with_a_thing_that_is_gone_is_not_taken_for_an_easier_one():
    squat = ways("split-squat", equipment=frozenset({"support"}))
    assert squat.easier(1) == Easier(-1, is_milder=True)


def test_nobody_begins_with_a_variant_that_others_come_before():
    no_support = everything() - {"support"}
    assert Means(equipment=no_support).ways(shipped(), "hip-airplane", "strengthen") is None
    assert "hip-airplane" not in selected("strengthen", equipment=no_support)
    assert selected("strengthen")["hip-airplane"] == "supported"


def test_the_loads_are_those_at_hand():
    bridge = shipped().exercise("bridge")
    assert [each.id for each in Means(equipment=frozenset({"backpack"})).loads(bridge)] == [
        "body-weight",
        "backpack",
    ]
    assert [each.id for each in Means().loads(bridge)] == ["body-weight", "dumbbell", "backpack"]


def test_whoever_is_to_begin_with_an_easier_variant_does_not_get_the_standard_one_instead():
    no_support = everything() - {"support"}
    assert selected("strengthen", "hip-dysplasia")["split-squat"] == "supported"
    assert "split-squat" not in selected("strengthen", "hip-dysplasia", equipment=no_support)
    assert selected("strengthen", equipment=no_support)["split-squat"] == "split"
