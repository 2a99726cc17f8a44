"""Kill the server fifty times in the middle of a session: nothing is lost, nothing is there twice.

The device is played as the player's outbox does it: an event is written down first, then sent with all that
were not acknowledged, again and again. Every server is a process of its own and ends by SIGKILL.
"""

import http.client
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from endrange.records import fold, read_event
from endrange.server.data import database_file
from tests.browser.serving import Serving, free_port
from tests.records.telling import Telling

KILLS = 50
SEED = 20261123
ANSWER_LIMIT_S = 30.0

# Forks a server for every line it reads, so that fifty starts need not import Django fifty times.
NURSERY = """
import os, sys
from pathlib import Path
import endrange.server.wsgi, endrange.server.urls, endrange.server.api.service
from endrange.server.serve import serve
child = 0
for _ in sys.stdin:
    if child:
        os.waitpid(child, 0)
    child = os.fork()
    if not child:
        sys.stdout = open(os.devnull, "w")
        serve(Path(sys.argv[1]), int(sys.argv[2]), open_browser=False)
        os._exit(0)
    print(child, flush=True)
"""


@dataclass
class Nursery:
    """Starts one server after the other on the same folder and port."""

    data: Path
    port: int
    process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        settings = {"ENDRANGE_DATA": str(self.data), "DJANGO_SETTINGS_MODULE": "endrange.server.settings"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", NURSERY, str(self.data), str(self.port)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **settings},
        )

    def start(self) -> int:
        """Start the next server, once the one before is gone; return its process number."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def close(self) -> None:
        self.process.communicate(timeout=ANSWER_LIMIT_S)


@dataclass
class Device:
    """Writes down first, sends until acknowledged; keeps its token over all restarts of the server."""

    port: int
    told: Telling = field(default_factory=Telling)
    unsent: dict[str, dict[str, Any]] = field(default_factory=dict)
    token: str = ""
    cookie: str = ""

    def live(self, chance: random.Random) -> None:
        """Something happens, and is written down before anything else."""
        sides = ("left", "right")
        if not self.told.events:
            event = self.told.start()
        else:
            event = self.told.hold("couch-stretch", chance.choice(sides), chance.randint(1, 60))
        self.unsent[event["id"]] = event

    def send(self) -> None:
        """Send everything that is not acknowledged yet; OSError or HTTPException if the server died."""
        if not self.token:
            self._ask_for_token()
        headers = {"Content-Type": "application/json", "X-CSRFToken": self.token, "Cookie": self.cookie}
        answer = self._call(
            "POST", "/api/events", json.dumps({"events": list(self.unsent.values())}), headers
        )
        assert answer["refused"] == []
        for id_ in answer["acknowledged"]:
            self.unsent.pop(id_, None)

    def _ask_for_token(self) -> None:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_LIMIT_S)) as line:
            line.request("GET", "/api/csrf")
            response = line.getresponse()
            token = json.load(response)["token"]
            self.cookie = str(response.getheader("Set-Cookie")).partition(";")[0]
            self.token = token

    def _call(self, method: str, address: str, body: str, headers: dict[str, str]) -> dict[str, Any]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_LIMIT_S)) as line:
            line.request(method, address, body, headers)
            response = line.getresponse()
            answer: dict[str, Any] = json.loads(response.read())
            assert response.status == 200, answer
            return answer


def until_it_answers(port: int) -> None:
    deadline = time.monotonic() + ANSWER_LIMIT_S
    while time.monotonic() < deadline:
        with suppress(OSError), closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as line:
            line.request("HEAD", "/static/errors.css")
            line.getresponse()
            return
        time.sleep(0.01)
    raise TimeoutError("the server does not answer")


@pytest.fixture
def nursery(tmp_path: Path) -> Iterator[Nursery]:
    nursery = Nursery(tmp_path / "data", free_port())
    yield nursery
    nursery.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killing_the_server_fifty_times_loses_nothing_and_doubles_nothing(nursery: Nursery) -> None:
    chance = random.Random(SEED)  # noqa: S311
    device = Device(nursery.port)
    died_in_a_call = 0
    for _ in range(KILLS):
        server = nursery.start()
        until_it_answers(nursery.port)
        killer = threading.Timer(chance.uniform(0, 0.12), os.kill, (server, signal.SIGKILL))
        killer.start()
        with suppress(OSError, http.client.HTTPException):
            while killer.is_alive():
                device.live(chance)
                device.send()
            device.live(chance)
            device.send()
        died_in_a_call += bool(device.unsent)
        killer.join()
    server = nursery.start()
    until_it_answers(nursery.port)
    device.live(chance)
    device.send()
    os.kill(server, signal.SIGKILL)
    assert died_in_a_call > KILLS / 2
    check_that_all_is_there_once(nursery.data, device)


def check_that_all_is_there_once(data: Path, device: Device) -> None:
    """Start the real command once more, then look into the file that it keeps."""
    assert device.unsent == {}
    Serving(data).start().stop()
    with closing(sqlite3.connect(database_file(data))) as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        ids = [row[0] for row in database.execute("select id from store_event")]
        (summary,) = database.execute("select seconds, done from store_sessionsummary").fetchall()
    assert sorted(ids) == sorted(event["id"].replace("-", "") for event in device.told.events)
    record = fold(map(read_event, device.told.events))
    assert summary[0] == round(record.elapsed_s)
    assert {done["block"]: done["seconds"] for done in json.loads(summary[1])} == {
        done.block: done.seconds for done in record.done
    }
