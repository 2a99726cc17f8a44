"""What the first load of Today and the player costs: bytes over the wire, and time until the words stand.

Every load has an empty cache. Bytes are counted as the browser receives them, compressed, headers included;
what the service worker fetches later, in the background, is not among them. The largest contentful paint is
taken with the processor slowed down. The yardstick is a page with the same words and nothing else: no style,
no script, no picture, compressed in the same way.
"""

import functools
import gzip
import html
import http.server
import statistics
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from benchmarks.browser import browser
from benchmarks.result import Result
from benchmarks.settled import settled

SLOWER = 4
TIMES = 5
PHONE: ViewportSize = {"width": 390, "height": 844}
PAGES = (("Today", "/today/"), ("the player", "/session/?minutes=20"))
WORDS = "the same words alone"

LARGEST_PAINT = """() => new Promise((done) => {
  let last = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) last = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done(last), 300);
})"""


@dataclass(frozen=True)
class Load:
    """One load of a page."""

    kilobytes: float
    """Of 1,000 bytes."""
    painted_ms: float


def run() -> list[Result]:
    """Load each page and its words in turn."""
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        serving = settled(Path(folder) / "data", sessions=1)
        try:
            return [
                result for name, path in PAGES for result in _compare(chromium, name, f"{serving.url}{path}")
            ]
        finally:
            serving.stop()


def _compare(chromium: Browser, name: str, url: str) -> list[Result]:
    with _words_of(chromium, url) as words:
        rounds = [(_load(chromium, url), _load(chromium, words)) for _ in range(TIMES)]
    ours, plain = (_typical(loads) for loads in zip(*rounds, strict=True))
    painted = f"{name}, largest contentful paint, 1/{SLOWER} speed"
    return [
        Result(f"{name}, first load", ours.kilobytes, plain.kilobytes, "kB", WORDS),
        Result(painted, ours.painted_ms, plain.painted_ms, "ms", WORDS),
    ]


def _typical(loads: tuple[Load, ...]) -> Load:
    return Load(
        statistics.median(load.kilobytes for load in loads),
        statistics.median(load.painted_ms for load in loads),
    )


def _load(chromium: Browser, url: str) -> Load:
    with _visitor(chromium) as context:
        page = context.new_page()
        received = _count_bytes(page)
        page.goto(url)
        page.wait_for_load_state("networkidle")
        assert page.url == url, f"{url} led to {page.url}"
        return Load(sum(received) / 1000, float(page.evaluate(LARGEST_PAINT)))


def _count_bytes(page: Page) -> list[float]:
    """Slow the page down and return the list to which the size of each answer is going to be added."""
    received: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.on("Network.loadingFinished", lambda done: received.append(done["encodedDataLength"]))
    return received


@contextmanager
def _visitor(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone that was never here: nothing cached, no service worker."""
    context = chromium.new_context(viewport=PHONE, device_scale_factor=2, reduced_motion="reduce")
    yield context
    context.close()


@contextmanager
def _words_of(chromium: Browser, url: str) -> Iterator[str]:
    """Serve the words that stand on a page, a paragraph for each line."""
    with _visitor(chromium) as context:
        page = context.new_page()
        page.goto(url)
        page.wait_for_load_state("networkidle")
        lines = page.inner_text("body").splitlines()
    text = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line.strip())
    body = gzip.compress(f'<!doctype html><meta charset="utf-8"><title>Words</title>{text}'.encode())
    handler = functools.partial(_Words, body)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Words(http.server.BaseHTTPRequestHandler):
    def __init__(self, body: bytes, *args: Any) -> None:
        self.body = body
        super().__init__(*args)

    def do_GET(self) -> None:
        """Answer the page with the words; there is no icon."""
        is_page = self.path == "/"
        self.send_response(200 if is_page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(self.body) if is_page else 0))
        self.end_headers()
        self.wfile.write(self.body if is_page else b"")

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request."""
