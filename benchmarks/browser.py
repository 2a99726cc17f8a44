"""The Chromium that measures: the one of the browser tests, kept from doing anything of its own accord."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright
from tests.browser.chromium import find

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]


@contextmanager
def browser() -> Iterator[Browser]:
    """One browser; a new context of it has an empty cache."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=str(find()), args=FLAGS)
        yield running
        running.close()
