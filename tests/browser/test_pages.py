"""Every page: no fault, no outside request, no accessibility violation, nothing wider than the screen."""

import pytest
from playwright.sync_api import Page, expect

from endrange.catalogue import load_catalogue
from tests.browser.axe import violations_in_both_themes
from tests.browser.playing import Playing
from tests.browser.serving import Serving

PAGES = (
    "/today/",
    "/before/",
    "/plan/",
    "/plan/restart/",
    "/exercises/",
    "/exercises/couch-stretch/",
    "/exercises/foam-roll/",
    "/exercises/adductor-strap/",
    "/exercises/split-squat/?way=supported&load=dumbbell",
    "/exercises/new/",
    "/learn/",
    *(f"/learn/{article}/" for article in load_catalogue().articles),
    "/history/",
    "/progress/",
    "/why/",
    "/why/rules/",
    "/why/rules/flare/",
    "/why/pain/back-off/",
    "/why/signs/",
    "/check-in/morning/",
    "/check-in/weekly/",
    "/check-in/activities/names/",
    "/settings/",
    "/settings/answers/equipment/",
    "/settings/answers/hips/",
    "/help-now/",
    "/offline/",
    "/welcome/",
    "/welcome/safety/right-now/",
    "/welcome/safety/about-you/",
    "/welcome/where/",
    "/no-such-page/",
)
SCREENS = {"phone": (390, 844, "dark"), "desktop": (1280, 800, "light")}
"""Width, height, and the theme in which all rules of accessibility are looked at."""


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_loads_without_a_fault_fits_and_is_accessible(
    page: Page, settled: Serving, faults: list[str], outside_requests: list[str], screen: str
) -> None:
    width, height, theme = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    found = []
    for path in PAGES:
        page.goto(settled.url + path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        found += violations_in_both_themes(page, path, theme=theme)
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, f"{path} is {overflow} px wider than the screen"
    assert found == []
    assert [fault for fault in faults if "404" not in fault] == []
    assert outside_requests == []


def test_the_player_has_no_accessibility_violation_in_any_phase(playing: Playing, page: Page) -> None:
    playing.open()
    found = violations_in_both_themes(page, "start", theme="light")
    playing.start()
    for phase in ("prepare", "ready", "work"):
        playing.until(phase)
        found += violations_in_both_themes(page, phase, theme="light")
    playing.press("This hurts")
    found += violations_in_both_themes(page, "pain", theme="light")
    playing.press("4")
    found += violations_in_both_themes(page, "kind of pain", theme="light")
    playing.press("Back")
    playing.press("Cancel")
    playing.until("end")
    found += violations_in_both_themes(page, "end", theme="light")
    assert found == []


def test_an_own_exercise_asks_for_seconds_or_for_repetitions(page: Page, settled: Serving) -> None:
    page.goto(f"{settled.url}/exercises/new/")
    seconds, repetitions = page.get_by_label("Seconds of one hold"), page.get_by_label("Repetitions")
    expect(seconds).to_be_visible()
    expect(repetitions).to_be_hidden()
    page.get_by_role("radio", name="Move to and fro").check(force=True)
    expect(repetitions).to_be_visible()
    expect(seconds).to_be_hidden()


def test_a_number_that_is_refused_stays_in_sight_though_the_exercise_has_none(
    page: Page, settled: Serving
) -> None:
    page.goto(f"{settled.url}/exercises/new/")
    page.get_by_role("radio", name="Move to and fro").check(force=True)
    page.get_by_label("Repetitions").fill("1000")
    page.get_by_role("radio", name="Hold a position").check(force=True)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Repetitions")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Choose 1 to 100 repetitions.")
