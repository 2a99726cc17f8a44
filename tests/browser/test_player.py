"""The player in a real Chromium: reload in every phase, no server, a killed browser, two tabs."""

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.serving import Serving
from tests.browser.walking import first_visit


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Path:
    """The data folder of a person who has answered the first visit."""
    serving = Serving(tmp_path_factory.mktemp("begun") / "data").start()
    page = browser.new_page()
    first_visit(page, serving.url)
    page.close()
    serving.stop()
    return serving.data


@pytest.fixture
def ready(begun: Path, tmp_path: Path) -> Iterator[Serving]:
    serving = Serving(Path(shutil.copytree(begun, tmp_path / "data"))).start()
    yield serving
    serving.stop()


def open_player(page: Page, serving: Serving) -> None:
    page.goto(f"{serving.url}/session/?minutes=10")
    expect(page.locator("#player[data-ready=true]")).to_be_visible()


def begin(page: Page) -> None:
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator("#player[data-mode=playing]")).to_be_visible()


def title(page: Page) -> str:
    return page.get_by_role("dialog").get_by_role("heading").inner_text()


def reach_work(page: Page) -> None:
    """Go on until an exercise itself is on the screen."""
    while page.locator("#player[data-work=true]").count() == 0:
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(50)


def events(serving: Serving) -> list[str]:
    """What the server keeps, in the order of the device's ids."""
    database = next(serving.data.glob("*.sqlite3"))
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return [kind for (kind,) in connection.execute("select kind from store_event order by id")]


def skip_to_the_end(page: Page) -> None:
    while page.locator("#player[data-mode=end]").count() == 0:
        if page.get_by_role("dialog").count():
            page.get_by_role("dialog").get_by_role(
                "button", name=re.compile("No time|No, just|^Yes$")
            ).first.click()
        else:
            page.keyboard.press("ArrowRight")
        page.wait_for_timeout(50)


def answer_the_end(page: Page) -> None:
    page.keyboard.press("2")
    expect(page.get_by_role("heading", name="How hard was it?")).to_be_visible()
    page.keyboard.press("6")
    page.get_by_role("textbox").fill("Fine.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Done.")).to_be_visible()


def test_a_session_from_start_to_finish_is_kept(page: Page, ready: Serving, faults: list[str]) -> None:
    open_player(page, ready)
    begin(page)
    skip_to_the_end(page)
    answer_the_end(page)
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    kept = events(ready)
    assert (kept[0], kept[-1]) == ("session-started", "session-finished")
    assert faults == []


PHASES: dict[str, Callable[[Page], None]] = {
    "prepare": lambda page: None,
    "work": reach_work,
    "paused": lambda page: page.keyboard.press("Space"),
    "pain": lambda page: (page.keyboard.press("h"), page.keyboard.press("4")),  # type: ignore[dict-item, return-value]
    "skip": lambda page: (reach_work(page), page.keyboard.press("ArrowRight")),  # type: ignore[dict-item, return-value]
    "leave": lambda page: page.keyboard.press("Escape"),
    "end": skip_to_the_end,
}


@pytest.mark.parametrize("phase", PHASES)
def test_a_reload_in_any_phase_offers_to_go_on_there(page: Page, ready: Serving, phase: str) -> None:
    open_player(page, ready)
    begin(page)
    PHASES[phase](page)
    page.wait_for_timeout(300)
    step = page.locator("[data-part=title]").inner_text()
    mode = page.locator("#player").get_attribute("data-mode")
    page.reload()
    expect(page.get_by_role("heading", name="You were in the middle of a session")).to_be_visible()
    page.get_by_role("button", name=re.compile("Go on where|Finish and keep")).first.click()
    assert page.locator("[data-part=title]").inner_text() == step
    assert page.locator("#player").get_attribute("data-mode") == ("playing" if mode == "paused" else mode)


def test_without_the_server_a_session_is_reopened_finished_and_sent_later(page: Page, ready: Serving) -> None:
    open_player(page, ready)
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()  # now the worker stands in front of the page and keeps it
    expect(page.get_by_role("heading", name="10 minutes")).to_be_visible()
    begin(page)
    page.wait_for_timeout(500)
    ready.kill()
    page.reload()
    page.get_by_role("button", name="Go on where it stopped").click()
    skip_to_the_end(page)
    answer_the_end(page)
    expect(page.get_by_text("Saved on this device.")).to_be_visible()
    ready.start()
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible(timeout=60_000)
    kept = events(ready)
    assert (kept.count("session-started"), kept.count("session-finished")) == (1, 1)


def test_without_the_server_an_unseen_page_says_so_and_help_is_there(page: Page, ready: Serving) -> None:
    open_player(page, ready)
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_timeout(500)
    ready.kill()
    page.goto(f"{ready.url}/history/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("No connection")
    page.goto(f"{ready.url}/help-now/")
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("No connection")


def test_a_session_plays_in_one_tab_and_the_other_can_take_it_over(
    page: Page, context: BrowserContext, ready: Serving
) -> None:
    open_player(page, ready)
    begin(page)
    other = context.new_page()
    open_player(other, ready)
    assert title(other) == "This session is open in another tab"
    other.get_by_role("button", name="Play it here").click()
    expect(other.get_by_role("heading", name="You were in the middle of a session")).to_be_visible()
    assert title(page) == "This session is open in another tab"
    other.get_by_role("button", name="Go on where it stopped").click()
    skip_to_the_end(other)
    answer_the_end(other)
    expect(other.get_by_text("Saved.", exact=True)).to_be_visible()
    assert events(ready).count("session-started") == 1


def test_keys_and_dialogs_keep_the_focus_where_it_belongs(page: Page, ready: Serving) -> None:
    open_player(page, ready)
    begin(page)
    page.keyboard.press("Space")
    expect(page.locator("#player[data-mode=paused]")).to_be_visible()
    page.keyboard.press("Space")
    page.keyboard.press("h")
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    expect(page.locator("#player[data-mode=playing]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Leave the session?")).to_be_visible()


def test_a_danger_sign_leads_to_what_to_do(page: Page, ready: Serving) -> None:
    open_player(page, ready)
    begin(page)
    reach_work(page)
    page.keyboard.press("h")
    page.keyboard.press("8")
    page.get_by_role("button", name="An ache").click()
    page.get_by_role("button", name=re.compile("^Left: groin")).click()
    page.get_by_role("button", name="Yes, at least one").click()
    expect(page).to_have_url(re.compile("/help-now/"))
    assert events(ready)[-1] == "session-finished"
