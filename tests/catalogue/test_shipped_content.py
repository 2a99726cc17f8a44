"""The content that comes with the product: sound, complete, and the whole programme."""

import re

import pytest

from endrange.catalogue import Exercise, load_catalogue
from endrange.catalogue.content_files import CONTENT
from endrange.catalogue.loader import gaps, shipped_content
from endrange.catalogue.translation import texts

CATALOGUE = load_catalogue()

# The programme: each exercise with its variants, standard first, and what they need.
PROGRAMME = {
    "foam-roll": {"floor": {"roller"}},
    "ball-release": {"floor": {"ball"}, "wall": {"ball", "wall"}},
    "hip-shift": {"ball": {"wall", "cushion"}, "tilt-only": {"wall"}},
    "hamstring-strap": {"straight": {"strap"}, "bent-knee": {"strap"}},
    "adductor-strap": {"straight": {"strap"}, "bent-knee": {"strap"}},
    "abductor-strap": {"straight": {"strap"}, "bent-knee": {"strap"}},
    "strap-circles": {"circles": {"strap"}, "small": {"strap"}},
    "couch-stretch": {"wall": {"wall"}, "bench": {"bench"}, "half-kneeling": set()},
    "figure-four": {"pull": set(), "foot-on-wall": {"wall"}, "foot-down": set()},
    "bridge": {"both-feet": set(), "small": set(), "march": set(), "single-leg": set()},
    "side-lying-abduction": {"straight": set(), "bent-knee": set(), "standing": {"support"}},
    "clamshell": {"floor": set(), "on-back": set(), "raised-feet": set()},
    "split-squat": {"split": set(), "supported": {"support"}, "rear-foot-raised": {"bench"}},
    "romanian-deadlift": {"hinge": set(), "wall-tap": {"wall"}, "single-leg": set()},
    "copenhagen": {
        "short-lever": {"bench"},
        "squeeze": {"cushion"},
        "short-lever-lifted": {"bench"},
        "long-lever": {"bench"},
        "long-lever-lifted": {"bench"},
        "high-bench": {"support"},
        "dynamic": {"bench"},
    },
    "bird-dog": {"arm-and-leg": set(), "leg-only": set(), "slow": set()},
    "hip-airplane": {"supported": {"support"}, "hold-t": {"support"}, "free": {"support"}},
    "ninety-ninety": {"hands": set(), "small": set(), "no-hands": set(), "lift-off": set()},
    "cossack-squat": {"hand-held": {"support"}, "shallow": set(), "full-depth": set()},
}
REGIONS = {
    "foam-roll": ["glutes", "hamstrings", "side-glutes", "iliotibial-band", "quadriceps", "hip-flexors"],
    "ball-release": ["glutes", "hip-flexors"],
}
COUNTS_FOR = {
    "hamstring-strap": ("hamstrings",),
    "adductor-strap": ("adductors",),
    "abductor-strap": ("abductors",),
    "couch-stretch": ("hip-flexors",),
    "figure-four": ("external-rotators",),
}
# Seconds of a hold in the programme.
HOLDS = {
    "hamstring-strap": (60, 120),
    "couch-stretch": (60, 120),
    "figure-four": (60, 120),
}
EACH = pytest.mark.parametrize("exercise", CATALOGUE.exercises.values(), ids=lambda each: each.id)
DIAGNOSES_AND_PROMISES = re.compile(r"\b(should|diagnos\w*|guarantee\w*|cures?|heals)\b", re.IGNORECASE)


def test_every_file_is_sound_and_nothing_is_missing() -> None:
    content = shipped_content()
    assert "\n".join(str(file) for file in (*content.faults, *gaps(content, CONTENT))) == ""


def test_the_whole_programme_is_there_in_its_order() -> None:
    found = {
        exercise.id: {variant.id: set(variant.equipment) for variant in exercise.variants}
        for exercise in CATALOGUE.exercises.values()
    }
    assert found == PROGRAMME
    assert list(found) == list(PROGRAMME)


def test_the_first_variant_is_the_standard_one_and_only_strengthening_has_harder_ones() -> None:
    for exercise in CATALOGUE.exercises.values():
        levels = [variant.level for variant in exercise.variants]
        harder = levels.count("harder") if exercise.kind == "strengthen" else 0
        assert levels == ["standard", *["easier"] * (len(levels) - 1 - harder), *["harder"] * harder]


def test_the_rolling_routes_go_round_the_leg_in_order() -> None:
    found = {
        exercise.id: [region.id for region in exercise.regions]
        for exercise in CATALOGUE.exercises.values()
        if exercise.regions
    }
    assert found == REGIONS


