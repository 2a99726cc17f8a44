"""`endrange screen`: what it makes of answers, and how it refuses a file."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from endrange.catalogue import load_catalogue
from endrange.cli import main

CATALOGUE = load_catalogue()
SHORT = [sign.id for sign in CATALOGUE.signs.values() if sign.short]


def answers(*yes: str, **more: Any) -> dict[str, Any]:
    return {"version": 1, "on": "2026-11-20", "signs": {sign: sign in yes for sign in SHORT}} | more


def screen(folder: Path, content: Any, *options: str) -> Result:
    file = folder / "answers.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return CliRunner().invoke(main, ["--data", str(folder / "data"), "screen", str(file), *options])


def judged(folder: Path, content: Any) -> dict[str, Any]:
    result = screen(folder, content, "--json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def test_no_to_everything_is_clear(tmp_path: Path) -> None:
    assert "Clear." in screen(tmp_path, answers()).output
    found = judged(tmp_path, answers())
    assert (found["version"], found["tier"], found["cleared"]) == (1, "clear", True)
    assert found["findings"] == found["exercises"] == found["waiting"] == []


def test_a_finding_is_told_with_its_words_and_what_to_do(tmp_path: Path) -> None:
    sign = CATALOGUE.signs["night-pain"]
    output = screen(tmp_path, answers("night-pain")).output
    assert output.startswith("See someone this week.")
    assert f"What to do: {sign.do}" in output
    assert "No plan yet." in output
    (finding,) = judged(tmp_path, answers("night-pain"))["findings"]
    assert (finding["id"], finding["version"], finding["do"]) == (sign.id, sign.version, sign.do)
    assert finding["sources"] == list(sign.sources)
    assert not finding["looked_at"]


def test_what_somebody_has_looked_at_no_longer_stands(tmp_path: Path) -> None:
    look = {"who": "doctor", "on": "2026-11-19", "about": ["night-pain"]}
    found = judged(tmp_path, answers("night-pain", looked_at=[look]))
    assert (found["tier"], found["cleared"]) == ("clear", True)
    assert found["findings"][0]["looked_at"]
    assert "Somebody has looked at it." in screen(tmp_path, answers("night-pain", looked_at=[look])).output


def test_conditions_are_told_exercise_by_exercise_with_why(tmp_path: Path) -> None:
    found = judged(tmp_path, answers(conditions=["knee-problem", "known-impingement", "hip-dysplasia"]))
    assert (found["tier"], found["cleared"], found["loads_from_start"]) == ("changes", True, True)
    by_id = {each["exercise"]: each for each in found["exercises"]}
    assert by_id["couch-stretch"]["is_left_out"]
    assert by_id["couch-stretch"]["changes"] == []
    assert by_id["couch-stretch"]["left_out"][0]["why"]
    output = screen(tmp_path, answers(conditions=["knee-problem", "known-impingement"])).output
    assert "Couch stretch: left out" in output
    assert (
        "Outer-hip stretch with strap\n  Known impingement, or a pinch in the groin without straight: "
        in output
    )
    assert "Stay in the range without a pinch" in output


def test_a_replaced_hip_waits_for_a_yes(tmp_path: Path) -> None:
    found = judged(tmp_path, answers(conditions=["hip-replacement-anterior"]))
    assert (found["tier"], found["cleared"]) == ("waiting", False)
    assert [each["condition"] for each in found["waiting"]] == ["hip-replacement-anterior"]
    word = {"who": "surgeon", "on": "2026-01-05", "about": ["hip-replacement-anterior"]}
    assert judged(tmp_path, answers(conditions=["hip-replacement-anterior"], looked_at=[word]))["cleared"]


@pytest.mark.parametrize(
    ("region", "number", "is_known"), [("DE", "112", True), ("gb", "999", True), ("", "112", False)]
)
def test_the_region_decides_the_emergency_number(
    tmp_path: Path, region: str, number: str, is_known: bool
) -> None:
    found = judged(tmp_path, answers(region=region))["emergency_number"]
    assert (found["number"], found["is_known"]) == (number, is_known)
    assert f"Emergency number: {number}" in screen(tmp_path, answers(region=region)).output


def test_an_emergency_is_told_before_the_last_answer(tmp_path: Path) -> None:
    found = judged(tmp_path, {"version": 1, "signs": {"cold-pale-leg": True}})
    assert (found["tier"], found["cleared"]) == ("emergency", False)


def test_a_sign_without_an_answer_is_not_a_no(tmp_path: Path) -> None:
    missing = answers()
    del missing["signs"]["night-pain"]
    result = screen(tmp_path, missing)
    assert result.exit_code == 2
    assert "An unanswered sign is not a no. Not answered: night-pain." in result.stderr


def test_circumstances_answer_the_signs_that_need_them(tmp_path: Path) -> None:
    needed = {sign.id for sign in CATALOGUE.signs.values() if sign.only_with in (None, "fall") and sign.short}
    few = answers(circumstances=["fall"]) | {"signs": dict.fromkeys(needed, False)}
    assert judged(tmp_path, few)["tier"] == "clear"
    none = few | {"circumstances": None}
    assert "pain-after-cancer" in screen(tmp_path, none).output
    few["signs"].pop("pain-since-fall")
    assert "Not answered: pain-since-fall." in screen(tmp_path, few).output


def test_a_yes_and_a_condition_bring_their_circumstance_with_them(tmp_path: Path) -> None:
    nobody = {sign.id for sign in CATALOGUE.signs.values() if sign.short and sign.only_with is None}
    few = {"version": 1, "circumstances": [], "signs": dict.fromkeys(nobody, False)}
    assert judged(tmp_path, few)["tier"] == "clear"
    pregnant = screen(tmp_path, few | {"conditions": ["pregnancy"]})
    assert "Not answered: pregnancy-signs, late-pregnancy-hip." in pregnant.output
    emergency = few | {"signs": {"young-cannot-bear-weight": True}}
    assert judged(tmp_path, emergency)["tier"] == "emergency"


@pytest.mark.parametrize("sign", ["no-better-after-weeks", "pain-up-over-weeks"])
def test_what_weeks_show_may_be_said_too(tmp_path: Path, sign: str) -> None:
    content = answers()
    content["signs"][sign] = True
    assert judged(tmp_path, content)["tier"] == "this-week"


TOMORROW = (datetime.now(UTC).astimezone().date() + timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "answers.json is not JSON"),
        ("[]", "expected a table"),
        ({}, "version: is missing"),
        ({}, "signs: is missing"),
        (answers() | {"version": 2}, "version: expected 1, got 2"),
        (answers(regoin="DE"), 'unknown key "regoin" (did you mean "region"?)'),
        (answers(on="yesterday"), "on: "),
        (answers(on=TOMORROW), "on: expected "),
        (
            answers() | {"signs": {"night-pian": True}},
            'there is no sign "night-pian" (did you mean "night-pain"?)',
        ),
        (
            answers(circumstances=["fell"]),
            'circumstances: there is no circumstance "fell" (did you mean "fall"?)',
        ),
        (answers() | {"signs": {"night-pain": "yes"}}, "signs.night-pain: expected true or false"),
        (
            answers(conditions=["hip-dyplasia"]),
            'there is no condition "hip-dyplasia" (did you mean "hip-dysplasia"?)',
        ),
        (answers(looked_at=[{"who": "", "on": "2026-11-20", "about": ["night-pain"]}]), "looked_at[1].who: "),
        (answers(looked_at=[{"who": "doctor", "on": "2026-11-20"}]), "looked_at[1].about: is missing"),
        (
            answers(looked_at=[{"who": "doctor", "on": TOMORROW, "about": ["night-pain"]}]),
            "looked_at[1].on: expected",
        ),
        (
            answers(looked_at=[{"who": "doctor", "on": "2026-11-20", "about": ["nightpain"]}]),
            'looked_at[1].about: there is no sign or condition "nightpain" (did you mean "night-pain"?)',
        ),
    ],
)
def test_a_file_with_a_fault_is_refused_with_the_key(tmp_path: Path, content: Any, says: str) -> None:
    result = screen(tmp_path, content)
    assert result.exit_code == 2
    assert says in result.stderr


def test_every_fault_is_said_at_once(tmp_path: Path) -> None:
    result = screen(tmp_path, answers(conditions=["gout", "thirst"]) | {"signs": {"hunger": True}})
    assert [word for word in ("gout", "thirst", "hunger") if word not in result.stderr] == []


def test_an_answer_as_an_earlier_version_kept_it_is_understood(tmp_path: Path) -> None:
    found = judged(tmp_path, answers(conditions=["hip-replacement"]))
    assert [each["condition"] for each in found["waiting"]] == ["hip-replacement-unknown"]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["screen", str(tmp_path / "none.json")])
    assert result.exit_code == 2
