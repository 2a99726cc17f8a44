"""The demo in a browser: pages full of weeks are as accessible as empty ones, and the player has its room."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations_in_both_themes
from tests.browser.playing import Playing
from tests.browser.serving import ServingDemo

PAGES = (
    "/today/",
    "/plan/",
    "/why/",
    "/why/?open=all",
    "/why/rules/flare/",
    "/history/",
    "/history/before/1/correct/",
    "/history/before/1/delete/",
    "/progress/",
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServingDemo]:
    demo = ServingDemo(tmp_path_factory.mktemp("demo") / "demo").start()
    yield demo
    demo.stop()


def test_no_page_full_of_weeks_has_an_accessibility_violation(page: Page, demo: ServingDemo) -> None:
    for path in PAGES:
        page.goto(demo.url + path)
        expect(page.get_by_role("complementary", name="Demo")).to_be_visible()
        assert violations_in_both_themes(page, path, theme="light") == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


@pytest.mark.parametrize(("width", "height"), [(390, 844), (844, 390), (320, 568)])
def test_the_banner_pushes_nothing_of_the_player_off_the_screen(
    page: Page, demo: ServingDemo, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    playing = Playing(page, demo.url).open(30).start()
    playing.until("work")
    expect(page.get_by_role("complementary", name="Demo")).to_be_in_viewport(ratio=1)
    for name in ("Pause", "This hurts"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)
