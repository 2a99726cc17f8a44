"""The command as a person starts it: a real process on a folder of its own."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from endrange.server.data import backups_folder, database_file
from endrange.server.store.zones import machine_units
from tests.browser.serving import Serving, free_port

LIMIT_S = 30
A_PERSON = """
insert into store_person
    (id, created_at, time_zone, theme, units, voice_on, voice_name, voice_lang, volume, tones_on,
     emergency_region, emergency_number)
values (1, '2026-01-01', 'Asia/Tokyo', 'auto', 'metric', 1, '', '', 100, 1, '', '')
"""


def refused(data: Path, port: int | None = None) -> str:
    """Start the command where it cannot start; return the sentence it says."""
    command = [sys.executable, "-m", "endrange", "--no-browser", "--data", str(data)]
    done = subprocess.run(
        [*command, "--port", str(port or free_port())],
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    return " ".join(done.stderr.split())


def django(data: Path, *arguments: str) -> None:
    settings = {"ENDRANGE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "endrange.server.settings"}
    command = [sys.executable, "-m", "django", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=LIMIT_S, env={**os.environ, **settings})


@pytest.fixture(scope="module")
def of_this_version(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("of-this-version")
    django(folder, "migrate", "--verbosity", "0")
    return folder


@pytest.fixture
def data(of_this_version: Path, tmp_path: Path) -> Path:
    """A folder whose database is of this version."""
    return shutil.copytree(of_this_version, tmp_path / "data")


@pytest.fixture
def serving(data: Path) -> Iterator[Serving]:
    serving = Serving(data).start()
    yield serving
    serving.stop()


def rows(data: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database_file(data))) as database:
        found: list[tuple[object, ...]] = database.execute(query).fetchall()
        database.commit()
    return found


def test_a_port_in_use_is_named_with_a_way_out(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refused(tmp_path / "data", port)
    assert f"Port {port} is in use" in said
    assert "--port" in said


def test_a_folder_that_cannot_be_one_is_named_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "below"):
        assert "--data" in refused(folder)


def test_a_database_of_a_newer_version_is_left_as_it_is(data: Path) -> None:
    rows(
        data,
        "insert into django_migrations (app, name, applied)"
        " values ('store', '9999_from_the_future', '2030-01-01')",
    )
    before = database_file(data).read_bytes()
    said = refused(data)
    assert "newer version" in said
    assert "--data" in said
    assert database_file(data).read_bytes() == before
    assert not backups_folder(data).exists()


def test_a_file_that_is_no_database_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    path = database_file(tmp_path / "data")
    path.parent.mkdir()
    path.write_bytes(b"not a database " * 100)
    said = refused(path.parent)
    assert str(path) in said
    assert path.read_bytes() == b"not a database " * 100


def test_an_older_database_is_brought_up_to_date_with_a_copy_kept_beside(tmp_path: Path) -> None:
    data = tmp_path / "data"
    django(data, "migrate", "store", "0001", "--verbosity", "0")
    rows(data, A_PERSON)
    serving = Serving(data).start()
    serving.stop()
    (copy,) = backups_folder(data).glob("*.sqlite3")
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("select time_zone from store_person").fetchall() == [("Asia/Tokyo",)]
        assert kept.execute("select count(*) from django_migrations where app = 'store'").fetchone() == (1,)
    assert rows(data, "select time_zone from store_person") == [("Asia/Tokyo",)]
    assert rows(data, "select units from store_person") == [(machine_units(),)]


def test_a_new_folder_needs_no_copy(serving: Serving) -> None:
    assert not backups_folder(serving.data).exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_when_asked_to(serving: Serving, how: signal.Signals) -> None:
    process = serving.process
    assert process is not None
    process.send_signal(how)
    assert process.wait(timeout=LIMIT_S) == 0
    said = serving.data.with_name(f"{serving.data.name}.log").read_text("utf-8")
    assert f"Endrange is at {serving.url}/" in said
    assert "Everything is kept" in said
    assert "Traceback" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has more than one loopback address")
def test_it_listens_on_the_loopback_address_only(serving: Serving) -> None:
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", serving.port))
