"""Strengthening exercises in content files: beats, rests, loads, changes for a condition, their faults."""

from pathlib import Path

import pytest

from endrange.catalogue import Exercise
from endrange.catalogue.dose import SHORTEST_REST_S, RepetitionDose
from endrange.catalogue.translation import texts

from .small_content import STRENGTH_KEEP, add_strength, edit
from .test_completeness import gap_lines
from .test_loader import EXERCISE, fault_lines, load

STRENGTH = "exercises/rise.toml"


@pytest.fixture
def rise(content: Path) -> Exercise:
    add_strength(content)
    return load(content).exercise("rise")


def strengthening(exercise: Exercise) -> RepetitionDose:
    dose = exercise.dose["strengthen"]
    assert isinstance(dose, RepetitionDose)
    return dose


def test_a_whole_strengthening_exercise_has_no_faults_and_no_gaps(content: Path) -> None:
    add_strength(content)
    assert fault_lines(content) == []
    assert gap_lines(content) == []


def test_a_repetition_is_told_beat_by_beat_and_sets_are_apart(rise: Exercise) -> None:
    dose = strengthening(rise)
    assert [(beat.name, beat.seconds) for beat in dose.beats] == [("lower", 3), ("pause", 1), ("lift", 2)]
    assert dose.rest_s == 60


def test_without_a_rest_of_its_own_a_dose_has_the_rest_of_a_stretch(content: Path) -> None:
    add_strength(content)
    catalogue = load(content)
    doses = (*catalogue.exercise("wall-lean").dose.values(), catalogue.exercise("rise").dose["keep"])
    assert {dose.rest_s for dose in doses if dose.kind != "passes"} == {SHORTEST_REST_S}


def test_loads_stand_lightest_first_and_variants_go_by_rule_unless_told(rise: Exercise) -> None:
    assert [(load.id, load.equipment) for load in rise.loads] == [("body-weight", ()), ("bench", ("bench",))]
    assert {variant.id: variant.automatic for variant in rise.variants} == {
        "deep": True,
        "shallow": True,
        "jump": False,
    }


def test_a_change_says_who_why_and_what_is_different(rise: Exercise) -> None:
    (change,) = rise.changes
    assert (change.condition, change.variant, change.dose_factor, change.variants) == (
        "knee-problem",
        "shallow",
        0.5,
        ("deep",),
    )


def test_words_of_loads_and_changes_are_translated(rise: Exercise) -> None:
    assert {"Carry it.", "Deep bends press on the knee.", "Only as deep as the knee likes."} <= set(
        texts(rise)
    )


