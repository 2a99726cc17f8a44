"""What `endrange plan` and `endrange session` print, and how they refuse."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from endrange.cli import main


@pytest.fixture
def run(tmp_path: Path):
    def run_command(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["--data", str(tmp_path), *arguments])

    return run_command


def test_a_plan_is_a_table_with_a_column_for_every_day(run):
    result = run("plan", "--days", "4", "--weeks", "3", "--start", "2026-11-23", "--equipment", "strap,wall")
    assert result.exit_code == 0
    assert "3 weeks, 4 sessions a week of 20 minutes, with stretching strap, " in result.output
    assert "Mon 23 Nov   Tue 24 Nov   Thu 26 Nov   Fri 27 Nov" in result.output
    assert "Week 3" in result.output
    assert "Foam rolling: Missing equipment: foam roller." in result.output


def test_what_is_not_in_a_plan_is_said_of_all_its_sessions_and_not_of_one_day(run):
    asked = ("--days", "4", "--minutes", "20", "--start", "2026-11-23", "--equipment", "strap,wall,roller")
    _plan, said = run("plan", *asked).output.split("Not in this programme\n")
    reason = (
        "The plan is made for sessions of 20 minutes; what the week needs most leaves no room."
        " A plan for sessions of 30 minutes has room."
    )
    assert f"Foam rolling: {reason}" in said
    assert f"Leg circles with strap: {reason}" in said
    assert "Ball release: Missing equipment: massage ball." in said
    assert "today" not in said


def test_a_plan_as_json_has_weeks_sessions_doses_and_shortfalls(run):
    result = run("plan", "--days", "3", "--weeks", "3", "--minutes", "10", "--start", "2026-11-23", "--json")
    plan = json.loads(result.output)
    assert plan["version"] == 1
    assert [week["number"] for week in plan["weeks"]] == [1, 2, 3]
    session = plan["weeks"][0]["sessions"][0]
    assert session["day"] == "2026-11-23"
    assert 570 <= session["total_s"] <= 600
    assert {each["dose"]["kind"] for each in session["prescriptions"]} <= {"hold", "repetitions", "passes"}
    assert all(each["cause"] == "time" for each in plan["shortfalls"])
    assert plan["shortfalls"]


def test_a_stand_in_counts_as_the_item(run):
    with_belt = run("plan", "--equipment", "belt,couch", "--start", "2026-11-23", "--json")
    with_strap = run("plan", "--equipment", "strap,bench", "--start", "2026-11-23", "--json")
    assert with_belt.output == with_strap.output


def test_no_equipment_can_be_said_too(run):
    result = run("plan", "--equipment", "none", "--start", "2026-11-23")
    assert result.exit_code == 0
    assert "with no equipment." in result.output


def test_a_condition_leaves_exercises_out_with_the_reason(run):
    result = run("plan", "--condition", "knee-problem", "--start", "2026-11-23")
    assert "Couch stretch: Left out for your safety: " in result.output


def test_a_session_is_a_script_with_times_and_words(run):
    result = run("session", "--minutes", "10", "--start", "2026-11-23")
    assert result.exit_code == 0
    assert result.output.startswith("Hip session, 10 minutes, Mon 23 Nov 2026: ")
    assert '0:00  "Have within reach: ' in result.output
    assert "Change sides" in result.output
    assert "The end." in result.output


def test_a_session_as_json_is_what_the_player_reads(run):
    timeline = json.loads(run("session", "--minutes", "20", "--start", "2026-11-23", "--json").output)
    assert timeline["version"] == 1
    assert timeline["total_s"] == sum(block["seconds"] for block in timeline["blocks"])
    assert timeline["total_s"] == sum(
        step["seconds"] for block in timeline["blocks"] for step in block["steps"]
    )


@pytest.mark.parametrize(
    ("units", "told"), [("metric", "two or three centimetres"), ("imperial", "about an inch")]
)
def test_a_session_tells_lengths_in_the_units_asked_for(run, units, told):
    script = run("session", "--minutes", "20", "--start", "2026-11-23", "--units", units).output
    assert f'"Small is right: {told}."' in script


def test_without_a_start_the_first_day_is_today(run):
    timeline = json.loads(run("session", "--json").output)
    assert abs((date.fromisoformat(timeline["planned_for"]) - date.today()).days) <= 1  # noqa: DTZ011


def test_a_session_on_another_day_of_the_programme_can_be_asked_for(run):
    timeline = json.loads(run("session", "--start", "2026-11-23", "--date", "2026-12-01", "--json").output)
    assert timeline["planned_for"] == "2026-12-01"


@pytest.mark.parametrize("command", ["plan", "session"])
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--days", "9"], "The programme needs 3 to 5 days a week, not 9."),
        (["--weeks", "2"], "The programme takes 3 to 6 weeks, not 2."),
        (["--minutes", "12"], "A session takes 5, 10, 15, 20 or 30 minutes, not 12."),
        (["--equipment", "trampoline"], "Equipment trampoline is not known."),
        (["--start", "tomorrow"], '"tomorrow" is not a date'),
        (
            ["--condition", "knee-problm"],
            'There is no condition "knee-problm" (did you mean "knee-problem"?).',
        ),
        (["--condition", "under-16"], "Under 16"),
        (["--worse-side", "middle"], "middle"),
        (["--days", "many"], "many"),
    ],
)
def test_what_does_not_hold_is_said_in_a_sentence_with_exit_code_2(run, command, arguments, sentence):
    result = run(command, *arguments)
    assert result.exit_code == 2
    assert sentence in result.output
    assert "Traceback" not in result.output


def test_all_faults_are_said_at_once(run):
    said = run("plan", "--days", "9", "--weeks", "8", "--minutes", "7", "--equipment", "trampoline").output
    assert all(part in said for part in ("not 9", "not 8", "not 7", "trampoline"))


@pytest.mark.parametrize(
    ("phase", "weeks", "sessions"), [("calm", 2, 4), ("restore", 4, 4), ("strengthen", 8, 4), ("keep", 4, 2)]
)
def test_each_phase_can_be_planned(run, phase, weeks, sessions):
    result = run("plan", "--phase", phase, "--weeks", "4", "--start", "2026-11-23", "--json")
    plan = json.loads(result.output)
    assert plan["phase"] == phase
    assert len(plan["weeks"]) == weeks
    assert {len(week["sessions"]) for week in plan["weeks"]} == {sessions}
    assert all(session["prescriptions"] for week in plan["weeks"] for session in week["sessions"])


def test_strength_as_json_has_its_beats_rests_and_load(run):
    result = run("plan", "--phase", "strengthen", "--start", "2026-11-23", "--json")
    first = json.loads(result.output)["weeks"][0]["sessions"][0]
    (bridge,) = [each for each in first["prescriptions"] if each["exercise"] == "bridge"]
    assert (bridge["rest_s"], bridge["load"], bridge["load_step"]) == (60, "body-weight", 0)
    assert sum(beat["seconds"] for beat in bridge["beats"]) == bridge["dose"]["tempo_s"]


def test_a_strength_session_is_printed_with_its_rhythm_and_its_rest(run):
    result = run("session", "--phase", "strengthen", "--start", "2026-11-23")
    assert result.exit_code == 0
    assert "Lift 2 s, Hold 2 s, Lower 3 s" in result.output
    assert '"Rest for 60 seconds, and let the muscles loose."' in result.output


def test_a_phase_that_is_none_is_refused(run):
    assert run("plan", "--phase", "winter").exit_code == 2


def test_the_help_of_session_says_what_only_the_player_says() -> None:
    told = CliRunner().invoke(main, ["session", "--help"]).output
    assert "everything" not in told
    assert all(word in told for word in ("halfway", "countdown", "counts", "questions"))
