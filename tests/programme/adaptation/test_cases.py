"""The rules, held to the cases that their pages show."""

import pytest

from endrange.catalogue import load_catalogue
from endrange.programme.adaptation import RULES
from endrange.programme.adaptation.cases import FOLDER, Case, cases_of, run_case

CATALOGUE = load_catalogue()
CASES = [(rule.id, case) for rule in RULES for case in cases_of(rule.id)]


@pytest.mark.parametrize(("rule_id", "case"), CASES, ids=[f"{id_}: {case.name}" for id_, case in CASES])
def test_a_rule_does_what_its_case_says(rule_id: str, case: Case) -> None:
    outcome = run_case(case, rule_id, catalogue=CATALOGUE)
    assert outcome.adjustments == case.expect
    assert [sentence for sentence in case.then if sentence not in outcome.state] == []


@pytest.mark.parametrize("rule_id", [rule.id for rule in RULES])
def test_every_rule_has_a_case_in_which_it_acts_and_one_in_which_it_is_silent(rule_id: str) -> None:
    silent = [case for case in cases_of(rule_id) if not case.expect]
    assert silent
    assert len(silent) < len(cases_of(rule_id))


def test_every_file_of_cases_belongs_to_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == {rule.id for rule in RULES}


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("on monday: morning pain 3", "day N"),
        ("day 1: slept pain 3", "expected one of"),
        ("day 1: morning 3", "cannot read"),
        ("day 1: trained couch-strech", "couch-strech"),
        ("day 1: trained couch-stretch smiling 3", "means nothing"),
    ],
)
def test_a_sentence_that_cannot_be_read_is_named(sentence: str, says: str) -> None:
    case = Case(name="Unreadable", given=(sentence,))
    with pytest.raises(ValueError, match=says):
        run_case(case, "flare", catalogue=CATALOGUE)
