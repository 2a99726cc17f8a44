"""The strict loader: what a sound folder gives, and how faults of a broken one read."""

from pathlib import Path

import pytest

from endrange.body.joints import RANGES
from endrange.catalogue.catalogue import Catalogue
from endrange.catalogue.faults import CatalogueError
from endrange.catalogue.loader import catalogue_of, read_content

from .small_content import add_rolling, edit

EXERCISE = "exercises/wall-lean.toml"


def fault_lines(folder: Path) -> list[str]:
    return [line for file in read_content(folder).faults for line in str(file).splitlines()]


def load(folder: Path) -> Catalogue:
    return catalogue_of(read_content(folder))


def test_a_sound_folder_has_no_faults(content: Path) -> None:
    assert fault_lines(content) == []


def test_the_id_is_the_name_of_the_file(content: Path) -> None:
    assert load(content).exercise("wall-lean").name == "Wall lean"


def test_exercises_come_in_the_order_of_the_programme(content: Path) -> None:
    add_rolling(content)
    assert list(load(content).exercises) == ["wall-lean", "rolling"]


def test_signs_come_most_urgent_first(content: Path) -> None:
    edit(content / "screening/signs/first.toml", 'tier = "emergency"', 'tier = "within-days"')
    edit(content / "screening/signs/first.toml", 'tier = "this-week"', 'tier = "same-day"')
    assert list(load(content).signs) == ["locking", "fever"]


def test_an_article_is_cut_at_blank_lines_and_whole_again_as_markdown(content: Path) -> None:
    article = load(content).articles["why-lean"]
    assert article.body == ("## Leaning", "First line\nof a paragraph.", "- one\n- two")
    assert article.markdown == "## Leaning\n\nFirst line\nof a paragraph.\n\n- one\n- two"


def test_nothing_in_a_loaded_catalogue_can_be_changed(content: Path) -> None:
    catalogue = load(content)
    with pytest.raises(TypeError):
        catalogue.exercises["other"] = catalogue.exercise("wall-lean")  # type: ignore[index]
    with pytest.raises(ValueError, match="frozen"):
        catalogue.exercise("wall-lean").name = "Other"


def test_all_faults_of_a_file_are_reported_at_once(content: Path) -> None:
    path = content / EXERCISE
    hip = RANGES["hip", "flexion"]
    edit(path, "hold_s = { low = 60, high = 120 }", 'hold_s = "60"')
    edit(path, "flexion = -10", "flexion = -190")
    edit(path, 'sources = ["own-judgement"]', 'sourcess = ["own-judgement"]')
    edit(path, 'equipment = ["wall"]', 'equipment = ["wal"]')
    edit(path, 'level = "easier"', 'level = "easyer"')
    assert sorted(fault_lines(content)) == sorted(
        [
            f'{EXERCISE}: dose.restore.hold_s: expected a table, got "60"',
            f"{EXERCISE}: scene[far].keyframe[end].hip.working.flexion: "
            f"-190 is beyond the hip's range ({hip.low:g}..{hip.high:g})",
            f'{EXERCISE}: unknown key "sourcess" (did you mean "sources"?)',
            f'{EXERCISE}: variant[far].equipment[1]: there is no equipment "wal" (did you mean "wall"?)',
            f'{EXERCISE}: variant[near].level: expected "easier", "standard" or "harder", got "easyer"'
            ' (did you mean "easier"?)',
        ]
    )


def test_the_faults_of_all_files_are_in_one_error(content: Path) -> None:
    edit(content / EXERCISE, 'name = "Wall lean"', "name = 3")
    edit(content / "muscles.toml", "weekly = true", 'weekly = "yes"')
    with pytest.raises(CatalogueError) as caught:
        load(content)
    assert [file.file for file in caught.value.files] == ["muscles.toml", EXERCISE]
    assert 'muscles.toml: group[hip-flexors].weekly: expected true or false, got "yes"' in str(caught.value)
    assert f"{EXERCISE}: name: expected text, got 3" in str(caught.value)


