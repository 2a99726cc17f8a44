"""The player's dialogs, focus, and pages without a server, in a real Chromium."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.playing import Playing
from tests.browser.serving import Serving

OPENED_BY = {
    "pain": ("h", "How much does it hurt now?"),
    "skip": ("ArrowRight", "Why skip this?"),
    "leave": ("Escape", "Leave the session?"),
}


@pytest.mark.parametrize("dialog", OPENED_BY)
def test_a_dialog_that_was_open_is_open_again_after_a_reload(playing: Playing, dialog: str) -> None:
    key, title = OPENED_BY[dialog]
    playing.open().start()
    playing.until("work")
    playing.page.keyboard.press(key)
    expect(playing.dialog.get_by_role("heading")).to_have_text(title)
    playing.page.wait_for_timeout(200)
    playing.open()
    playing.press("Go on where it stopped")
    expect(playing.dialog.get_by_role("heading")).to_have_text(title)


def test_the_focus_stays_inside_a_dialog_and_comes_back_to_the_page(playing: Playing) -> None:
    playing.open().start()
    playing.until("work")
    hurts = playing.page.get_by_role("button", name="This hurts")
    hurts.focus()
    playing.page.keyboard.press("Enter")
    expect(playing.dialog).to_be_visible()
    for _ in range(30):
        playing.page.keyboard.press("Tab")
        assert playing.page.evaluate("document.activeElement.closest('main, dialog')?.tagName") in {
            None,
            "DIALOG",
        }
    playing.page.keyboard.press("Escape")
    expect(hurts).to_be_focused()


def test_a_finger_leaves_no_focus_behind_so_that_space_still_pauses(playing: Playing) -> None:
    playing.open().start()
    playing.press("Next")
    playing.page.keyboard.press("Space")
    expect(playing.page.locator("#player")).to_have_attribute("data-mode", "paused")


def test_offering_an_easier_way_closes_the_rarer_controls_on_a_phone(playing: Playing) -> None:
    playing.page.set_viewport_size({"width": 390, "height": 844})
    playing.open().start()
    playing.until("work")
    playing.press("More")
    player = playing.page.locator("#player")
    expect(player).to_have_attribute("data-more", "open")
    playing.press("Easier way")
    expect(player).to_have_attribute("data-more", "closed")


def test_without_the_server_an_unseen_page_says_so_and_help_is_there(page: Page, settled: Serving) -> None:
    page.goto(f"{settled.url}/session/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_timeout(1000)
    settled.kill()
    page.goto(f"{settled.url}/history/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("No connection")
    page.goto(f"{settled.url}/help-now/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("now", re.I))


def test_a_tab_that_was_taken_over_writes_nothing_any_more(playing: Playing, context: BrowserContext) -> None:
    playing.open().start()
    playing.until("work")
    other = Playing(context.new_page(), playing.url)
    other.page.goto(f"{playing.url}/session/")
    other.press("Play it here")
    expect(other.dialog).to_contain_text("You were in the middle of a session")
    other.press("Go on where it stopped")
    kept = other.page.evaluate(STATE)
    playing.pass_time(5)
    playing.page.keyboard.press("ArrowRight")
    assert other.page.evaluate(STATE)["step"] == kept["step"]
    expect(playing.dialog).to_contain_text("open in another tab")


STATE = """() => new Promise((tell) => {
  indexedDB.open("endrange").onsuccess = ({ target }) => {
    const table = target.result.transaction("session").objectStore("session");
    table.get("state").onsuccess = (got) => tell(got.target.result);
  };
})"""
