"""What only a running server can show: calls at the same time, bytes on the disk, compression."""

import http.client
import json
import re
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from endrange.server.data import database_file
from tests.browser.serving import Serving
from tests.records.telling import whole_session


@dataclass
class Caller:
    """A browser with one cookie and its token."""

    port: int
    cookie: str = ""
    token: str = ""

    def call(
        self, method: str, address: str, body: str | None = None, **headers: str
    ) -> tuple[http.client.HTTPResponse, bytes]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as line:
            line.request(method, address, body, {"Cookie": self.cookie, "X-CSRFToken": self.token, **headers})
            response = line.getresponse()
            return response, response.read()

    def greet(self) -> "Caller":
        response, body = self.call("GET", "/api/csrf")
        self.cookie = str(response.getheader("Set-Cookie")).partition(";")[0]
        self.token = json.loads(body)["token"]
        return self

    def tell(self, events: list[dict[str, Any]]) -> tuple[int, dict[str, Any]]:
        text = json.dumps({"events": events})
        response, body = self.call("POST", "/api/events", text, **{"Content-Type": "application/json"})
        return response.status, json.loads(body)


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    serving = Serving(tmp_path_factory.mktemp("running") / "data").start()
    yield serving
    serving.stop()


def test_many_tabs_that_send_the_same_at_once_are_all_acknowledged(serving: Serving) -> None:
    caller = Caller(serving.port).greet()
    events = whole_session().events
    answers: list[tuple[int, dict[str, Any]]] = []
    tabs = [threading.Thread(target=lambda: answers.append(caller.tell(events))) for _ in range(12)]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert answers == [(200, {"acknowledged": [event["id"] for event in events], "refused": []})] * 12
    taken = json.loads(caller.call("GET", "/settings/data.json")[1])
    assert len(taken["events"]) == len(events)


def test_what_is_deleted_is_not_left_in_the_files(serving: Serving) -> None:
    caller = Caller(serving.port).greet()
    caller.tell(whole_session().events)
    assert _bytes_of(serving.data).count(b"The left side was stiff.") > 0
    form = urlencode({"words": "delete everything"})
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    response, body = caller.call("POST", "/settings/delete/", form, **kind)
    assert response.status == 200, body
    assert _bytes_of(serving.data).count(b"The left side was stiff.") == 0
    assert caller.call("GET", "/settings/data.json")[0].status == 200


def _bytes_of(data: Path) -> bytes:
    database = database_file(data)
    return b"".join(path.read_bytes() for path in sorted(database.parent.glob(f"{database.name}*")))


def test_pages_are_compressed_and_hashed_files_are_kept_for_ever(serving: Serving) -> None:
    caller = Caller(serving.port)
    response, _ = caller.call("GET", "/settings/", **{"Accept-Encoding": "gzip"})
    assert response.getheader("Content-Encoding") == "gzip"
    page = caller.call("GET", "/settings/")[1].decode()
    files = re.findall(r'(?:src|href)="(/static/app/assets/[^"]+)"', page)
    assert files
    for file in files:
        sent = caller.call("GET", file, **{"Accept-Encoding": "gzip"})[0]
        assert "immutable" in str(sent.getheader("Cache-Control")), file
        assert sent.getheader("Content-Encoding") == "gzip", file


def test_a_body_beyond_all_measure_is_refused(serving: Serving) -> None:
    caller = Caller(serving.port).greet()
    text = json.dumps({"events": ["x" * 5_000_000]})
    try:
        response, _ = caller.call("POST", "/api/events", text, **{"Content-Type": "application/json"})
    except (BrokenPipeError, ConnectionResetError):
        return  # the server hung up before it had read all of it
    assert response.status == 413
