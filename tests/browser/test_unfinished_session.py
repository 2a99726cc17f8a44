"""Signs asked again while a session is open on the device: pages say so, and it goes on where it stopped."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.living import HERE
from tests.browser.playing import Playing
from tests.browser.travelling import Travelling
from tests.browser.walking import first_visit, go_on

MORNING = datetime(2027, 1, 4, 10, tzinfo=HERE)
PLACE = """() => new Promise((tell) => {
  indexedDB.open("endrange").onsuccess = ({ target }) => {
    const table = target.result.transaction("session").objectStore("session");
    table.get("state").onsuccess = ({ target: { result } }) => tell([result.block, result.step]);
  };
})"""
"""Block and step of the session that is kept on the device."""
ASKS_SIGNS = "async () => (await fetch('/today/')).url.includes('/welcome/safety/')"


@pytest.fixture
def server(tmp_path: Path, page: Page) -> Iterator[Travelling]:
    """Somebody went through the first visit five minutes ago."""
    server = Travelling(tmp_path / "data", now=MORNING).start()
    first_visit(page, server.url)
    server.go_to(MORNING + timedelta(minutes=5))
    yield server
    server.stop()


@pytest.fixture
def hurting(server: Travelling, page: Page) -> Playing:
    """Strong pain was told in a session, and no danger sign; the server knows of it."""
    page.clock.install(time=server.now)
    playing = Playing(page, server.url)
    playing.open().start()
    playing.until("work")
    playing.pass_time(5)
    playing.press("This hurts")
    playing.press("8")
    playing.dialog.get_by_role("button", name=re.compile("^Sharp")).click()
    playing.dialog.get_by_role("button", name=re.compile("groin")).first.click()
    playing.press("No, none of these")
    playing.wait_until(ASKS_SIGNS)
    server.go_to(server.now + timedelta(minutes=10))
    return playing


def note(page: Page) -> Locator:
    """What the page says about the session that is open."""
    return page.locator("#unfinished-session")


def answer_signs(page: Page) -> None:
    """Answer what is asked of the safety check: nothing is wrong. Its first page says what is open."""
    expect(note(page)).to_contain_text("Your session is still open")
    expect(note(page).get_by_role("link")).to_have_count(0)
    while "/welcome/safety/" in page.url:
        page.get_by_role("checkbox", name="None of these").check(force=True)
        go_on(page)
        if "/welcome/safety/" in page.url:
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            expect(note(page)).to_have_count(0)


def go_on_without_it(hurting: Playing) -> None:
    """Leave out what hurt, a quarter of an hour after the answers, and wait until the server knows."""
    hurting.sleep(1500)
    with hurting.page.expect_response("**/api/events"):
        hurting.press("Go on without it")


def test_after_strong_pain_the_signs_say_that_the_session_is_open_and_it_goes_on_where_it_stopped(
    hurting: Playing,
) -> None:
    page = hurting.page
    before = page.evaluate(PLACE)
    page.reload()
    expect(page).to_have_url(re.compile(r"/welcome/safety/"))
    assert violations(page, "the safety check") == []
    answer_signs(page)
    expect(page).to_have_url(re.compile(r"/today/$"))
    page.get_by_role("link", name="Go on where you stopped").click()
    hurting.press("Go on where it stopped")
    expect(hurting.dialog.get_by_role("heading")).to_have_text("Stop this exercise")
    assert page.evaluate(PLACE) == before
    go_on_without_it(hurting)
    hurting.open()
    expect(hurting.dialog).to_contain_text("You were in the middle of a session")


def test_a_sign_that_is_found_shows_no_way_back_into_the_session(hurting: Playing) -> None:
    page = hurting.page
    page.reload()
    page.get_by_role("checkbox").first.check(force=True)
    go_on(page)
    while "/welcome/safety/" in page.url:
        page.get_by_role("checkbox", name="None of these").check(force=True)
        go_on(page)
    expect(page).to_have_url(re.compile(r"/stopped/$"))
    expect(page.get_by_text("Go on where you stopped")).to_have_count(0)
    page.goto(f"{hurting.url}/session/")
    expect(page).to_have_url(re.compile(r"/stopped/$"))


def test_without_an_open_session_the_signs_say_nothing_of_one(server: Travelling, page: Page) -> None:
    page.goto(f"{server.url}/welcome/safety/right-now/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(note(page)).to_be_hidden()