BROKEN = {
    "a key that is missing": ('feel = "In front of the hip."', "", "feel: is missing: expected text"),
    "an empty text": ('breathing = "Slowly."', 'breathing = " "', 'breathing: expected some words, got " "'),
    "a number for text": ('"A pinch."', "7", "stop_signs[1]: expected text, got 7"),
    "a text for a list": (
        'cautions = ["Go slowly."]',
        'cautions = "Go"',
        'cautions: expected a list, got "Go"',
    ),
    "a list for a table": (
        "hip = { working = { flexion = -10 } }",
        "hip = []",
        "scene[far].keyframe[end].hip: expected a table, got a list of 0",
    ),
    "a number for a dose": (
        "count = { low = 5, high = 10 }",
        "count = 5",
        "dose.keep.count: expected a table, got 5",
    ),
    "a word that is no choice": (
        'kind = "stretch"',
        'kind = "strech"',
        'kind: expected "roll", "mobilise", "stretch" or "strengthen", got "strech" (did you mean'
        ' "stretch"?)',
    ),
    "an unknown kind of dose": (
        'kind = "hold"',
        'kind = "hang"',
        'dose.restore: expected kind = "hold", "repetitions" or "passes", got "hang"',
    ),
    "a missing kind of dose": (
        'kind = "hold"\n',
        "",
        'dose.restore: expected kind = "hold", "repetitions" or "passes", got none',
    ),
    "a range the wrong way round": (
        "low = 60, high = 120",
        "low = 120, high = 60",
        "dose.restore.hold_s: expected low <= high, got 120 and 60",
    ),
    "a hold of an hour": (
        "low = 60, high = 120",
        "low = 60, high = 3600",
        "dose.restore.hold_s: expected 5 to 600, got 60 to 3600",
    ),
    "half a set": (
        "sets = { low = 1, high = 2 }",
        "sets = { low = 0.5, high = 2 }",
        "dose.restore.sets.low: expected a whole number, got 0.5",
    ),
    "an endless hold": (
        "low = 60, high = 120",
        "low = 60, high = inf",
        "dose.restore.hold_s.high: expected a finite number, got inf",
    ),
    "an unknown key in a dose": (
        "tempo_s = 3",
        "tempo_s = 3\ntempo = 2",
        'dose.keep: unknown key "tempo" (did you mean "tempo_s"?)',
    ),
    "an unknown key in a variant": (
        'scene = "far"',
        'scene = "far"\nsetups = []',
        'variant[far]: unknown key "setups" (did you mean "setup"?)',
    ),
    "an id that is no id": (
        'id = "near"',
        'id = "Near it"',
        "variant[Near it].id: expected an id of lower-case words joined by hyphens, such as "
        '"couch-stretch", got "Near it"',
    ),
    "a dangling muscle": (
        'muscles = ["iliopsoas"]',
        'muscles = ["psoas"]',
        'muscles[1]: there is no muscle "psoas" (did you mean "iliopsoas"?)',
    ),
    "a dangling group": (
        'counts_for = ["hip-flexors"]',
        'counts_for = ["hip-flexor"]',
        'counts_for[1]: there is no group "hip-flexor" (did you mean "hip-flexors"?)',
    ),
    "a group without a weekly dose": (
        'counts_for = ["hip-flexors"]',
        'counts_for = ["trunk"]',
        'counts_for: the group "trunk" has no weekly dose (weekly = true in muscles.toml)',
    ),
    "a dangling source": (
        'sources = ["own-judgement"]',
        'sources = ["preece-2021"]',
        'sources[1]: there is no source "preece-2021" (known: own-judgement)',
    ),
    "a dangling question": ('asks = ["click"]', 'asks = ["clack"]', "asks[1]: there is no question"),
    "a dangling condition": (
        'condition = "knee-problem"',
        'condition = "knee"',
        'leave_out[1].condition: there is no condition "knee"',
    ),
    "a dangling variant": (
        'variants = ["far"]',
        'variants = ["afar"]',
        'leave_out[1].variants[1]: there is no variant "afar" (did you mean "far"?)',
    ),
    "a dangling scene": (
        'scene = "far"',
        'scene = "fa"',
        'variant[far].scene: there is no scene "fa" (did you mean "far"?)',
    ),
    "a variant's id twice": ('id = "near"', 'id = "far"', 'variant: the id "far" stands twice'),
    "two standard variants": (
        'level = "easier"',
        'level = "standard"',
        "variant: expected one of level standard, got 2",
    ),
    "no standard variant": (
        'level = "standard"',
        'level = "easier"',
        "variant: expected one of level standard, got 0",
    ),
    "a harder variant before an easier one": (
        'level = "standard"',
        'level = "harder"',
        "variant: expected the order standard, easier (mildest first), harder",
    ),
    "a phase without a dose": (
        'phases = ["restore", "keep"]',
        'phases = ["restore", "keep", "calm"]',
        'dose: there is none for the phase "calm"',
    ),
    "a dose without its phase": (
        'phases = ["restore", "keep"]',
        'phases = ["restore"]',
        "dose.keep: this phase is not in `phases`",
    ),
    "a chain without a place": ("chain_order = 1\n", "", "chain_order: `chain` and `chain_order` (from 1)"),
    "a chain that begins at two": (
        "chain_order = 1",
        "chain_order = 2",
        'chain_order: chain "wall": expected 1 to 1, each once, got [2]',
    ),
    "its own id": (
        'name = "Wall lean"',
        'id = "x"\nname = "W"',
        'unknown key "id" (the id is the file\'s name)',
    ),
    "being somebody's own": ('name = "Wall lean"', 'own = true\nname = "W"', 'unknown key "own"'),
    "passes without regions": (
        'kind = "hold"\nhold_s = { low = 60, high = 120 }\nsets = { low = 1, high = 2 }',
        'kind = "passes"\nregion_s = { low = 30, high = 60 }\nstroke_s = 3',
        "region: is missing: a dose of passes needs regions to roll",
    ),
    "broken TOML": (
        'name = "Wall lean"',
        "name = ",
        "cannot be understood: Invalid value (at line 1, column 8)",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), BROKEN.values(), ids=BROKEN.keys())
