"""A safety rule without its source, its words or its version is no content: loading fails and says where."""

from pathlib import Path

import pytest

from endrange.catalogue.faults import CatalogueError
from endrange.catalogue.loader import catalogue_of, read_content

from .small_content import edit

SIGNS = "screening/signs/first.toml"
BEFORE = "screening/before-session.toml"
AGAIN = "screening/asked-again.toml"
CONDITIONS = "conditions.toml"
NUMBERS = "screening/emergency-numbers.toml"


def faults(content: Path) -> str:
    with pytest.raises(CatalogueError) as caught:
        catalogue_of(read_content(content))
    return str(caught.value)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (SIGNS, 'sources = ["own-judgement"]\n', "", "sign[fever].sources: is missing"),
        (
            SIGNS,
            'sources = ["own-judgement"]\n',
            "sources = []\n",
            "sign[fever].sources: expected at least 1",
        ),
        (SIGNS, 'sources = ["own-judgement"]', 'sources = ["hearsay"]', 'there is no source "hearsay"'),
        (SIGNS, 'do = "Call the emergency number."\n', "", "sign[fever].do: is missing"),
        (SIGNS, 'why = "It can be an infection."', 'why = " "', "sign[fever].why: expected some words"),
        (SIGNS, "version = 1\n", "", "sign[fever].version: is missing"),
        (SIGNS, "version = 1\n", "version = 0\n", "sign[fever].version: expected 1 or more"),
        (SIGNS, "reviewed = 2026-11-01\n", "", "sign[fever].reviewed: is missing"),
        (CONDITIONS, 'sources = ["own-judgement"]\n', "", "condition[knee-problem].sources: is missing"),
        (CONDITIONS, 'why = "It kneels."\n', "", "condition[knee-problem].why: is missing"),
        (CONDITIONS, "version = 1\n", 'version = 1\nimplies = ["knee"]\n', 'there is no condition "knee"'),
        (AGAIN, 'screens = ["first"]', 'screens = ["second"]', 'there is no screen "second"'),
        (AGAIN, 'screens = ["first"]', "screens = []", "rule[fall].screens: expected at least 1"),
        (AGAIN, 'why = "Something may be broken."\n', "", "rule[fall].why: is missing"),
        (BEFORE, "low = 6", "low = 7", "pain: expected each score from 0 to 10 in one band"),
        (BEFORE, "low = 6", "low = 5", "pain: expected each score from 0 to 10 in one band"),
        (BEFORE, 'says = "A few questions first."\n', "", "expected `says` and `happening` beside"),
        (BEFORE, 'then = "ask-again"\nhappening = "fall"\n', 'then = "ask-again"\n', "expected `says` and"),
        (
            BEFORE,
            'then = "ask-again"\nhappening = "fall"',
            'then = "ask-again"\nhappening = "rise"',
            '"rise"',
        ),
        (BEFORE, 'then = "ask-again"', 'then = "perhaps"', 'expected "go", "ask-again" or "no-session"'),
        (NUMBERS, 'number = "999"', 'number = "nine"', "number[gb].number: expected text of the form"),
        (NUMBERS, 'note = "Check it."\n', "", "note: is missing"),
    ],
)
def test_what_a_safety_rule_lacks_fails_loading(
    content: Path, file: str, old: str, new: str, says: str
) -> None:
    edit(content / file, old, new)
    assert says in faults(content)
