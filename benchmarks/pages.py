"""Server time of Today and History with ten years of records, against the same pages with none but one session."""

import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from benchmarks.result import Result, median_ms
from benchmarks.ten_years import SESSIONS
from tests.browser.serving import Serving

TIMES = 30
PAGES = (("Today", "/today/"), ("History", "/history/"), ("Plan", "/plan/"))


def run() -> list[Result]:
    """Ask for the pages over HTTP, as the browser does; both servers run at the same time."""
    with tempfile.TemporaryDirectory() as folder:
        long, short = (_filled(Path(folder) / str(count), count) for count in (SESSIONS, 1))
        try:
            return [_compare(name, path, long, short) for name, path in PAGES]
        finally:
            long.stop()
            short.stop()


def _filled(data: Path, sessions: int) -> Serving:
    serving = Serving(data).start()
    serving.stop()
    subprocess.run([sys.executable, "-m", "benchmarks.ten_years", str(data), str(sessions)], check=True)
    return serving.start()


def _compare(name: str, path: str, long: Serving, short: Serving) -> Result:
    many, one = (median_ms(lambda url=serving.url: _get(url + path), times=TIMES) for serving in (long, short))
    return Result(f"{name}, {SESSIONS:,} sessions", many, one, "ms", "the same page, 1 session")


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=60) as response:
        body: bytes = response.read()
        return body
