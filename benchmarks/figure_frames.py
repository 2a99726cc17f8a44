"""What a frame of the moving figure costs the main thread at a quarter of this machine's speed.

The heaviest scenes are played from the built front end on a page of its own; no server is needed. The
yardstick is a page that draws one circle a frame. At 60 frames a second there are 16.7 ms for each. This
machine has no graphics card. So everything is measured twice: painted by the processor, the worst that can
happen, where the figure draws itself plainer until it keeps up; and handed over to an emulated graphics chip,
which shows what the main thread is left with on a device that has one.
"""

import functools
import http.server
import json
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, ViewportSize, sync_playwright
from tests.browser.chromium import find

import endrange
from benchmarks.result import Result
from endrange.catalogue import load_catalogue
from endrange.figure.wire import figure_json

SLOWER = 4
WINDOWS = 5
WINDOW_MS = 1000
"""The quietest of several windows counts: other work on the machine only ever adds."""
SIZE: ViewportSize = {"width": 390, "height": 440}
"""The figure's place in the player on a phone, CSS pixels; drawn at twice that."""
SCENES = (("couch-stretch", "bench", "three-quarter"), ("strap-circles", "circles", "foot-end"))
"""Most items to sort; and a strap, rings, and a new place every frame."""
BUILT = Path(endrange.__file__).parent / "server" / "static" / "app"
FLAGS = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
BY_PROCESSOR = [*FLAGS, "--disable-gpu"]
BY_EMULATED_CHIP = [
    *FLAGS,
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--enable-gpu-rasterization",
]

CIRCLE = "one circle a frame"
ONE_CIRCLE = """
const canvas = document.querySelector("canvas");
canvas.width = 780; canvas.height = 880;
const context = canvas.getContext("2d");
requestAnimationFrame(function frame(now) {
  context.clearRect(0, 0, 780, 880);
  context.beginPath();
  context.arc(390 + 100 * Math.cos(now / 500), 440, 90, 0, 7);
  context.fill();
  requestAnimationFrame(frame);
});
"""


def run() -> list[Result]:
    """Play each scene, then the circle, in the same browser."""
    with tempfile.TemporaryDirectory() as folder:
        _write_pages(Path(folder))
        with _serving(Path(folder)) as address, sync_playwright() as playwright:
            results = []
            for flags, compare in ((BY_PROCESSOR, _compare), (BY_EMULATED_CHIP, _compare_handed_over)):
                browser = playwright.chromium.launch(executable_path=str(find()), args=flags)
                page = browser.new_page(viewport=SIZE, device_scale_factor=2)
                results += [result for scene in SCENES for result in compare(page, address, scene)]
                browser.close()
    return results


@dataclass(frozen=True)
class Frame:
    """Processor time of the main thread for one frame, milliseconds; `script` is a share of `whole`."""

    whole: float
    script: float
    per_second: float
    """Frames that were reached."""


def _compare(page: Page, address: str, scene: tuple[str, str, str]) -> list[Result]:
    name = "-".join(scene)
    moving = _frame(page, f"{address}/{name}.html", drawn="figure-view[drawn]")
    turning = _turning(page)
    circle = _frame(page, f"{address}/circle.html", drawn="canvas")
    said = f"{' '.join(scene)}, 1/{SLOWER} speed"
    return [
        Result(f"frames of the figure, {said}", moving.per_second, circle.per_second, "a second", CIRCLE),
        Result(f"frame of the figure, {said}", moving.whole, circle.whole, "ms", CIRCLE),
        Result(f"its script, {said}", moving.script, circle.script, "ms", CIRCLE),
        Result(f"its script while turned, {said}", turning.script, circle.script, "ms", CIRCLE),
    ]


def _compare_handed_over(page: Page, address: str, scene: tuple[str, str, str]) -> list[Result]:
    moving = _frame(page, f"{address}/{'-'.join(scene)}.html", drawn="figure-view[drawn]")
    circle = _frame(page, f"{address}/circle.html", drawn="canvas")
    said = f"{' '.join(scene)}, handed over, 1/{SLOWER} speed"
    return [Result(f"frame of the figure, {said}", moving.whole, circle.whole, "ms", CIRCLE)]


def _frame(page: Page, url: str, *, drawn: str) -> Frame:
    page.goto(url)
    page.wait_for_selector(drawn)
    page.wait_for_timeout(1000)
    return _measured(page)


def _turning(page: Page) -> Frame:
    """While a finger turns the figure the paint order is worked out again and again."""
    page.evaluate(
        """() => { const { figure } = document.querySelector("figure-view"); let k = 0;
        requestAnimationFrame(function turn() {
          figure.turn(k++ % 200 < 100 ? 2 : -2, 0);
          requestAnimationFrame(turn);
        }); }"""
    )
    return _measured(page)


def _measured(page: Page) -> Frame:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.wait_for_timeout(500)
    windows = [_window(page, session) for _ in range(WINDOWS)]  # the first ones settle the figure's pace
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    session.detach()
    return min(windows, key=lambda frame: frame.whole)


def _window(page: Page, session: CDPSession) -> Frame:
    before = _seconds(session)
    frames, ms = page.evaluate(
        """(ms) => new Promise((done) => { let frames = 0; const start = performance.now();
        requestAnimationFrame(function count(now) {
          frames += 1;
          if (now - start < ms) requestAnimationFrame(count); else done([frames, now - start]);
        }); })""",
        WINDOW_MS,
    )
    after = _seconds(session)
    task, script = (
        (after[name] - before[name]) * 1000 / frames for name in ("TaskDuration", "ScriptDuration")
    )
    return Frame(whole=task, script=script, per_second=frames * 1000 / ms)


def _seconds(session: CDPSession) -> dict[str, float]:
    metrics: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
    return {metric["name"]: float(metric["value"]) for metric in metrics}


def _write_pages(folder: Path) -> None:
    (folder / "static").mkdir()
    (folder / "static" / "app").symlink_to(BUILT)
    entry = json.loads((BUILT / ".vite" / "manifest.json").read_text())["src/figure/main.ts"]
    head = "".join(f'<link rel="stylesheet" href="/static/app/{css}">' for css in entry.get("css", []))
    head += "<style>body { margin: 0 } figure-view, canvas { height: 440px; width: 390px }</style>"
    catalogue = load_catalogue()
    for exercise, scene_id, camera in SCENES:
        name = f"{exercise}-{scene_id}-{camera}"
        scene = next(scene for scene in catalogue.exercise(exercise).scenes if scene.id == scene_id)
        (folder / f"{name}.json").write_text(json.dumps(figure_json(exercise, scene)))
        view = f'<figure-view src="/{name}.json" camera="{camera}" autoplay></figure-view>'
        script = f'<script type="module" src="/static/app/{entry["file"]}"></script>'
        (folder / f"{name}.html").write_text(f"<!doctype html>{head}{view}{script}")
    circle = f"<!doctype html>{head}<canvas></canvas><script>{ONE_CIRCLE}</script>"
    (folder / "circle.html").write_text(circle)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request."""


@contextmanager
def _serving(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