def test_a_fault_in_an_exercise_names_its_key_and_what_was_expected(
    content: Path, old: str, new: str, expected: str
) -> None:
    edit(content / EXERCISE, old, new)
    lines = fault_lines(content)
    assert any(line.startswith(f"{EXERCISE}: {expected}") for line in lines), lines


BROKEN_ELSEWHERE = {
    "a sign without sources": (
        "screening/signs/first.toml",
        'sources = ["own-judgement"]',
        "sources = []",
        "sign[fever].sources: expected at least 1 in the list, got a list of 0",
    ),
    "a sign of no tier": (
        "screening/signs/first.toml",
        'tier = "emergency"',
        'tier = "today"',
        'sign[fever].tier: expected "emergency", "same-day", "within-days" or "this-week", got "today"',
    ),
    "a sign on no screen": (
        "screening/signs/first.toml",
        'screen = "first"',
        'screen = "fist"',
        'sign[fever].screen: there is no screen "fist" (did you mean "first"?)',
    ),
    "an article without a head": (
        "articles/why-lean.md",
        "+++",
        "---",
        "cannot be understood: expected TOML",
    ),
    "an article that names no source": (
        "articles/why-lean.md",
        '"own-judgement"',
        '"judgement"',
        'sources[1]: there is no source "judgement" (did you mean "own-judgement"?)',
    ),
    "a muscle of no group": (
        "muscles.toml",
        'group = "hip-flexors"',
        'group = "flexors"',
        'muscle[iliopsoas].group: there is no group "flexors"',
    ),
    "an answer that is no table": (
        "questions.toml",
        '{ id = "no", text = "No", then = "On." }',
        "1",
        "question[click].answers[2]: expected a table, got 1",
    ),
}


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"), BROKEN_ELSEWHERE.values(), ids=BROKEN_ELSEWHERE.keys()
)
def test_a_fault_in_any_other_file_reads_the_same_way(
    content: Path, file: str, old: str, new: str, expected: str
) -> None:
    edit(content / file, old, new)
    lines = fault_lines(content)
    assert any(line.startswith(f"{file}: {expected}") for line in lines), lines


def test_a_sign_in_two_files_is_reported_in_the_later_one(content: Path) -> None:
    (content / "screening/signs/twice.toml").write_text((content / "screening/signs/first.toml").read_text())
    says = 'screening/signs/twice.toml: the sign "fever" is in screening/signs/first.toml already'
    assert says in fault_lines(content)


def test_two_exercises_at_one_place_of_a_chain_are_reported_once(content: Path) -> None:
    (content / "exercises/second.toml").write_text((content / EXERCISE).read_text())
    chain_faults = [line for line in fault_lines(content) if "chain" in line]
    assert chain_faults == [
        'exercises/second.toml: chain_order: chain "wall": expected 1 to 2, each once, got [1, 1]'
    ]


def test_a_file_that_is_not_utf_8_is_reported_as_such(content: Path) -> None:
    (content / EXERCISE).write_bytes(b'name = "\xff"')
    assert f"{EXERCISE}: expected text in UTF-8" in fault_lines(content)


def test_a_route_needs_a_figure_for_every_region(content: Path) -> None:
    add_rolling(content)
    assert fault_lines(content) == []
    edit(content / "exercises/rolling.toml", '[[scene]]\nid = "front"', '[[scene]]\nid = "side"')
    assert fault_lines(content) == [
        'exercises/rolling.toml: region[front].scene: there is no scene "front" (known: back, side)'
    ]


def test_a_route_is_rolled_in_every_phase(content: Path) -> None:
    add_rolling(content)
    path = content / "exercises/rolling.toml"
    edit(path, 'phases = ["restore"]', 'phases = ["restore", "keep"]')
    edit(
        path,
        "[cues]",
        '[dose.keep]\nkind = "hold"\nhold_s = { low = 30, high = 60 }\nsets = { low = 1, high = 1 }\n[cues]',
    )
    assert fault_lines(content) == [
        'exercises/rolling.toml: dose: expected kind = "passes" for an exercise with regions'
    ]
