"""Walks through the pages as a person does: by what is written on them."""

import re
from collections.abc import Collection, Mapping

from playwright.sync_api import Page, expect

MOST_QUESTIONS = 24


def first_visit(
    page: Page, url: str, *, minutes: int = 10, ticked: Mapping[str, Collection[str]] | None = None
) -> None:
    """Answer the first visit: nothing wrong, everything else as suggested, `minutes` a session.

    `ticked` has other answers: the last part of a question's address, and all that is ticked there.
    """
    page.goto(url)
    page.get_by_role("button", name="Begin").or_(page.get_by_role("link", name="Begin")).click()
    for _ in range(MOST_QUESTIONS):
        if re.search(r"/welcome/ready/$", page.url):
            break
        _answer(page, minutes, ticked or {})
        go_on(page)
    page.get_by_role("button", name="Make my plan").click()
    expect(page).to_have_url(re.compile(r"/today/$"))


def answer_before(
    page: Page, *, pain: int = 1, new: str = "Nothing new", weight: str = "Yes, as usual"
) -> None:
    """Answer the three questions before a session."""
    page.get_by_role("radio", name=str(pain), exact=True).check(force=True)
    page.get_by_role("checkbox", name=new).check(force=True)
    page.get_by_role("radio", name=weight, exact=True).check(force=True)
    with page.expect_navigation():
        page.get_by_role("button", name="Start").click()


def go_on(page: Page) -> None:
    """Press Continue and wait for the next screen."""
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()


def _answer(page: Page, minutes: int, ticked: Mapping[str, Collection[str]]) -> None:
    """Fill in what this screen asks, where its suggestion is not enough."""
    step = page.url.rstrip("/").rsplit("/", 1)[-1]
    none = page.get_by_role("checkbox", name="None of these")
    if step in ticked:
        _tick_only(page, ticked[step])
    elif none.count():
        none.check(force=True)
    elif step == "minutes":
        page.get_by_role("radio", name=re.compile(rf"^{minutes} minutes")).check(force=True)
    elif step == "side":
        page.get_by_role("radio", name="Both about the same").check(force=True)
    elif step == "equipment":
        for name in ("Foam roller", "Stretching strap", "Wall"):
            page.get_by_role("checkbox", name=name, exact=True).check(force=True)


def _tick_only(page: Page, names: Collection[str]) -> None:
    """Tick these, and nothing else."""
    suggested = page.get_by_role("checkbox", checked=True)
    while suggested.count():
        suggested.first.uncheck(force=True)
    for name in names:
        page.get_by_role("checkbox", name=name, exact=True).or_(
            page.get_by_role("radio", name=name, exact=True)
        ).check(force=True)
