"""The first visit, by mouse, by keyboard and without JavaScript."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Serving
from tests.browser.walking import first_visit, go_on


def test_a_new_person_gets_from_the_first_page_to_a_plan(
    page: Page, serving: Serving, faults: list[str]
) -> None:
    first_visit(page, serving.url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("Start"))).to_be_visible()
    assert faults == []


def test_an_emergency_sign_is_answered_at_once_and_closes_the_session(page: Page, serving: Serving) -> None:
    page.goto(f"{serving.url}/welcome/safety/right-now/")
    page.get_by_role("checkbox").first.check(force=True)
    go_on(page)
    expect(page.get_by_role("heading", name="Get help now")).to_be_visible()
    for path in ("/today/", "/session/?minutes=10"):
        page.goto(serving.url + path)
        assert page.url.endswith("/stopped/"), f"{path} led to {page.url}"
    assert page.request.get(f"{serving.url}/api/session.json?minutes=10").status == 403


def test_a_sign_of_this_week_is_told_after_the_last_question(page: Page, serving: Serving) -> None:
    page.goto(f"{serving.url}/welcome/")
    page.get_by_role("button", name="Begin").or_(page.get_by_role("link", name="Begin")).click()
    while "/welcome/safety/" in page.url:
        if "joint-and-leg" in page.url:
            page.get_by_role("checkbox").first.check(force=True)
        else:
            page.get_by_role("checkbox", name="None of these").check(force=True)
        go_on(page)
    expect(page).to_have_url(re.compile("/stopped/"))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("See someone|Be seen"))


def test_a_circumstance_brings_its_signs_and_back_takes_them_away(page: Page, serving: Serving) -> None:
    page.goto(f"{serving.url}/welcome/safety/about-you/")
    page.get_by_role("checkbox", name="A fall (even small), crash or twist").check(force=True)
    go_on(page)
    of_a_fall = page.get_by_role("checkbox", name="Since a fall: unable")
    expect(of_a_fall).to_be_visible()
    page.get_by_role("link", name="Back").click()
    page.get_by_role("checkbox", name="A fall (even small), crash or twist").uncheck(force=True)
    page.get_by_role("checkbox", name="None of these").check(force=True)
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(of_a_fall).to_have_count(0)


def test_answers_survive_a_killed_server(page: Page, serving: Serving) -> None:
    page.goto(f"{serving.url}/welcome/safety/right-now/")
    page.get_by_role("checkbox", name="None of these").check(force=True)
    go_on(page)
    expect(page).to_have_url(re.compile("/welcome/safety/about-you/"))
    serving.kill()
    serving.start()
    page.goto(serving.url)
    page.goto(f"{serving.url}/welcome/go-on/")
    assert "right-now" not in page.url


def test_the_first_visit_needs_no_javascript(browser: Browser, serving: Serving) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    first_visit(page, serving.url)
    expect(page.get_by_role("link", name=re.compile("Start"))).to_be_visible()
    context.close()
