"""Browser tests: a real server process, a real Chromium, and a clock that the test drives."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import chromium
from tests.browser.playing import Playing
from tests.browser.serving import Serving
from tests.browser.walking import first_visit

PATIENCE_MS = 20_000
"""For a machine that is busy with other things; a test that passes does not wait for it."""
expect.set_options(timeout=PATIENCE_MS)

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]


LONGEST = "test_twelve_weeks.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest test, so that no processor core waits for it at the end."""
    items.sort(key=lambda item: item.path.name != LONGEST)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_type_launch_args, "executable_path": str(chromium.find()), "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    phone = {"width": 390, "height": 844}
    return {**browser_context_args, "viewport": phone, "timezone_id": "Europe/Amsterdam", "locale": "en-GB"}


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """A fresh Endrange: nobody has been here."""
    serving = Serving(tmp_path / "data").start()
    yield serving
    serving.kill()


@pytest.fixture(scope="session")
def settled_folder(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose person is through the first visit; to be copied, not used."""
    serving = Serving(tmp_path_factory.mktemp("settled") / "data").start()
    page = browser.new_page()
    first_visit(page, serving.url)
    page.close()
    serving.stop()
    return serving.data


@pytest.fixture
def settled(settled_folder: Path, tmp_path: Path) -> Iterator[Serving]:
    """Endrange, whose person is through the first visit: roller, strap, what most homes have, 10 minutes."""
    shutil.copytree(settled_folder, tmp_path / "settled")
    serving = Serving(tmp_path / "settled").start()
    yield serving
    serving.kill()


@pytest.fixture
def playing(page: Page, settled: Serving) -> Playing:
    """The player, not opened yet."""
    return Playing(page, settled.url)


@pytest.fixture(autouse=True)
def _patience(page: Page) -> None:
    page.set_default_timeout(PATIENCE_MS)


@pytest.fixture
def outside_requests(context: BrowserContext, settled: Serving) -> list[str]:
    """Addresses asked for that are not ours; stays empty in an honest session."""
    seen: list[str] = []

    def note(request: Any) -> None:
        if not request.url.startswith((settled.url, "data:", "blob:")):
            seen.append(request.url)

    context.on("request", note)
    return seen


@pytest.fixture
def faults(page: Page) -> list[str]:
    """What the page complained about: script errors, refused loads, CSP violations."""
    seen: list[str] = []
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("console", lambda message: seen.append(message.text) if message.type == "error" else None)
    return seen
