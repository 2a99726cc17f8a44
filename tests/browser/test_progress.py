"""Progress with eleven weeks in it: readable on every screen, every chart loaded, no fault."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.serving import Serving

ROOT = Path(__file__).parents[2]
LIVE = """
import django
django.setup()
from django.conf import settings
from endrange.server.store.upgrade import upgrade
upgrade(settings.DATA)
from endrange.server.store.models import Person
from tests.server.weeks_lived import live
person = Person.local()
live(person, weeks=11, until=person.today())
"""
CHARTS = 8
"""Before, after, the morning after, the week, tasks, the mean, sessions, stretching."""


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """Endrange with the records of eleven weeks; a test leaves them as they were."""
    data = tmp_path_factory.mktemp("lived") / "data"
    data.mkdir()
    environment = {
        **os.environ,
        "ENDRANGE_DATA": str(data),
        "DJANGO_SETTINGS_MODULE": "endrange.server.settings",
    }
    subprocess.run([sys.executable, "-c", LIVE], env=environment, cwd=ROOT, check=True)
    serving = Serving(data).start()
    yield serving
    serving.kill()


def load_all(page: Page) -> list[str]:
    """Scroll through the page; return the addresses of the charts as they are shown."""
    for chart in page.locator("section > figure img").all():
        chart.scroll_into_view_if_needed()
        expect(chart).to_have_js_property("complete", True)
        assert chart.evaluate("image => image.naturalWidth") > 0
    return [
        str(chart.evaluate("image => image.currentSrc"))
        for chart in page.locator("section > figure img").all()
    ]


@pytest.mark.parametrize(
    ("width", "theme", "drawing"),
    [
        (360, "light", "narrow/light"),
        (360, "dark", "narrow/dark"),
        (1280, "light", "wide/light"),
        (1280, "dark", "wide/dark"),
    ],
)
def test_each_screen_gets_its_own_drawings_and_everything_fits(
    browser: Browser, lived: Serving, width: int, theme: str, drawing: str
) -> None:
    context = browser.new_context(color_scheme=theme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(f"{lived.url}/progress/")
    shown = load_all(page)
    assert len(shown) == CHARTS
    assert all(f"/progress/charts/{drawing}/" in address for address in shown)
    for details in page.locator("main details > summary").all():
        details.click()
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(page, drawing) == []
    assert faults == []
    context.close()


def test_a_score_is_typed_in_and_deleted_again(page: Page, lived: Serving) -> None:
    page.goto(f"{lived.url}/progress/")
    page.get_by_text("Add a score").click()
    page.get_by_label("Name of the questionnaire").fill("iHOT-12")
    page.get_by_label("Score", exact=True).fill("61.5")
    page.get_by_role("button", name="Keep this score").click()
    expect(page.get_by_text("iHOT-12: 61.5")).to_be_visible()
    page.get_by_role("link", name=re.compile("Delete.*iHOT-12")).click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("The score is deleted.")).to_be_visible()
    expect(page.get_by_text("iHOT-12: 61.5")).to_have_count(0)