def test_the_strap_work_is_one_chain() -> None:
    chain = {each.chain_order: each.id for each in CATALOGUE.exercises.values() if each.chain == "strap"}
    assert [chain[place] for place in sorted(chain)] == [
        "hamstring-strap",
        "adductor-strap",
        "abductor-strap",
        "strap-circles",
    ]


def test_every_weekly_group_has_an_exercise_that_counts_for_it() -> None:
    found = {each.id: each.counts_for for each in CATALOGUE.exercises.values() if each.counts_for}
    assert found == COUNTS_FOR
    assert {group for groups in found.values() for group in groups} == {
        group.id for group in CATALOGUE.weekly_groups
    }


BOTH_SIDES_AT_ONCE = {"hip-shift", "bridge", "romanian-deadlift", "ninety-ninety"}


def test_all_but_a_few_are_done_side_by_side() -> None:
    both = {each.id for each in CATALOGUE.exercises.values() if each.sides == "both"}
    assert both == BOTH_SIDES_AT_ONCE


@pytest.mark.parametrize("exercise_id", HOLDS)
def test_the_long_holds_last_one_to_two_minutes(exercise_id: str) -> None:
    dose = CATALOGUE.exercise(exercise_id).dose["restore"]
    assert dose.kind == "hold"
    assert (dose.hold_s.low, dose.hold_s.high) == HOLDS[exercise_id]


def test_the_hip_shift_is_one_or_two_sets_of_thirty_to_forty() -> None:
    dose = CATALOGUE.exercise("hip-shift").dose["restore"]
    assert dose.kind == "repetitions"
    assert (dose.count.low, dose.count.high, dose.sets.low, dose.sets.high) == (30, 40, 1, 2)


def test_circles_go_both_ways_and_ask_about_clicks() -> None:
    circles = CATALOGUE.exercise("strap-circles")
    dose = circles.dose["restore"]
    assert dose.kind == "repetitions"
    assert dose.directions == ("clockwise", "anticlockwise")
    assert (dose.count.low, dose.count.high) == (5, 10)
    assert "click-or-hard-stop" in circles.asks


def test_the_pressure_rule_is_part_of_both_rolling_exercises() -> None:
    for exercise_id in REGIONS:
        exercise = CATALOGUE.exercise(exercise_id)
        assert any("breath" in text.lower() for text in (*exercise.cautions, *exercise.cues.during))


def test_level_square_and_still_is_said_in_the_strap_work() -> None:
    for exercise in CATALOGUE.exercises.values():
        if exercise.chain == "strap":
            said = " ".join(texts(exercise)).lower()
            assert "pelvis" in said
            assert "still" in said


@EACH
def test_an_exercise_has_all_its_parts(exercise: Exercise) -> None:
    assert len(exercise.faults) >= 3
    assert exercise.cautions
    assert exercise.stop_signs
    assert exercise.cues.before
    assert exercise.cues.during
    assert exercise.cues.end
    assert exercise.sources
    assert exercise.leave_out
    assert exercise.scenes
    assert "keep" in exercise.phases
    assert ("strengthen" if exercise.kind == "strengthen" else "restore") in exercise.phases


@EACH
def test_every_figure_is_used_by_a_variant_or_a_region(exercise: Exercise) -> None:
    used = {each.scene for each in (*exercise.variants, *exercise.regions)}
    assert {scene.id for scene in exercise.scenes} <= used


@EACH
def test_what_is_spoken_is_short(exercise: Exercise) -> None:
    cues = [exercise.cues, *(region.cues for region in exercise.regions)]
    spoken = [line for each in cues for line in (*each.before, *each.during, *each.end)]
    assert [line for line in spoken if len(line) > 120] == []


@EACH
def test_the_words_command_nothing_promise_nothing_and_diagnose_nothing(exercise: Exercise) -> None:
    assert [text for text in texts(exercise) if DIAGNOSES_AND_PROMISES.search(text)] == []


def test_the_signs_cover_every_tier_and_the_short_check_has_screens() -> None:
    assert {sign.tier for sign in CATALOGUE.signs.values()} == {
        "emergency",
        "same-day",
        "within-days",
        "this-week",
    }
    for sign in CATALOGUE.signs.values():
        assert sign.reviewed == "not yet reviewed by a clinician"
        assert not sign.short or sign.screen in CATALOGUE.screens


def test_articles_cover_what_the_programme_explains() -> None:
    assert len(CATALOGUE.articles) == 9
    for article in CATALOGUE.articles.values():
        assert article.body
        assert [text for text in texts(article) if re.search(r"\bshould\b", text, re.IGNORECASE)] == []


def test_every_source_is_used_or_says_how_it_is_known() -> None:
    assert all(source.says and source.found for source in CATALOGUE.sources.values())


def test_no_shipped_id_looks_like_an_own_one() -> None:
    assert [each for each in CATALOGUE.exercises if each.startswith("own-")] == []
