"""Somebody who trained with the first version opens this one: nothing is lost, and what is new is asked."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from endrange.server.data import backups_folder, database_file
from tests.browser.serving import Serving

from .test_running import Caller

FIRST_VERSION = Path(__file__).with_name("first_version.sql")
"""A first visit with a clear check, and three sessions, one with pain of 7; as that version wrote it."""


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    data = tmp_path_factory.mktemp("upgraded") / "data"
    data.mkdir(mode=0o700)
    with closing(sqlite3.connect(database_file(data))) as database:
        database.executescript(FIRST_VERSION.read_text())
    serving = Serving(data).start()
    yield serving
    serving.stop()


def test_nothing_is_lost(serving: Serving) -> None:
    kept = json.loads(Caller(serving.port).call("GET", "/settings/data.json")[1])
    assert len(kept["events"]) == 13
    assert [row["weekdays"] for row in kept["programme_choices"]] == [[0, 2, 4]]
    with closing(sqlite3.connect(database_file(serving.data))) as database:
        summaries = database.execute("select count(*), max(worst_pain) from store_sessionsummary")
        assert summaries.fetchall() == [(3, 7)]
    assert len(list(backups_folder(serving.data).glob("*.sqlite3"))) == 1


@pytest.mark.parametrize("address", ["/today/", "/plan/", "/session/", "/before/"])
def test_the_signs_that_are_new_come_before_any_session(serving: Serving, address: str) -> None:
    response, _ = Caller(serving.port).call("GET", address)
    assert (response.status, response.getheader("Location")) == (302, "/welcome/safety/right-now/")


def test_the_pain_above_5_that_nobody_had_asked_about_asks_for_all_signs(serving: Serving) -> None:
    body = Caller(serving.port).call("GET", "/welcome/safety/right-now/")[1].decode()
    assert "Pain above 5 of 10" in body
    response, body_of_it = Caller(serving.port).call("GET", "/api/session.json")
    assert (response.status, json.loads(body_of_it)["go_to"]) == (403, "/welcome/safety/right-now/")


@pytest.mark.parametrize("address", ["/history/", "/progress/", "/why/", "/settings/", "/exercises/"])
def test_every_other_page_opens(serving: Serving, address: str) -> None:
    assert Caller(serving.port).call("GET", address)[0].status == 200
