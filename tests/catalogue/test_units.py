"""Lengths and weights: written in both units, checked by the loader, told to everybody in their own."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endrange.catalogue import Catalogue, Exercise, Units, load_catalogue
from endrange.catalogue.amounts import amount_in, units_in
from endrange.catalogue.content_files import CONTENT
from endrange.catalogue.content_model import Content
from endrange.catalogue.drawings import words
from endrange.catalogue.extraction import extract_content
from endrange.catalogue.loader import shipped_catalogue
from endrange.catalogue.translation import texts
from endrange.catalogue.units import SIDES, with_units
from endrange.programme.timing import lines_s

from .small_content import EXERCISE as WALL_LEAN
from .small_content import edit
from .test_completeness import gap_lines
from .test_loader import EXERCISE, fault_lines

LINE = "Small is right: {two or three centimetres|about an inch}. Not {15 centimetres|6 inches}."
SAMPLE = CONTENT / "equipment.toml"


@pytest.mark.parametrize(
    ("units", "told"),
    [
        ("metric", "Small is right: two or three centimetres. Not 15 centimetres."),
        ("imperial", "Small is right: about an inch. Not 6 inches."),
    ],
)
def test_everybody_is_told_their_own_side(units: Units, told: str) -> None:
    assert with_units(LINE, units) == told


@given(st.text("{}|ab 6inches"), st.sampled_from(["metric", "imperial"]))
def test_any_other_text_stays_as_it_is(text: str, units: Units) -> None:
    assert with_units(text, units) == text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("15 centimetres", ("metric", "length", 0.15, 0.15)),
        ("about two metres", ("metric", "length", 2, 2)),
        ("two or three centimetres", ("metric", "length", 0.02, 0.03)),
        ("Half a kilo to two kilos", ("metric", "weight", 0.5, 2)),
        ("2.5 kilograms", ("metric", "weight", 2.5, 2.5)),
        ("half an inch to an inch", ("imperial", "length", 0.0127, 0.0254)),
        ("six and a half feet", ("imperial", "length", 1.9812, 1.9812)),
        ("a pound", ("imperial", "weight", 0.4536, 0.4536)),
    ],
)
def test_an_amount_is_read_as_it_is_said(words: str, told: tuple[str, str, float, float]) -> None:
    amount = amount_in(words)
    assert amount is not None
    assert (amount.units, amount.measures) == told[:2]
    assert (amount.low, amount.high) == pytest.approx(told[2:])


@pytest.mark.parametrize("words", ["", "centimetres", "15 cm", "several inches", "a foot and 10 centimetres"])
def test_what_is_no_single_amount_is_none(words: str) -> None:
    assert amount_in(words) is None


@pytest.mark.parametrize(
    ("pair", "fault"),
    [
        ("{15 centimetres|16 inches}", '"15 centimetres" and "16 inches" are not about the same'),
        ("{3 kilos|3 pounds}", '"3 kilos" and "3 pounds" are not about the same'),
        ("{3 kilos|3 metres}", 'expected a number and its imperial unit as a word, such as "6 inches"'),
        ("{1 metre|2 pounds}", '"1 metre" and "2 pounds" are not about the same'),
        ("{6 inches|15 centimetres}", 'expected a number and its metric unit as a word, such as "15 centi'),
        (
            "{15 cm|6 in}",
            'expected a number and its metric unit as a word, such as "15 centimetres", got "15',
        ),
        (
            "{15 centimetres|}",
            'expected a number and its imperial unit as a word, such as "6 inches", got ""',
        ),
        ("{1 metre|1 yard|3 feet}", "expected two amounts with a bar between"),
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        (EXERCISE, "Stand a step away.", "variant[far].setup[1]"),
        (EXERCISE, "Lean on a wall.", "summary"),
        ("equipment.toml", "A wall.", "item[wall].plain"),
        ("articles/why-lean.md", "First line", "body[2]"),
    ],
    ids=lambda place: place[2],
)
def test_sides_that_do_not_say_the_same_are_a_fault(
    content: Path, place: tuple[str, str, str], pair: str, fault: str
) -> None:
    file, old, key = place
    edit(content / file, old, f"{pair} away.")
    (found,) = fault_lines(content)
    assert found.startswith(f"{file}: {key}: {fault}")


@pytest.mark.parametrize("file", [EXERCISE, "conditions.toml"])
def test_a_sound_pair_may_stand_in_any_text(content: Path, file: str) -> None:
    edit(content / file, 'why = "It', 'why = "{15 centimetres|6 inches}: it')
    assert fault_lines(content) == []
    assert gap_lines(content) == []


@pytest.mark.parametrize(
    "alone", ["15 centimetres", "15 cm", "a Kilo", "an inch", "ten pounds", "6 feet", "six feet"]
)
def test_a_shipped_text_that_tells_only_half_of_all_readers_has_a_gap(content: Path, alone: str) -> None:
    edit(content / "equipment.toml", "A wall.", f"A wall of {alone}.")
    assert fault_lines(content) == []
    (gap,) = gap_lines(content)
    assert gap.startswith("equipment.toml: item[wall].plain: ")
    assert gap.endswith(" has no twin: write both, {15 centimetres|6 inches}")


@pytest.mark.parametrize(
    "text", ["Both feet flat, one foot in front, two feet in 3 in 4 people.", "A foot's length away."]
)
def test_feet_are_parts_of_the_body(text: str) -> None:
    assert list(units_in(text)) == []


def told(catalogue: Catalogue) -> list[str]:
    """Every text of the catalogue."""
    found: list[str] = []
    for part in vars(catalogue).values():
        things = [part] if isinstance(part, Content) else part.values() if hasattr(part, "values") else ()
        found += [text for thing in things for text in texts(thing)]
    return found


METRIC, IMPERIAL = ("metre", "kilo", "gram"), ("inch", "foot", "feet", "yard", "ounce", "pound", "mile")


def test_the_catalogue_has_every_length_and_weight_in_either_units() -> None:
    raw, metric, imperial = (
        told(each) for each in (shipped_catalogue(), load_catalogue(), load_catalogue(units="imperial"))
    )
    assert len(raw) == len(metric) == len(imperial) > 1500
    differ = [(here, there) for here, there in zip(metric, imperial, strict=True) if here != there]
    assert len(differ) == sum("|" in text and "{" in text for text in raw) >= 8
    for here, there in differ:
        assert any(name in unit.lower() for unit in units_in(here) for name in METRIC), here
        assert any(name in unit.lower() for unit in units_in(there) for name in IMPERIAL), there
        assert "|" not in here + there
    assert not any(name in unit.lower() for text in imperial for unit in units_in(text) for name in METRIC)


def test_the_same_catalogue_is_returned_for_the_same_units(tmp_path: Path) -> None:
    assert load_catalogue(tmp_path, units="imperial") is load_catalogue(units="imperial")
    assert load_catalogue(tmp_path) is not load_catalogue(units="imperial")


def test_a_plan_is_the_same_in_either_units() -> None:
    """Seconds are counted from the words that are read aloud before the work begins."""
    here, there = (load_catalogue(units=units).exercises for units in SIDES)
    assert list(map(set_up_s, here.values())) == list(map(set_up_s, there.values()))


def set_up_s(exercise: Exercise) -> list[float]:
    """How long each of the set-ups and what is said with them takes."""
    parts = [*(each.setup for each in (*exercise.variants, *exercise.regions)), exercise.cues.before]
    return [lines_s(lines) for lines in (*parts, [each.how for each in exercise.loads], *cues_for(exercise))]


def cues_for(exercise: Exercise) -> list[tuple[str]]:
    """What is said besides to people with a condition."""
    return [(change.cue,) for change in exercise.changes]


def test_no_drawing_tells_a_length_or_weight() -> None:
    for path in (CONTENT / "articles").glob("*.svg"):
        named = [unit for _, text in words(path.read_text(encoding="utf-8")) for unit in units_in(text)]
        assert named == [], path.name


SHORT = """\
name = "Bridge"
steps = ["Lift the pelvis %s."]
dose = { kind = "hold", hold_s = 20 }
"""


@pytest.mark.parametrize("words", ["15 cm", "{15 cm}", "{a|b}", "{15 centimetres|6 inches}", "|}{"])
def test_a_short_own_exercise_keeps_the_words_of_the_person(tmp_path: Path, words: str) -> None:
    (tmp_path / "bridge.toml").write_text(SHORT % words)
    for catalogue in (load_catalogue(tmp_path), load_catalogue(tmp_path, units="imperial")):
        assert catalogue.faults == ()
        assert catalogue.exercise("own-bridge").standard.setup == (f"Lift the pelvis {words}.",)


def test_an_own_exercise_with_variants_may_be_written_in_both_units_and_need_not_be(tmp_path: Path) -> None:
    lean = WALL_LEAN.replace('sources = ["own-judgement"]', "").replace('asks = ["click"]', "")
    lean = lean.replace("Stand a step away.", "Stand {30 centimetres|12 inches} away.")
    (tmp_path / "lean.toml").write_text(lean.replace("Stand close.", "Stand 10 cm away."))
    catalogue = load_catalogue(tmp_path, units="imperial")
    assert catalogue.faults == ()
    setups = [each.setup for each in catalogue.exercise("own-lean").variants]
    assert setups == [("Stand 12 inches away.",), ("Stand 10 cm away.",)]


def test_beside_an_own_exercise_the_shipped_ones_are_in_the_same_units(tmp_path: Path) -> None:
    (tmp_path / "bridge.toml").write_text(SHORT % "high")
    assert "6 inches" in load_catalogue(tmp_path, units="imperial").equipment["cushion"].plain


def test_translators_get_a_sentence_for_either_units_and_are_told_who_reads_it() -> None:
    with SAMPLE.open("rb") as file:
        found = {msgid: comments for _, _, msgid, comments in extract_content(file, (), (), {})}
    assert found["A soft ball about 15 centimetres across, to squeeze lightly between the thighs."] == [
        "item[cushion].plain", "For people who measure in centimetres and kilograms.",
    ]  # fmt: skip
    assert found["A soft ball about 6 inches across, to squeeze lightly between the thighs."] == [
        "item[cushion].plain", "For people who measure in feet, inches and pounds.",
    ]  # fmt: skip
    assert not any("|" in msgid for msgid in found)
