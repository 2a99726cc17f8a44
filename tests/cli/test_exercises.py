"""`endrange exercises`: list, show, check, schema."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from endrange.catalogue import load_catalogue, neutrally, translate
from endrange.catalogue.content_files import CONTENT
from endrange.catalogue.content_model import Content
from endrange.catalogue.exercise import Exercise
from endrange.catalogue.own import OwnExercise
from endrange.cli import main
from tests.catalogue.small_content import edit, write_small_content

BRIDGE = 'name = "Bridge"\nsteps = ["Lift."]\ndose = { kind = "hold", hold_s = 20 }\n'


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["exercises", *(str(each) for each in arguments)])


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one own exercise."""
    folder = tmp_path / "data" / "exercises"
    folder.mkdir(parents=True)
    (folder / "bridge.toml").write_text(BRIDGE)
    return folder.parent


def test_list_names_every_exercise_once_and_marks_your_own(data: Path) -> None:
    result = run("list", "--data", data)
    lines = result.output.splitlines()
    assert [line.split()[0] for line in lines] == [*load_catalogue().exercises, "own-bridge"]
    assert lines[-1].endswith("(your own)")


def test_list_json_is_a_table_of_what_there_is(data: Path) -> None:
    listed = json.loads(run("list", "--data", data, "--json").output)
    by_id = {each["id"]: each for each in listed}
    assert by_id["own-bridge"]["own"] is True
    assert [each["id"] for each in by_id["couch-stretch"]["variants"]] == ["wall", "bench", "half-kneeling"]
    assert by_id["couch-stretch"]["variants"][0]["equipment"] == ["wall"]


def test_data_may_stand_before_the_subcommand_or_in_the_environment(data: Path) -> None:
    before = CliRunner().invoke(main, ["--data", str(data), "exercises", "list"])
    variable = CliRunner().invoke(main, ["exercises", "list"], env={"ENDRANGE_DATA": str(data)})
    assert "own-bridge" in before.output
    assert "own-bridge" in variable.output


def test_list_tells_about_broken_own_files_beside_the_list(data: Path) -> None:
    (data / "exercises" / "broken.toml").write_text("name = 1")
    result = run("list", "--data", data)
    assert result.exit_code == 0
    assert "own-bridge" in result.stdout
    assert "broken.toml: name: expected text, got 1" in result.stderr


@pytest.mark.parametrize("exercise", load_catalogue().exercises.values(), ids=lambda each: each.id)
def test_show_says_what_a_person_needs(exercise: Exercise) -> None:
    exercise = translate(exercise, neutrally(str))
    output = " ".join(run("show", exercise.id).output.split())
    assert exercise.name in output
    for text in (exercise.breathing, *exercise.cautions, *exercise.stop_signs, *exercise.standard.setup):
        assert text in output


@pytest.mark.parametrize(
    ("units", "told"), [((), "two or three centimetres"), (("--units", "imperial"), "about an inch")]
)
def test_show_tells_lengths_in_the_units_asked_for(units: tuple[str, ...], told: str) -> None:
    assert f"Small is right: {told}." in run("show", "hip-shift", *units).output


def test_show_of_a_strengthening_exercise_has_loads_rhythm_rests_and_changes() -> None:
    output = " ".join(run("show", "split-squat").output.split())
    for told in (
        "Trains - squat",
        "strengthen: 2-3 x 8-12, 6 s each (lower 3 s, pause 1 s, lift 2 s), 60 s rest between sets",
        "Backpack: On your back, straps tight,",
        "(instead: bag of sand or pet food)",
        "Only as deep as nothing pinches in the groin.",
        "way: supported",
        "(only: split, rear-foot-raised)",
    ):
        assert told in output


def test_show_names_no_side() -> None:
    output = run("show", "couch-stretch").output
    assert "put this knee into the corner" in " ".join(output.split())
    assert "{" not in output


def test_show_json_is_the_file_with_its_id() -> None:
    shown = json.loads(run("show", "couch-stretch", "--json").output)
    assert shown["id"] == "couch-stretch"
    assert shown["variant"][0]["id"] == "wall"
    assert shown["dose"]["restore"]["hold_s"] == {"low": 60.0, "high": 120.0}


def test_show_of_an_unknown_exercise_names_the_nearest_with_exit_code_2() -> None:
    result = run("show", "couch-strech")
    assert result.exit_code == 2
    assert result.output == 'Error: There is no exercise "couch-strech" (did you mean "couch-stretch"?).\n'


def test_check_of_the_shipped_content_is_clean(tmp_path: Path) -> None:
    result = run("check", "--data", tmp_path)
    assert result.output == "No faults.\n"
    assert result.exit_code == 0


