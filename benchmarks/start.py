"""From the command to the first page: against Python's smallest web server, and after ten years."""

import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from urllib.error import URLError

from tests.browser.serving import Serving, free_port

from benchmarks.result import Result
from benchmarks.settled import settled
from benchmarks.ten_years import SESSIONS

TIMES = 5


def run() -> list[Result]:
    """Start each several times, in turn; the first start, which makes the database, counts apart."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        fresh = Serving(place / "data")
        first = _endrange_ms(fresh)
        lived = [settled(place / str(count), sessions=count) for count in (SESSIONS, 1)]
        for serving in lived:
            serving.stop()
        rounds = [
            (_bare_ms(place), *(_endrange_ms(serving) for serving in (fresh, *lived))) for _ in range(TIMES)
        ]
    bare, again, many, one = (statistics.median(values) for values in zip(*rounds, strict=True))
    name = "python -m http.server"
    return [
        Result("first start to first page", first, bare, "ms", name),
        Result("second start to first page", again, bare, "ms", name),
        Result(f"a start to Today, {SESSIONS:,} sessions", many, one, "ms", "the same, 1 session"),
    ]


def _endrange_ms(serving: Serving) -> float:
    began = time.perf_counter()
    serving.start()
    took = (time.perf_counter() - began) * 1000
    serving.stop()
    return took


def _bare_ms(folder: Path) -> float:
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "-b", "127.0.0.1", "-d", str(folder)]
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not _answers(port):
            time.sleep(0.01)
        return (time.perf_counter() - began) * 1000
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
            return True
    except (URLError, OSError):
        return False
