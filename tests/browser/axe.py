"""What axe finds on a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

VIOLATIONS: dict[str, Any] = {"resultTypes": ["violations"]}
CONTRAST = {**VIOLATIONS, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
OTHER = {"light": "dark", "dark": "light"}


def violations(page: Page, where: str, rules: dict[str, Any] | None = None) -> list[str]:
    """Run all rules, or those that are named; say of each violation where it is."""
    found = Axe().run(page, options=rules or VIOLATIONS).response["violations"]
    return [f"{where}: {each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


def violations_in_both_themes(page: Page, where: str, *, theme: str) -> list[str]:
    """Run all rules in one theme; in the other the contrast, which is all that a theme changes."""
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    found = violations(page, where)
    page.emulate_media(color_scheme=OTHER[theme])  # type: ignore[arg-type]
    return [*found, *violations(page, f"{where}, {OTHER[theme]}", CONTRAST)]
