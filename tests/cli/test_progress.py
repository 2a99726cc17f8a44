"""What `endrange progress` prints, and how it refuses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LIVE = """
import django, sys
django.setup()
from django.conf import settings
from endrange.server.store.upgrade import upgrade
upgrade(settings.DATA)
from endrange.server.store import check_ins
from endrange.server.store.models import Person
from tests.server.weeks_lived import live
person = Person.local()
if "lived" in sys.argv:
    live(person, weeks=8, until=person.today())
    check_ins.keep(person, "score", {"name": "HOOS", "value": 61.5}, day=person.today())
"""


def in_folder(folder: Path, *command: str, settings: str | None = None) -> subprocess.CompletedProcess[str]:
    """A process of its own: Django reads its folder once."""
    environment = {**os.environ, "ENDRANGE_DATA": str(folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    if settings:
        environment["DJANGO_SETTINGS_MODULE"] = settings
    return subprocess.run(
        [sys.executable, *command], env=environment, cwd=ROOT, check=False, capture_output=True, text=True
    )


def prepared(folder: Path, *how: str) -> Path:
    done = in_folder(folder, "-c", LIVE, *how, settings="endrange.server.settings")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared(tmp_path_factory.mktemp("lived"), "lived")


def progress(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return in_folder(folder, "-m", "endrange", "progress", *options)


def test_the_report_says_the_same_as_the_page(lived: Path) -> None:
    told = progress(lived)
    assert told.returncode == 0, told.stderr
    for said in (
        "Pain before sessions went from 6 to 2 of 10 in",
        "That is more than what comes and goes by itself.",
        "Entries behind this: 3 at the start, 3 at the end, 24 in all.",
        "Climb stairs went from 2 to 8 of 10",
        "In the 4 weeks before: 12 of 12.",
        "Hip flexors, stretch",
        "HOOS: 61.5",
    ):
        assert said in told.stdout


def test_the_json_has_its_documented_keys(lived: Path) -> None:
    told = json.loads(progress(lived, "--json").stdout)
    assert list(told) == [
        "version", "until", "began", "pain", "function", "sessions", "minutes", "phases", "marks", "scores",
    ]  # fmt: skip
    assert list(told["pain"][0]) == ["id", "name", "says", "verdict", "baseline", "now", "band", "entries"]
    assert [len(each["entries"]) for each in told["pain"]] == [24, 24, 24, 8, 8]
    assert told["pain"][0]["verdict"] == "better"
    assert list(told["sessions"]["weeks"][0]) == ["first", "sessions", "planned", "is_running", "times"]
    assert list(told["minutes"]) == ["says", "averaged_weeks", "aim_s", "groups"]
    assert list(told["minutes"]["groups"][0]) == ["group", "name", "work", "left_s", "right_s"]
    assert list(told["phases"][0]) == ["phase", "first", "last"]
    documented = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8").split("## `endrange progress`")[1]
    for key in (*told, *told["pain"][0], *told["sessions"]["weeks"][0], *told["minutes"]):
        assert f'"{key}"' in documented or f"`{key}`" in documented, key


def test_somebody_who_has_done_nothing_yet_is_told_so(tmp_path: Path) -> None:
    told = progress(prepared(tmp_path))
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("Nothing to show yet")


def test_a_folder_without_records_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    told = progress(tmp_path)
    assert told.returncode == 2
    assert f"There are no records in {tmp_path}." in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    prepared(tmp_path)
    newer = (
        "import sqlite3, sys; base = sqlite3.connect(sys.argv[1]); "
        'base.execute("INSERT INTO django_migrations (app, name, applied) '
        "VALUES ('store', '9999_later', '2030-01-01')\"); base.commit()"
    )
    in_folder(tmp_path, "-c", newer, str(tmp_path / "endrange.sqlite3"))
    told = progress(tmp_path)
    assert told.returncode == 2
    assert "was made by a newer version of Endrange" in told.stderr
