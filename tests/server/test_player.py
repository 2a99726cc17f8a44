"""The player's page, its offline page and the service worker's list of files."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from endrange.server.player.shell import NotBuiltError, script
from endrange.server.player.views import player_settings
from endrange.server.store.models import Person


def test_without_a_plan_the_player_leads_to_the_first_visit(visitor: Client) -> None:
    response = visitor.get("/session/")
    assert (response.status_code, response.headers["Location"]) == (302, "/welcome/")


def test_the_offline_page_is_the_same_for_everybody(visitor: Client) -> None:
    response = visitor.get("/offline/")
    assert response.status_code == 200
    assert "No connection" in response.content.decode()


def test_the_player_speaks_as_the_person_chose(person: Person) -> None:
    person.voice_on, person.voice_name, person.volume, person.tones_on = False, "Anna", 40, False
    settings = player_settings(person)
    assert settings["voice"] == {"on": False, "name": "Anna", "lang": "en-gb", "volume": 40}
    assert settings["tones"] is False


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder as the front end's build leaves it."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "service-worker.js").write_text("work();")
    for name in ("player-1a2b3c4d.js", "player-1a2b3c4d.js.gz", "player-1a2b3c4d.js.map", "app-5e6f7a8b.css"):
        (tmp_path / "assets" / name).write_text(name)
    return tmp_path


def shell(text: str) -> dict[str, object]:
    found = re.match(r"self\.SHELL = (\{.*\});\nwork\(\);", text)
    assert found is not None
    return dict(json.loads(found[1]))


def test_the_worker_keeps_every_built_file_and_no_twin(built: Path) -> None:
    kept = shell(script(built, "/static/"))
    assert kept["files"] == ["/static/app/assets/app-5e6f7a8b.css", "/static/app/assets/player-1a2b3c4d.js"]


def test_a_new_build_makes_a_new_version_of_the_worker(built: Path) -> None:
    before = shell(script(built, "/static/"))["version"]
    (built / "assets" / "player-ffffffff.js").write_text("new")
    script.cache_clear()
    assert shell(script(built, "/static/"))["version"] != before


def test_a_front_end_that_was_not_built_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotBuiltError, match="npm run build"):
        script(tmp_path, "/static/")
