"""What is left of an exercise to somebody, variant by variant: the edge of each rule that takes a part."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import combinations

import pytest

from endrange.catalogue import Exercise, load_catalogue
from endrange.programme.variants import to_begin_with, variant_at
from endrange.screening import Clearance, LookedAt, Outcome, clear, held_conditions

CATALOGUE = load_catalogue()
COPENHAGEN_ON_THE_BENCH = "short-lever short-lever-lifted long-lever long-lever-lifted high-bench dynamic"

# Condition: exercise: the variants (of a route the regions) that stay. What is not named stays or goes whole.
LEFT = {
    "hip-replacement-posterior": {
        "side-lying-abduction": "standing",
        "clamshell": "on-back",
        "split-squat": "supported",
        "copenhagen": "squeeze",
    },
    "hip-replacement-anterior": {
        "foam-roll": "glutes hamstrings side-glutes iliotibial-band quadriceps",
        "romanian-deadlift": "hinge wall-tap",
        "copenhagen": "squeeze",
    },
    "hip-replacement-lateral": {"bridge": "both-feet small", "split-squat": "supported"},
    "other-hip-operation": {"bridge": "both-feet small", "bird-dog": "leg-only"},
    "known-impingement": {
        "abductor-strap": "bent-knee",
        "strap-circles": "small",
        "split-squat": "supported",
        "hip-airplane": "hold-t",
        "ninety-ninety": "small",
        "cossack-squat": "shallow",
    },
    "lateral-hip-pain": {
        "foam-roll": "glutes hamstrings quadriceps hip-flexors",
        "figure-four": "foot-on-wall foot-down",
        "side-lying-abduction": "standing",
        "clamshell": "on-back",
        "copenhagen": COPENHAGEN_ON_THE_BENCH,
        "hip-airplane": "hold-t",
        "ninety-ninety": "small",
    },
    "hypermobility": {"strap-circles": "small"},
    "hip-dysplasia": {
        "strap-circles": "small",
        "split-squat": "split supported",
        "copenhagen": "short-lever squeeze short-lever-lifted",
        "hip-airplane": "supported hold-t",
        "ninety-ninety": "small",
        "cossack-squat": "hand-held shallow",
    },
    "pregnancy": {
        "foam-roll": "glutes hamstrings side-glutes iliotibial-band",
        "ball-release": "glutes",
        "couch-stretch": "half-kneeling",
        "clamshell": "floor raised-feet",
        "split-squat": "supported",
        "romanian-deadlift": "hinge wall-tap",
        "copenhagen": "squeeze",
        "hip-airplane": "supported hold-t",
    },
    "fragile-bones": {
        "split-squat": "split supported",
        "romanian-deadlift": "hinge wall-tap",
        "copenhagen": "short-lever squeeze short-lever-lifted",
        "hip-airplane": "supported hold-t",
        "cossack-squat": "hand-held shallow",
    },
    "neuropathy": {
        "split-squat": "split supported",
        "romanian-deadlift": "hinge wall-tap",
        "hip-airplane": "supported hold-t",
        "cossack-squat": "hand-held shallow",
    },
    "knee-problem": {
        "clamshell": "floor on-back",
        "split-squat": "split supported",
        "copenhagen": "short-lever squeeze short-lever-lifted",
        "hip-airplane": "hold-t",
        "cossack-squat": "shallow",
    },
    "recent-hamstring-tear": {
        "foam-roll": "side-glutes iliotibial-band quadriceps hip-flexors",
        "ball-release": "hip-flexors",
        "adductor-strap": "bent-knee",
        "abductor-strap": "bent-knee",
        "strap-circles": "small",
        "bridge": "both-feet small",
    },
    "recent-quadriceps-tear": {
        "foam-roll": "glutes hamstrings side-glutes iliotibial-band",
        "ball-release": "glutes",
    },
    "groin-or-pubic-pain": {
        "bridge": "both-feet small",
        "romanian-deadlift": "hinge wall-tap",
        "copenhagen": "squeeze",
    },
    "leg-nerve-pain": {
        "foam-roll": "side-glutes iliotibial-band quadriceps hip-flexors",
        "ball-release": "hip-flexors",
        "adductor-strap": "bent-knee",
        "abductor-strap": "bent-knee",
        "strap-circles": "small",
    },
    "low-back-stress-fracture": {
        "foam-roll": "glutes hamstrings side-glutes iliotibial-band",
        "ball-release": "glutes",
        "bridge": "both-feet small",
        "split-squat": "split supported",
    },
}
NOTHING_BY_HALVES = {"painless-clicking", "hip-osteoarthritis", "anticoagulants", "wound-or-inflammation"}
"""They leave out whole exercises, or none."""
OF_OTHERS = {"hip-replacement-unknown", "spinal-fusion", "under-16"}
"""Their lists are those of other conditions, or everything."""


def cleared(condition: str) -> Clearance:
    word = LookedAt("surgeon", date(2026, 11, 2), frozenset([condition]), datetime(2026, 11, 3, tzinfo=UTC))
    return clear(Outcome(()), held_conditions([condition], CATALOGUE.conditions), looked_at=[word])


def partly_left(condition: str) -> dict[str, str]:
    """What the clearance leaves of exercises of which it takes a part."""
    clearance = cleared(condition)
    left = {}
    for exercise in CATALOGUE.exercises.values():
        ids = [each.id for each in exercise.variants if clearance.allows(exercise, each)]
        regions = [each.id for each in clearance.regions(exercise, exercise.standard)]
        if 0 < len(ids) < len(exercise.variants):
            left[exercise.id] = " ".join(ids)
        elif ids and len(regions) < len(exercise.regions):
            left[exercise.id] = " ".join(regions)
    return left


@pytest.mark.parametrize("condition", [*LEFT, *sorted(NOTHING_BY_HALVES)])
def test_a_condition_leaves_these_variants_and_regions_and_no_others(condition: str) -> None:
    assert partly_left(condition) == LEFT.get(condition, {})


def test_no_condition_is_missing_from_the_table_above() -> None:
    assert set(CATALOGUE.conditions) == {*LEFT, *NOTHING_BY_HALVES, *OF_OTHERS}


@pytest.mark.parametrize(
    ("condition", "exercise_id", "deepest"),
    [
        ("known-impingement", "split-squat", "supported"),
        ("known-impingement", "cossack-squat", "shallow"),
        ("hip-replacement-posterior", "split-squat", "supported"),
        ("hip-replacement-anterior", "copenhagen", "squeeze"),
        ("pregnancy", "split-squat", "supported"),
    ],
)
def test_however_far_somebody_has_come_and_whatever_they_have_nothing_deeper_is_planned(
    condition: str, exercise_id: str, deepest: str
) -> None:
    """What a change only advises is not done where its equipment is missing; what is left out never is."""
    exercise, clearance = CATALOGUE.exercise(exercise_id), cleared(condition)
    allowed = [each for each in exercise.variants if clearance.allows(exercise, each)]
    changes = clearance.changes(exercise, exercise.standard)
    assert {variant_at(exercise, allowed, step=step, changes=changes).id for step in range(-3, 7)} == {
        deepest
    }


def equipment_for(exercise: Exercise) -> Iterator[set[str]]:
    """Everything that somebody may have of what the exercise can take."""
    needed = sorted({each for variant in exercise.variants for each in variant.equipment})
    for count in range(len(needed) + 1):
        yield from (set(some) for some in combinations(needed, count))


@pytest.mark.parametrize("condition", sorted(CATALOGUE.conditions.keys() - {"under-16"}))
def test_whatever_somebody_has_nobody_begins_with_a_harder_variant(condition: str) -> None:
    clearance, hard = cleared(condition), set()
    for exercise in CATALOGUE.exercises.values():
        changes = clearance.changes(exercise, exercise.standard)
        allowed = [each for each in exercise.variants if clearance.allows(exercise, each)]
        for equipment in equipment_for(exercise):
            usable = [each for each in allowed if set(each.equipment) <= equipment]
            if not to_begin_with(exercise, usable, changes):
                continue
            first = variant_at(exercise, usable, changes=changes)
            if first.level == "harder":
                hard.add((exercise.id, first.id))
    assert hard == set()


def test_osteoarthritis_grows_in_strength_work() -> None:
    """They need loading from the first day, and loading that grows."""
    clearance = cleared("hip-osteoarthritis")
    for exercise_id in ("bridge", "side-lying-abduction", "clamshell", "bird-dog", "romanian-deadlift"):
        exercise = CATALOGUE.exercise(exercise_id)
        changes = clearance.changes(exercise, exercise.standard)
        assert variant_at(exercise, exercise.variants, changes=changes) == exercise.standard


# What a condition changes is said before the exercise; what is said after that does not ask for the contrary.
CONTRARY = [
    ("hip-replacement-posterior", "bird-dog", "sit back"),
    ("hip-replacement-posterior", "couch-stretch", "Hands down in front"),
    ("hip-replacement-posterior", "adductor-strap", "up to the middle"),
    ("hip-replacement-anterior", "bird-dog", "until both are as high"),
    ("pregnancy", "foam-roll", "face-down"),
    ("groin-or-pubic-pain", "hip-shift", "squeeze"),
]


@pytest.mark.parametrize(("condition", "exercise_id", "words"), CONTRARY)
def test_nothing_said_during_the_exercise_contradicts_what_a_condition_changes(
    condition: str, exercise_id: str, words: str
) -> None:
    exercise, clearance = CATALOGUE.exercise(exercise_id), cleared(condition)
    allowed = [each for each in exercise.variants if clearance.allows(exercise, each)]
    variant = variant_at(exercise, allowed, changes=clearance.changes(exercise, exercise.standard))
    regions = clearance.regions(exercise, variant)
    cues = variant.cues or exercise.cues
    said = [*variant.setup, *exercise.cues.before, *cues.before, *cues.during, *cues.end]
    said += [line for each in regions for line in (*each.setup, *each.cues.before, *each.cues.during)]
    assert [line for line in said if words.lower() in line.lower()] == []