BROKEN = {
    "beats that do not fill the tempo": (
        "tempo_s = 6",
        "tempo_s = 5",
        "dose.strengthen: expected beats of 5 s together (tempo_s), got 6",
    ),
    "a beat of no time": (
        '"pause", seconds = 1 ',
        '"pause", seconds = 0.1 ',
        "dose.strengthen.beats[pause].seconds: expected 0.5 or more, got 0.1",
    ),
    "a beat with an unknown name": (
        'name = "pause"',
        'name = "paus"',
        'dose.strengthen.beats[paus].name: expected "lift", "hold", "lower", "pause" or "switch", got "paus"'
        ' (did you mean "pause"?)',
    ),
    "a rest of ten minutes": ("rest_s = 60", "rest_s = 600", "dose.strengthen.rest_s: expected 180 or less"),
    "a load of unknown equipment": (
        'equipment = ["bench"]',
        'equipment = ["bensh"]',
        'load[bench].equipment[1]: there is no equipment "bensh" (did you mean "bench"?)',
    ),
    "a load twice": ('id = "bench"', 'id = "body-weight"', 'load: the id "body-weight" stands twice'),
    "something lighter than the body's own weight": (
        'id = "body-weight"',
        'id = "balloon"\nname = "Balloon"\nhow = "Hold it."\n[[load]]\nid = "body-weight"',
        'load: expected "body-weight" first: the lightest stands first',
    ),
    "body weight with equipment": (
        'how = "Nothing in the hands."',
        'how = "Nothing in the hands."\nequipment = ["bench"]',
        "load[body-weight].equipment: expected none",
    ),
    "a figure with an unknown load": (
        'load = [{ id = "bench"',
        'load = [{ id = "bensh"',
        'scene[deep].load[bensh].id: there is no load "bensh" (did you mean "bench"?)',
    ),
    "a figure with one load twice": (
        "load = [{",
        'load = [{ id = "bench", prop = [{ kind = "backpack", where = "back" }] }, {',
        "scene[deep]: load[bench] stands twice",
    ),
    "an unknown ability": ('trains = ["squat"]', 'trains = ["squad"]', "trains[1]: expected "),
    "a change for an unknown condition": (
        'condition = "knee-problem"\nwhy = "Deep',
        'condition = "knee"\nwhy = "Deep',
        'change[1].condition: there is no condition "knee"',
    ),
    "a change to an unknown variant": (
        'variant = "shallow"',
        'variant = "shalow"',
        'change[1].variant: there is no variant "shalow" (did you mean "shallow"?)',
    ),
    "a change to a variant that is left out": (
        'variant = "shallow"',
        'variant = "jump"',
        'change[1].variant: a [[leave_out]] takes "jump" out for "knee-problem"',
    ),
    "a change of what is left out anyway": (
        'variants = ["jump"]',
        "",
        'change[1]: a [[leave_out]] takes the whole exercise out for "knee-problem"',
    ),
    "a change to more than the dose": (
        "dose_factor = 0.5",
        "dose_factor = 1.5",
        "change[1].dose_factor: expected 1 or less, got 1.5",
    ),
    "a change to nothing": (
        "dose_factor = 0.5",
        "dose_factor = 0.0",
        "change[1].dose_factor: expected more than 0, got 0",
    ),
    "a change without a cue": (
        'cue = "Only as deep as the knee likes."',
        "",
        "change[1].cue: is missing: expected text",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_a_fault_in_a_strengthening_exercise_names_its_key(
    content: Path, old: str, new: str, expected: str
) -> None:
    add_strength(content)
    edit(content / STRENGTH, old, new)
    lines = fault_lines(content)
    assert any(line.startswith(f"{STRENGTH}: {expected}") for line in lines), lines


STRENGTHENING_ONLY = {
    "trains": ("movements =", 'trains = ["squat"]\nmovements ='),
    "load": ('[[variant]]\nid = "far"', '[[load]]\nid = "a"\nname = "A"\nhow = "B"\n[[variant]]\nid = "far"'),
}


@pytest.mark.parametrize("key", STRENGTHENING_ONLY)
def test_a_stretch_has_no_loads_and_trains_nothing(content: Path, key: str) -> None:
    old, new = STRENGTHENING_ONLY[key]
    edit(content / EXERCISE, old, new)
    assert fault_lines(content) == [f'{EXERCISE}: {key}: is only for kind = "strengthen"']


LACKING = {
    "no figure with the load": (
        'load = [{ id = "bench", prop = [{ kind = "dumbbell", where = "each-hand" }] }]',
        "",
        ['scene[deep].load: there is none for the load "bench"'],
    ),
    "no ability": ('trains = ["squat"]', "", ["trains: expected at least one, got none"]),
    "no dose to keep it": (
        STRENGTH_KEEP,
        "",
        ["dose.keep: is missing: strength is built in `strengthen` and held in `keep`"],
    ),
    "no beats": (
        'beats = [{ name = "lower", seconds = 1.4 }, { name = "lift", seconds = 1.1 }]',
        "",
        ["dose.keep.beats: expected at least one, got none"],
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), LACKING.values(), ids=LACKING.keys())
def test_what_a_shipped_strengthening_exercise_lacks_is_a_gap(
    content: Path, old: str, new: str, expected: list[str]
) -> None:
    add_strength(content)
    edit(content / STRENGTH, old, new)
    if old == STRENGTH_KEEP:
        edit(content / STRENGTH, 'phases = ["strengthen", "keep"]', 'phases = ["strengthen"]')
    assert gap_lines(content) == [f"{STRENGTH}: {line}" for line in expected]
