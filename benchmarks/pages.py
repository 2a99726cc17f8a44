"""Server time of Today, History and Plan after ten years of sessions, against the same pages after one."""

import tempfile
import urllib.request
from pathlib import Path

from benchmarks.result import Result, medians_ms
from benchmarks.settled import settled
from benchmarks.ten_years import SESSIONS

TIMES = 30
PAGES = (("Today", "/today/"), ("History", "/history/"), ("Plan", "/plan/"))


def run() -> list[Result]:
    """Ask for the pages over HTTP, as the browser does, the two servers in turn."""
    with tempfile.TemporaryDirectory() as folder:
        long, short = (settled(Path(folder) / str(count), sessions=count) for count in (SESSIONS, 1))
        try:
            return [_compare(name, long.url + path, short.url + path) for name, path in PAGES]
        finally:
            long.stop()
            short.stop()


def _compare(name: str, long: str, short: str) -> Result:
    many, one = medians_ms(lambda: _get(long), lambda: _get(short), times=TIMES)
    return Result(f"{name}, {SESSIONS:,} sessions", many, one, "ms", "the same page, 1 session")


def _get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=60) as response:
        assert response.url == url, f"{url} led to {response.url}"
        body: bytes = response.read()
        return body
