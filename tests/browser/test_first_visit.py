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


def test_none_of_these_gives_way_to_a_tick_and_takes_none_away(page: Page, serving: Serving) -> None:
    page.goto(f"{serving.url}/welcome/safety/about-you/")
    none = page.get_by_role("checkbox", name="None of these")
    fall = page.get_by_role("checkbox", name="A fall (even small), crash or twist")
    none.check(force=True)
    fall.check(force=True)
    expect(none).not_to_be_checked()
    none.check(force=True)
    expect(fall).to_be_checked()
    go_on(page)
    expect(page.get_by_role("alert")).to_contain_text("You ticked something, and also that none is true.")


def test_nothing_new_gives_way_before_a_session_as_well(page: Page, settled: Serving) -> None:
    page.goto(f"{settled.url}/before/")
    nothing = page.get_by_role("checkbox", name="Nothing new")
    nothing.check(force=True)
    page.get_by_role("checkbox", name="I feel ill or have fever").check(force=True)
    expect(nothing).not_to_be_checked()


def test_what_is_missing_is_in_sight_and_in_focus_at_the_end_of_a_long_page(
    page: Page, serving: Serving
) -> None:
    page.goto(f"{serving.url}/welcome/safety/right-now/")
    page.get_by_role("checkbox").first.check(force=True)
    go_on(page)
    page.get_by_role("button", name="Keep this and go on").click()
    faults = page.get_by_role("alert")
    expect(faults).to_be_focused()
    expect(faults).to_be_in_viewport(ratio=1)


def test_on_a_phone_on_its_side_an_answer_is_in_sight(page: Page, serving: Serving) -> None:
    page.set_viewport_size({"width": 640, "height": 360})
    page.goto(f"{serving.url}/welcome/safety/right-now/")
    expect(page.get_by_role("checkbox").first).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Continue")).not_to_be_in_viewport()


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