def test_check_also_looks_at_your_own_files_and_ends_with_1_on_faults(data: Path) -> None:
    edit(data / "exercises" / "bridge.toml", "steps", "stepps")
    result = run("check", "--data", data)
    assert result.exit_code == 1
    assert result.output.splitlines() == [
        "bridge.toml: steps: is missing: expected a list",
        'bridge.toml: unknown key "stepps" (did you mean "steps"?)',
    ]


def test_check_json_has_each_fault_by_file_and_key(data: Path) -> None:
    edit(data / "exercises" / "bridge.toml", "20", "2000")
    result = run("check", "--data", data, "--json")
    assert result.exit_code == 1
    assert json.loads(result.output) == {
        "clean": False,
        "faults": [
            {
                "file": "bridge.toml",
                "faults": [{"key": "dose.hold_s", "says": "expected 600 or less, got 2000"}],
            }
        ],
    }


def test_check_of_one_own_file(data: Path) -> None:
    assert run("check", data / "exercises" / "bridge.toml").output == "No faults.\n"


def test_check_of_one_file_of_a_content_folder_sees_its_neighbours_but_tells_of_it_alone(
    tmp_path: Path,
) -> None:
    write_small_content(tmp_path)
    exercise = tmp_path / "exercises" / "wall-lean.toml"
    edit(exercise, '"iliopsoas"', '"psoas"')
    edit(tmp_path / "muscles.toml", "weekly = true", "weekly = 1")
    result = run("check", exercise)
    assert result.output.splitlines() == [
        'exercises/wall-lean.toml: muscles[1]: there is no muscle "psoas" (did you mean "iliopsoas"?)',
        'exercises/wall-lean.toml: counts_for: the group "hip-flexors" has no weekly dose (weekly = true in '
        "muscles.toml)",
    ]


def test_check_of_a_shipped_file_by_its_path() -> None:
    assert run("check", CONTENT / "exercises" / "couch-stretch.toml").output == "No faults.\n"


def test_check_of_a_file_that_is_not_there_ends_with_2() -> None:
    result = run("check", "nothing.toml")
    assert result.exit_code == 2
    assert "does not exist" in result.output


def test_sheet_draws_the_exercises_that_are_named_as_svg_and_png(tmp_path: Path) -> None:
    result = run("sheet", "figure-four", "--out", tmp_path / "sheets", "--json")
    files = [Path(file) for file in json.loads(result.output)["files"]]
    assert {tmp_path / "sheets" / f"figure-four.{ending}" for ending in ("svg", "png")} <= set(files)
    for file in files:
        start = file.read_bytes()[:8]
        assert start.startswith(b"<svg" if file.suffix == ".svg" else b"\x89PNG")


def test_sheet_into_a_folder_that_cannot_be_made_ends_with_2(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("sheet", "figure-four", "--out", tmp_path / "file" / "sheets")
    assert result.exit_code == 2
    assert "cannot be written to" in result.output
    assert "Traceback" not in result.output


def test_sheet_of_an_unknown_exercise_draws_nothing(tmp_path: Path) -> None:
    result = run("sheet", "couch", "--out", tmp_path / "sheets")
    assert result.exit_code == 2
    assert not (tmp_path / "sheets").exists()


def allowed_keys(schema: dict[str, Any]) -> set[str]:
    return set(schema["properties"])


def test_the_schema_has_the_keys_of_a_file_and_no_others() -> None:
    schema = json.loads(run("schema").output)
    assert {"name", "variant", "region", "scene", "fault", "dose", "leave_out"} <= allowed_keys(schema)
    assert allowed_keys(schema).isdisjoint({"id", "own", "variants", "scenes"})
    assert schema["additionalProperties"] is False
    assert "variant" in schema["required"]
    assert "id" not in schema["required"]


def test_the_schema_of_own_exercises_asks_for_three_keys_only() -> None:
    schema = json.loads(run("schema", "--own", "--json").output)
    assert schema["required"] == ["name", "steps", "dose"]


@pytest.mark.parametrize("model", [Exercise, OwnExercise])
def test_every_key_of_a_model_is_in_its_schema(model: type[Content]) -> None:
    schema = json.loads(run("schema", *(["--own"] if model is OwnExercise else [])).output)
    keys = {info.alias or name for name, info in model.model_fields.items()} - {"id", "own"}
    assert allowed_keys(schema) == keys


def test_show_tells_movements_stand_ins_levels_and_the_chain() -> None:
    output = " ".join(run("show", "adductor-strap").output.split())
    assert "Movements - abduction" in output
    assert "stretching strap: short rope" in output
    assert "Easier - Bend the knee." in output
    assert "In one go with - Hamstring and calf stretch with strap, Inner-thigh stretch" in output
