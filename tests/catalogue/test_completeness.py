"""What a shipped exercise lacks although its file is sound: gaps, named like faults."""

from pathlib import Path

import pytest

from endrange.catalogue.loader import gaps, read_content

from .small_content import edit
from .test_loader import EXERCISE, fault_lines


def gap_lines(folder: Path) -> list[str]:
    return [line for file in gaps(read_content(folder), folder) for line in str(file).splitlines()]


def test_a_whole_folder_has_no_gaps(content: Path) -> None:
    assert gap_lines(content) == []


LACKING = {
    "fewer than three faults": (
        '[[fault]]\nname = "Breath held"\nlooks_like = "The face goes red."\ncue = "Sigh it out."\n',
        "",
        "fault: expected at least 3, got 2",
    ),
    "no cautions": (
        'cautions = ["Go slowly."]',
        "cautions = []",
        "cautions: expected at least one, got none",
    ),
    "no stop signs": (
        'stop_signs = ["A pinch."]',
        "stop_signs = []",
        "stop_signs: expected at least one, got none",
    ),
    "no cue at the end": ('end = ["Come back."]', "end = []", "cues.end: expected at least one, got none"),
    "no sources": ('sources = ["own-judgement"]', "sources = []", "sources: expected at least one, got none"),
    "no steps": (
        'setup = ["Stand close."]',
        "setup = []",
        "variant[near].setup: expected at least one, got none",
    ),
    "a variant without a figure": (
        'setup = ["Stand close."]\nscene = "far"',
        'setup = ["Stand close."]',
        "variant[near].scene: is missing: expected the id of a [[scene]] of this file",
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), LACKING.values(), ids=LACKING.keys())
def test_a_shipped_exercise_that_lacks_a_part_is_sound_but_has_a_gap(
    content: Path, old: str, new: str, expected: str
) -> None:
    edit(content / EXERCISE, old, new)
    assert fault_lines(content) == []
    assert gap_lines(content) == [f"{EXERCISE}: {expected}"]


def test_the_order_names_each_exercise_and_nothing_else(content: Path) -> None:
    edit(content / "order.toml", "wall-lean", "wall-leen")
    assert gap_lines(content) == [
        'order.toml: exercises: there is no exercise "wall-leen" (did you mean "wall-lean"?)',
        f"{EXERCISE}: is not in order.toml",
    ]


def test_an_article_needs_its_picture(content: Path) -> None:
    edit(content / "articles/why-lean.md", "wall-lean/far", "planes")
    assert gap_lines(content) == ["articles/why-lean.md: picture: there is no file planes.svg beside it"]
    (content / "articles/planes.svg").write_text("<svg/>")
    assert gap_lines(content) == []
