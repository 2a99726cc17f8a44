"""Where the person's data is, and what is said when it cannot be there."""

from pathlib import Path

import platformdirs
import pytest

from endrange.records.data_folder import (
    VARIABLE,
    DataFolderError,
    data_folder,
    own_exercises_folder,
    prepared_data_folder,
)


def test_the_folder_asked_for_comes_before_the_variable_and_the_platform(tmp_path: Path) -> None:
    environment = {VARIABLE: str(tmp_path / "variable")}
    assert data_folder(tmp_path / "asked", environment=environment) == tmp_path / "asked"
    assert data_folder(environment=environment) == tmp_path / "variable"
    assert data_folder(environment={}) == Path(platformdirs.user_data_dir("endrange", appauthor=False))


def test_an_empty_variable_counts_as_none() -> None:
    assert data_folder(environment={VARIABLE: "  "}) == data_folder(environment={})


def test_a_relative_folder_is_below_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder(Path("here")) == tmp_path / "here"


def test_the_folder_is_made_for_its_owner_alone_and_left_empty(tmp_path: Path) -> None:
    folder = prepared_data_folder(tmp_path / "a" / "b")
    assert folder.stat().st_mode & 0o077 == 0
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_there_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "endrange.sqlite3").write_text("kept")
    assert prepared_data_folder(tmp_path) == tmp_path
    assert (tmp_path / "endrange.sqlite3").read_text() == "kept"


@pytest.mark.parametrize("below", ["file", "file/data"])
def test_a_file_in_the_way_is_told_with_what_to_do(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(
        DataFolderError, match=r"a file is in the way\. Choose another folder with --data FOLDER"
    ):
        prepared_data_folder(tmp_path / below)


def test_a_folder_that_cannot_be_written_to_is_told_with_why() -> None:
    with pytest.raises(
        DataFolderError, match=r"^/proc/endrange cannot be written to \(.+\)\. Choose another"
    ):
        prepared_data_folder(Path("/proc/endrange"))


def test_the_home_of_nobody_is_told_as_such() -> None:
    with pytest.raises(DataFolderError, match="cannot be the data folder"):
        data_folder(Path("~nobody-of-that-name/data"))


def test_own_exercises_are_in_a_folder_of_their_own(tmp_path: Path) -> None:
    assert own_exercises_folder(tmp_path) == tmp_path / "exercises"
