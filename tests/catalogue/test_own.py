"""The person's own exercises: read, saved and deleted as files, and never in the way."""

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from endrange.catalogue import load_catalogue, own
from endrange.catalogue.own.naming import is_file_name, slug
from endrange.catalogue.own.toml_writing import toml_text

from .small_content import EXERCISE, edit

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20
CLAMSHELL = own.OwnExercise(
    name="Clamshell",
    steps=("Lie on your side.", "Open the upper knee."),
    dose=own.OwnRepetitions(count=12, sets=2),
    sides="each",
)
SHORT = """\
name = "Bridge"
steps = ["Lie down.", "Lift the pelvis."]
dose = { kind = "hold", hold_s = 20, sets = 3 }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "exercises"
    folder.mkdir()
    return folder


def faults(folder: Path) -> list[str]:
    return [line for file in load_catalogue(folder).faults for line in str(file).splitlines()]


def test_without_a_folder_there_are_the_shipped_exercises_alone(tmp_path: Path) -> None:
    assert load_catalogue(tmp_path / "missing") is load_catalogue()


def test_a_short_file_with_name_steps_and_dose_joins_the_catalogue(folder: Path) -> None:
    (folder / "bridge.toml").write_text(SHORT)
    bridge = load_catalogue(folder).exercise("own-bridge")
    assert bridge.own
    assert bridge.in_programme
    assert bridge.sides == "each"
    assert bridge.standard.setup == ("Lie down.", "Lift the pelvis.")
    assert {dose.kind for dose in bridge.dose.values()} == {"hold"}
    assert bridge.breathing == load_catalogue().own_words.breathing


def test_a_hold_is_a_stretch_and_repetitions_are_moving_unless_the_file_says_otherwise(folder: Path) -> None:
    (folder / "hold.toml").write_text(SHORT)
    (folder / "moving.toml").write_text(SHORT.replace('"hold", hold_s = 20', '"repetitions", count = 8'))
    (folder / "strong.toml").write_text(f'{SHORT}kind = "strengthen"\n')
    kinds = [load_catalogue(folder).exercise(f"own-{name}").kind for name in ("hold", "moving", "strong")]
    assert kinds == ["stretch", "mobilise", "strengthen"]


def test_where_to_feel_a_short_file_can_follow_feel_it(folder: Path) -> None:
    (folder / "bridge.toml").write_text(SHORT)
    assert "feel" not in load_catalogue(folder).exercise("own-bridge").feel.lower()


def test_own_exercises_come_after_the_shipped_ones_by_name(folder: Path) -> None:
    (folder / "a.toml").write_text(SHORT.replace("Bridge", "Zebra"))
    (folder / "b.toml").write_text(SHORT.replace("Bridge", "apple"))
    shipped = list(load_catalogue().exercises)
    assert list(load_catalogue(folder).exercises) == [*shipped, "own-b", "own-a"]


def test_a_file_with_variants_is_read_like_a_shipped_one_and_needs_no_sources(folder: Path) -> None:
    text = EXERCISE.replace('sources = ["own-judgement"]', "").replace('asks = ["click"]', "")
    (folder / "lean.toml").write_text(text)
    assert faults(folder) == []
    lean = load_catalogue(folder).exercise("own-lean")
    assert lean.own
    assert [scene.id for scene in lean.scenes] == ["far"]


def test_a_broken_file_is_listed_with_all_its_faults_and_stops_nothing(folder: Path) -> None:
    (folder / "bridge.toml").write_text(SHORT)
    (folder / "broken.toml").write_text(SHORT.replace("steps", "stepss").replace("20", '"20"'))
    assert "own-bridge" in load_catalogue(folder).exercises
    assert faults(folder) == [
        "broken.toml: steps: is missing: expected a list",
        'broken.toml: dose.hold_s: expected a number, got "20"',
        'broken.toml: unknown key "stepss" (did you mean "steps"?)',
    ]


UNREADABLE = {
    "no-toml.toml": (b"name =", "cannot be understood"),
    "binary.toml": (b"\xff\xfe", "expected text in UTF-8"),
    "deep.toml": (b"a = " + b"[" * 20_000, "tables or lists are nested too deeply"),
    "huge.toml": (b"#" * 300_000, "expected at most 256 kB"),
    "Two Words.toml": (
        SHORT.encode(),
        "expected a name of lower-case words joined by hyphens, such as two-words.toml",
    ),
    "no-equipment.toml": (
        SHORT.encode() + b'equipment = ["kettle"]',
        "equipment[1]: there is no equipment",
    ),
    "long-hold.toml": (
        SHORT.replace("20", "2000").encode(),
        "dose.hold_s: expected 600 or less, got 2000",
    ),
    "no-picture.toml": (
        SHORT.encode() + b'picture = "gone.png"',
        "picture: there is no file gone.png in the folder",
    ),
    "outside.toml": (SHORT.encode() + b'picture = "../x.png"', "picture: expected text of the form"),
    "number.toml": (b"name = " + b"9" * 5000, "cannot be understood"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_any_kind_of_broken_file_is_told_apart(folder: Path, name: str) -> None:
    content, expected = UNREADABLE[name]
    (folder / name).write_bytes(content)
    assert [line for line in faults(folder) if line.startswith(f"{name}: {expected}")]


def test_a_folder_or_a_pipe_with_an_exercises_name_is_a_fault(folder: Path) -> None:
    (folder / "folder.toml").mkdir()
    os.mkfifo(folder / "pipe.toml")
    assert faults(folder) == ["folder.toml: is not a file", "pipe.toml: is not a file"]


def test_a_picture_that_is_none_is_a_fault(folder: Path) -> None:
    (folder / "fake.png").write_bytes(b"<script>")
    (folder / "bridge.toml").write_text(SHORT + 'picture = "fake.png"\n')
    assert faults(folder) == ["bridge.toml: picture: expected a PNG, JPEG, WebP or GIF picture"]


def test_an_edited_file_counts_at_once_and_an_unchanged_folder_is_not_read_again(folder: Path) -> None:
    path = folder / "bridge.toml"
    path.write_text(SHORT)
    before = load_catalogue(folder)
    assert load_catalogue(folder) is before
    path.write_text(SHORT.replace("Bridge", "Low bridge"))
    assert load_catalogue(folder).exercise("own-bridge").name == "Low bridge"


def test_a_saved_exercise_comes_back_as_it_was_given(folder: Path) -> None:
    path = own.save(folder, CLAMSHELL)
    assert path == folder / "clamshell.toml"
    clamshell = load_catalogue(folder).exercise("own-clamshell")
    assert clamshell.name == "Clamshell"
    assert clamshell.standard.setup == CLAMSHELL.steps
    assert clamshell.dose["restore"].model_dump(mode="json") == {
        "kind": "repetitions",
        "count": {"low": 12, "high": 12},
        "sets": {"low": 2, "high": 2},
        "tempo_s": 3.0,
        "directions": [],
        "beats": [],
        "rest_s": 5,
    }


def test_saving_makes_the_folder(tmp_path: Path) -> None:
    assert own.save(tmp_path / "data" / "exercises", CLAMSHELL).is_file()


def test_a_second_exercise_of_a_name_gets_a_file_of_its_own(folder: Path) -> None:
    first = own.save(folder, CLAMSHELL)
    kept = first.read_bytes()
    second = own.save(folder, CLAMSHELL)
    assert second.name == "clamshell-2.toml"
    assert first.read_bytes() == kept


def test_a_picture_is_kept_beside_the_exercise_under_its_name(folder: Path) -> None:
    own.save(folder, CLAMSHELL, picture=PNG)
    exercise = load_catalogue(folder).exercise("own-clamshell")
    assert exercise.picture == "clamshell.png"
    assert own.picture_file(folder, exercise) == folder / "clamshell.png"
    assert (folder / "clamshell.png").read_bytes() == PNG


def test_a_picture_in_the_way_is_not_overwritten(folder: Path) -> None:
    (folder / "clamshell.png").write_bytes(b"mine")
    assert own.save(folder, CLAMSHELL, picture=PNG).name == "clamshell-2.toml"
    assert (folder / "clamshell.png").read_bytes() == b"mine"


def test_a_name_that_was_taken_a_moment_ago_is_left_alone(folder: Path) -> None:
    (folder / "clamshell.toml").symlink_to(folder / "not-there-yet")  # to a look it is free, to a write taken
    assert own.save(folder, CLAMSHELL).name == "clamshell-2.toml"
    assert (folder / "clamshell.toml").is_symlink()


def test_the_name_of_any_picture_in_the_folder_is_avoided(folder: Path) -> None:
    (folder / "clamshell.jpg").write_bytes(b"mine")
    own.delete(folder, f"own-{own.save(folder, CLAMSHELL, picture=PNG).stem}")
    assert [path.name for path in folder.iterdir()] == ["clamshell.jpg"]


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    ],
)
def test_a_picture_is_told_by_its_first_bytes(start: bytes, kind: str) -> None:
    assert own.media_type(start) == kind


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (b"<svg onload='x'/>", "expected a PNG"),
        (b"RIFF\x00\x00\x00\x00WAVE", "expected a PNG"),
        (b"", "expected a PNG"),
        (PNG + b"0" * own.MAX_PICTURE_BYTES, "at most 5 MB"),
    ],
)
def test_anything_else_is_no_picture_and_nothing_is_written(folder: Path, picture: bytes, why: str) -> None:
    with pytest.raises(own.OwnExerciseError, match=why):
        own.save(folder, CLAMSHELL, picture=picture)
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(own.OwnExerciseError, match="cannot be written to"):
        own.save(tmp_path / "file" / "exercises", CLAMSHELL)


def test_deleting_takes_the_exercise_and_its_picture_and_nothing_else(folder: Path) -> None:
    own.save(folder, CLAMSHELL, picture=PNG)
    own.save(folder, CLAMSHELL, picture=PNG)
    own.delete(folder, "own-clamshell")
    assert sorted(path.name for path in folder.iterdir()) == ["clamshell-2.png", "clamshell-2.toml"]


def test_a_changed_exercise_keeps_its_id_and_what_the_form_does_not_ask(folder: Path) -> None:
    path = folder / "bridge.toml"
    path.write_text(SHORT + 'feel = "Buttocks."\ncautions = ["Not on a full belly."]\n')
    changed = own.OwnExercise(name="High bridge", steps=("Lift.",), dose=own.OwnHold(hold_s=45, sets=1))
    own.replace(folder, "own-bridge", changed)
    bridge = load_catalogue(folder).exercise("own-bridge")
    assert (bridge.name, bridge.standard.setup) == ("High bridge", ("Lift.",))
    assert (bridge.feel, bridge.cautions) == ("Buttocks.", ("Not on a full belly.",))
    assert [each.name for each in folder.iterdir()] == ["bridge.toml"]


def test_a_changed_exercise_keeps_the_tempo_it_had(folder: Path) -> None:
    slow = CLAMSHELL.model_copy(update={"dose": own.OwnRepetitions(count=12, sets=2, tempo_s=8)})
    own.save(folder, slow)
    own.replace(folder, "own-clamshell", CLAMSHELL)
    assert '"tempo_s":8.0' in load_catalogue(folder).exercise("own-clamshell").dose["keep"].model_dump_json()


def test_a_new_picture_takes_the_place_of_the_old_one(folder: Path) -> None:
    own.save(folder, CLAMSHELL, picture=PNG)
    own.replace(folder, "own-clamshell", CLAMSHELL, picture=b"\xff\xd8\xff\xe0")
    assert load_catalogue(folder).exercise("own-clamshell").picture == "clamshell.jpg"
    assert sorted(path.name for path in folder.iterdir()) == ["clamshell.jpg", "clamshell.toml"]


def test_a_change_without_a_new_picture_keeps_the_old_one(folder: Path) -> None:
    own.save(folder, CLAMSHELL, picture=PNG)
    own.replace(folder, "own-clamshell", CLAMSHELL)
    assert load_catalogue(folder).exercise("own-clamshell").picture == "clamshell.png"


def test_a_file_with_variants_is_never_written_over_by_a_form(folder: Path) -> None:
    path = folder / "lean.toml"
    path.write_text(EXERCISE.replace('sources = ["own-judgement"]', "").replace('asks = ["click"]', ""))
    before = path.read_bytes()
    with pytest.raises(own.OwnExerciseError, match="has variants: change it in a text editor"):
        own.replace(folder, "own-lean", CLAMSHELL)
    assert path.read_bytes() == before


def test_a_picture_that_is_none_changes_nothing(folder: Path) -> None:
    path = own.save(folder, CLAMSHELL, picture=PNG)
    before = path.read_bytes()
    with pytest.raises(own.OwnExerciseError, match="The picture was not taken"):
        own.replace(folder, "own-clamshell", CLAMSHELL, picture=b"<svg>")
    assert path.read_bytes() == before
    assert (folder / "clamshell.png").read_bytes() == PNG


@pytest.mark.parametrize("exercise_id", ["couch-stretch", "own-nothing", "own-../secret", "own-", "bridge"])
def test_only_an_own_exercise_can_be_deleted(folder: Path, exercise_id: str) -> None:
    secret = folder.parent / "secret.toml"
    secret.write_text("")
    (folder / "bridge.toml").write_text(SHORT)
    with pytest.raises(own.OwnExerciseError, match="There is no own exercise"):
        own.delete(folder, exercise_id)
    assert secret.exists()
    assert (folder / "bridge.toml").exists()


def test_an_exercise_without_steps_or_with_a_wild_dose_cannot_be_made() -> None:
    with pytest.raises(ValidationError):
        own.OwnExercise(name="Empty", steps=(), dose=CLAMSHELL.dose)
    with pytest.raises(ValidationError):
        own.OwnHold(hold_s=3600)


@given(st.text())
def test_any_name_gives_a_safe_file_name(name: str) -> None:
    assert is_file_name(slug(name))


WORDS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60).filter(str.strip)


@given(name=WORDS, steps=st.lists(WORDS, min_size=1, max_size=4), is_planned=st.booleans())
def test_any_words_are_written_so_that_toml_reads_the_same_words(
    name: str, steps: list[str], is_planned: bool
) -> None:
    exercise = own.OwnExercise(name=name, steps=tuple(steps), dose=CLAMSHELL.dose, in_programme=is_planned)
    read = tomllib.loads(toml_text(exercise))
    assert read["name"] == exercise.name
    assert tuple(read["steps"]) == exercise.steps
    assert read.get("in_programme", True) is is_planned


@pytest.mark.parametrize("name", ["con", "NUL", "Com1"])
def test_names_that_windows_keeps_for_itself_are_avoided(name: str) -> None:
    assert slug(name) == f"{name.lower()}-exercise"


def test_a_file_system_without_links_still_gets_whole_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    own.save(folder, CLAMSHELL)
    assert own.save(folder, CLAMSHELL).name == "clamshell-2.toml"
    assert len(load_catalogue(folder).own_exercises) == 2


def test_the_shipped_words_are_used_unless_the_file_has_its_own(folder: Path) -> None:
    path = folder / "bridge.toml"
    path.write_text(SHORT)
    edit(path, 'name = "Bridge"', 'name = "Bridge"\nfeel = "Buttocks."\nstop_signs = []')
    bridge = load_catalogue(folder).exercise("own-bridge")
    assert bridge.feel == "Buttocks."
    assert bridge.stop_signs == ()
    assert bridge.purpose == load_catalogue().own_words.purpose
