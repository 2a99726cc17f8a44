"""From the command to the first page, against the start of the smallest web server that Python has."""

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

TIMES = 5


def run() -> list[Result]:
    """Start both several times, in turn; the first start, which makes the database, counts apart."""
    with tempfile.TemporaryDirectory() as folder:
        serving = Serving(Path(folder) / "data")
        first = _endrange_ms(serving)
        pairs = [(_endrange_ms(serving), _bare_ms(Path(folder))) for _ in range(TIMES)]
    again, bare = (statistics.median(values) for values in zip(*pairs, strict=True))
    name = "python -m http.server"
    return [
        Result("first start to first page", first, bare, "ms", name),
        Result("second start to first page", again, bare, "ms", name),
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
