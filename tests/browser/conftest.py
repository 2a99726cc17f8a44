"""Browser tests: a real server process, a real Chromium, and a clock that the test drives."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser import chromium
from tests.browser.serving import Serving

QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]


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
    serving.stop()


@pytest.fixture
def outside_requests(context: BrowserContext, serving: Serving) -> list[str]:
    """Addresses asked for that are not ours; stays empty in an honest session."""
    seen: list[str] = []

    def note(request: Any) -> None:
        if not request.url.startswith((serving.url, "data:", "blob:")):
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


def copy_of(folder: Path, to: Path) -> Path:
    """Copy a data folder, so that a test may do with it what it likes."""
    shutil.copytree(folder, to)
    return to
