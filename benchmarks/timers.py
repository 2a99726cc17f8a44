"""How far the player's time is off at the end of half an hour, half of it with the tab hidden.

The page's clock is driven. While the tab is hidden time jumps on by a minute and every due timer fires once:
what Chromium grants a page that has long been hidden. The player's worker, which is meant to help there, gets
no part in it: this is the worst case. The questions that some exercises ask are taken out, because the clock
stands still for them. The yardstick is a counter of one-second ticks in the same page.
"""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, expect

from benchmarks.browser import browser
from benchmarks.result import Result
from benchmarks.settled import settled

MINUTES = 30
VISIBLE_S = 8 * 60
HIDDEN_MINUTES = 15
CLOSELY_S = 60
"""The last minute is watched at every tick of the player."""
TICK_MS = 250
COUNTER = "a counter of one-second ticks"
START_COUNTING = """() => {
  window.counted = 0;
  window.began = Date.now();
  setInterval(() => { window.counted += 1; }, 1000);
}"""


def run() -> list[Result]:
    """Play a session of half an hour to its end."""
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        serving = settled(Path(folder) / "data", sessions=1)
        try:
            return _play(_page(chromium), f"{serving.url}/session/?minutes={MINUTES}")
        finally:
            serving.stop()


def _page(chromium: Browser) -> Page:
    page = chromium.new_page(reduced_motion="reduce", service_workers="block")
    page.route("**/api/session.json*", _answer_without_questions)
    return page


def _answer_without_questions(route: Route) -> None:
    response = route.fetch()
    timeline = response.json()
    for block in timeline["blocks"]:
        block["asks"] = []
    route.fulfill(response=response, json=timeline)


def _play(page: Page, url: str) -> list[Result]:
    page.clock.install()
    page.goto(url)
    expect(page.locator("#player[data-ready]")).to_be_attached()
    page.clock.pause_at(int(page.evaluate("Date.now()")) + 2000)
    page.get_by_role("button", name="Start", exact=True).click()
    page.evaluate(START_COUNTING)
    total_s = _left_s(page)
    page.clock.run_for(VISIBLE_S * 1000)
    for _ in range(HIDDEN_MINUTES):
        page.clock.fast_forward(60_000)
    page.clock.run_for(TICK_MS)
    shown, counted = abs(total_s - _passed_s(page) - _left_s(page)), _counter_error_s(page)
    page.clock.run_for(int(_left_s(page) - CLOSELY_S) * 1000)
    _watch_until_end(page)
    name = f"{MINUTES} minutes, {HIDDEN_MINUTES} of them hidden"
    return [
        Result(
            f"time left on the screen after {HIDDEN_MINUTES} minutes hidden: error",
            shown,
            counted,
            "s",
            COUNTER,
        ),
        Result(f"end of {name}: error", abs(_passed_s(page) - total_s), _counter_error_s(page), "s", COUNTER),
    ]


def _watch_until_end(page: Page) -> None:
    """Let time pass, tick by tick, until the questions of the end are asked."""
    for _ in range(2 * CLOSELY_S * 1000 // TICK_MS):
        if page.locator("dialog[open]").count():
            return
        page.clock.run_for(TICK_MS)
    raise AssertionError(f"the session did not end; {_left_s(page)} s left")


def _left_s(page: Page) -> float:
    """What the screen says is left of the session."""
    minutes, seconds = re.findall(r"\d+", page.locator('[data-part="time-left"]').inner_text())[:2]
    return int(minutes) * 60 + int(seconds)


def _passed_s(page: Page) -> float:
    return float(page.evaluate("(Date.now() - window.began) / 1000"))


def _counter_error_s(page: Page) -> float:
    return abs(float(page.evaluate("window.counted - (Date.now() - window.began) / 1000")))
