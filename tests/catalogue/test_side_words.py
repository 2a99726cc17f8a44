"""The words for the working leg: filled where a side is known, neutral where not, checked by the loader."""

from pathlib import Path

import pytest

from endrange.catalogue import load_catalogue, neutrally, translate
from endrange.catalogue.loader import read_content
from endrange.catalogue.side_words import with_side
from endrange.catalogue.translation import texts
from endrange.programme.timing import speech_s

from .small_content import edit

EXERCISE = "exercises/wall-lean.toml"
LINE = "Lay {this} ankle on {other} thigh. {other} foot stays."
POLISH = {"the right": "prawa", "the left": "lewa", "right side": "prawa strona", "left side": "lewa strona"}


@pytest.mark.parametrize(
    ("side", "said"),
    [
        ("right", "Lay the right ankle on the left thigh. The left foot stays."),
        ("left", "Lay the left ankle on the right thigh. The right foot stays."),
        ("both", "Lay this ankle on the other thigh. The other foot stays."),
        (None, "Lay this ankle on the other thigh. The other foot stays."),
    ],
)
def test_a_line_names_the_leg_that_works(side: str | None, said: str) -> None:
    assert with_side(LINE, side) == said


def test_a_translation_may_name_the_side_in_its_own_way() -> None:
    line = "{side}: kostka na udzie."
    assert with_side(line, "right", lambda text: POLISH.get(text, text)) == "Prawa strona: kostka na udzie."


def test_other_braces_are_left_alone() -> None:
    assert with_side("{that} and {this}", "left") == "{that} and the left"


def test_a_line_takes_as_long_to_say_on_either_side() -> None:
    assert speech_s("Lay {this} ankle on {other} thigh.") == speech_s("Lay this ankle on the other thigh.")


def test_an_exercise_without_a_side_is_neutral_all_through() -> None:
    for exercise in load_catalogue().exercises.values():
        shown = translate(exercise, neutrally(str))
        assert [text for text in texts(shown) if "{" in text] == [], exercise.id


def faults_with(folder: Path, old: str, new: str) -> list[str]:
    edit(folder / EXERCISE, old, new)
    return [line for file in read_content(folder).faults for line in str(file).splitlines()]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Stand a step away.", "Stand on {this} leg."),
        ("Stand tall.", "{other} foot flat."),
        ("Come back.", "Come back to {side}."),
    ],
)
def test_a_placeholder_may_stand_in_setups_and_cues(content: Path, old: str, new: str) -> None:
    assert faults_with(content, old, new) == []


def test_an_unknown_placeholder_is_a_fault_with_the_nearest_one(content: Path) -> None:
    assert faults_with(content, "Stand a step away.", "Stand on {thsi} leg.") == [
        f'{EXERCISE}: variant[far].setup[1]: unknown placeholder "thsi" (did you mean "this"?)'
    ]


def test_a_lone_brace_is_a_fault(content: Path) -> None:
    (fault,) = faults_with(content, "Stand a step away.", "Stand on {this leg.")
    assert 'variant[far].setup[1]: a lone "{"' in fault


@pytest.mark.parametrize("old", ["Lean on a wall.", "Tuck the tail.", "It presses on the knee."])
def test_a_placeholder_elsewhere_is_a_fault(content: Path, old: str) -> None:
    (fault,) = faults_with(content, old, "It is for {this} leg.")
    assert '"{this}" is only for the setup and cues' in fault


def test_an_exercise_of_both_sides_has_no_working_leg(content: Path) -> None:
    edit(content / EXERCISE, "Stand tall.", "Stand on {this} leg.")
    (fault,) = faults_with(content, 'sides = "each"', 'sides = "both"')
    assert fault.startswith(f"{EXERCISE}: cues.before[1]")
