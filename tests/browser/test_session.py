"""A guided session from start to History, through everything that can go wrong in between."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.playing import Playing
from tests.browser.serving import Serving

IS_KEPT = """async ({ minutes }) => {
  await navigator.serviceWorker.ready;
  const wanted = ["/session/", `/api/session.json?minutes=${minutes}`];
  const kept = await Promise.all(wanted.map((path) => caches.match(path, { ignoreVary: true })));
  return navigator.serviceWorker.controller !== null && kept.every(Boolean);
}"""
"""Whether the service worker has what a session needs without a server."""


HAS_NO_SESSION = """async () => {
  const kept = await caches.match("/api/session.json", { ignoreVary: true, ignoreSearch: true });
  return kept === undefined;
}"""
"""Whether no session is kept, of whatever length."""


FORGET_SESSIONS = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  const { port1, port2 } = new MessageChannel();
  active.postMessage({ wish: "forget-sessions" }, [port2]);
  return new Promise((resolve) => { port1.onmessage = ({ data }) => resolve(data); });
}"""
"""Asks the service worker to forget the sessions; whether it did."""


SAYS_INCHES = """async () => {
  const kept = await caches.match("/api/session.json?minutes=30", { ignoreVary: true });
  return (await kept.text()).includes("Small is right: about an inch.");
}"""
"""Whether the session that is kept tells lengths in inches."""


def open_kept(playing: Playing, minutes: int = 5) -> None:
    """Open a session, and wait until the service worker has kept it."""
    playing.open(minutes)
    playing.wait_until(IS_KEPT, minutes=minutes)


def test_a_ten_minute_session_is_in_history_after_a_restart(
    playing: Playing, settled: Serving, faults: list[str], outside_requests: list[str]
) -> None:
    playing.open(minutes=10).start()
    playing.until("end")
    playing.answer_end(note="A calm evening.")
    playing.expect_sent()
    settled.stop()
    settled.start()
    page = playing.page
    page.goto(f"{settled.url}/history/")
    page.get_by_role("main").get_by_role("link", name=re.compile(r"10 min")).first.click()
    expect(page.get_by_role("main")).to_contain_text("A calm evening.")
    assert faults == []
    assert outside_requests == []


def test_the_total_is_the_minutes_asked_for(playing: Playing) -> None:
    playing.open(minutes=10).start()
    left = playing.part("time-left").inner_text()
    minutes, seconds = (int(number) for number in re.findall(r"\d+", left)[:2])
    assert 570 <= minutes * 60 + seconds <= 630


def test_a_server_killed_in_the_middle_costs_nothing(playing: Playing, settled: Serving) -> None:
    playing.open().start()
    playing.until("work")
    playing.pass_time(20)
    settled.kill()
    playing.until("end")
    playing.answer_end(note="Played on alone.")
    expect(playing.dialog).to_contain_text("Saved on this device")
    settled.start()
    playing.pass_time(120)
    playing.expect_sent()
    page = playing.page
    page.goto(f"{settled.url}/history/")
    page.get_by_role("main").get_by_role("link", name=re.compile(r"min")).first.click()
    expect(page.get_by_role("main")).to_contain_text("Played on alone.")


def test_a_session_opened_once_works_offline_and_is_sent_later(
    playing: Playing, context: BrowserContext
) -> None:
    open_kept(playing)
    context.set_offline(True)
    playing.open().start()
    playing.until("end")
    playing.answer_end()
    expect(playing.dialog).to_contain_text("Saved on this device")
    context.set_offline(False)
    playing.pass_time(120)
    playing.expect_sent()


WITHOUT_WORKER = "navigator.serviceWorker.register = () => Promise.reject(new Error('none here'))"
"""A page with this starts no service worker of its own."""


def test_a_page_that_a_new_service_worker_missed_is_taken_by_it_all_the_same(
    playing: Playing, context: BrowserContext
) -> None:
    page = playing.page
    page.add_init_script(f"if (!sessionStorage.getItem('later')) {WITHOUT_WORKER}")
    playing.open()
    page.evaluate("sessionStorage.setItem('later', 'yes')")
    held: list[Route] = []
    page.route("**/session/?minutes=5", lambda route: held.append(route))  # noqa: PLW0108
    page.evaluate("location.reload()")
    other = Playing(context.new_page(), playing.url)
    other.page.goto(f"{playing.url}/progress/")
    other.wait_until("() => navigator.serviceWorker.controller !== null")
    with page.expect_navigation():
        held[0].continue_()
    playing.wait_until(IS_KEPT, minutes=5)


def test_a_session_is_kept_also_when_the_first_word_to_the_service_worker_is_lost(playing: Playing) -> None:
    playing.page.add_init_script("""
        const post = ServiceWorker.prototype.postMessage;
        ServiceWorker.prototype.postMessage = function (wish, ...rest) {
            if (wish.wish === "keep" && !window.hasLostOne) window.hasLostOne = true;
            else post.call(this, wish, ...rest);
        };
    """)
    playing.open()
    playing.wait_until("() => window.hasLostOne")
    playing.pass_time(90)
    playing.wait_until(IS_KEPT, minutes=5)


def test_what_is_kept_for_later_is_in_the_units_chosen_last(
    playing: Playing, context: BrowserContext
) -> None:
    page = playing.page
    choose(page, f"{playing.url}/settings/answers/minutes/", re.compile("^30 minutes"))
    open_kept(playing, 30)
    assert not page.evaluate(SAYS_INCHES)
    choose(page, f"{playing.url}/settings/", re.compile("^Feet, inches, pounds"))
    playing.wait_until(SAYS_INCHES)
    context.set_offline(True)
    playing.open(minutes=30).start()
    assert page.evaluate(SAYS_INCHES)


def choose(page: Page, address: str, answer: re.Pattern[str]) -> None:
    """Choose something in Settings, and save."""
    page.goto(address)
    page.get_by_role("radio", name=answer).check(force=True)
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()


def test_after_a_danger_sign_no_session_is_left_on_the_device_either(
    playing: Playing, context: BrowserContext
) -> None:
    open_kept(playing)
    page = playing.page
    playing.start().until("work")
    playing.press("This hurts")
    for answer in ("8", "Sharp"):
        playing.press(answer)
    playing.dialog.locator(".dialog-body button").first.click()
    playing.press("Yes, at least one")
    page.wait_for_url("**/help-now/")
    playing.wait_until(HAS_NO_SESSION)
    page.goto(f"{playing.url}/session/")
    expect(page).to_have_url(re.compile(r"/stopped/$"))
    context.set_offline(True)
    page.goto(f"{playing.url}/session/?minutes=5")
    expect(playing.dialog).to_contain_text("no session kept on this device")


def test_a_tab_that_lost_the_session_keeps_it_no_longer_for_later(
    playing: Playing, context: BrowserContext, settled: Serving
) -> None:
    open_kept(playing)
    settled.stop()
    playing.open()  # what it asks to be kept cannot be fetched, so it goes on asking
    other = Playing(context.new_page(), playing.url)
    other.page.goto(f"{playing.url}/session/?minutes=5")
    other.press("Play it here")
    expect(playing.dialog).to_contain_text("another")
    other.page.goto(f"{playing.url}/help-now/")
    other.wait_until(FORGET_SESSIONS)
    settled.start()
    for _ in range(4):
        playing.pass_time(20)
        playing.page.wait_for_timeout(300)  # for what the worker would fetch
    assert other.page.evaluate(HAS_NO_SESSION)


def test_a_second_tab_is_told_and_can_take_over(playing: Playing, context: BrowserContext) -> None:
    playing.open().start()
    playing.until("work")
    other = Playing(context.new_page(), playing.url)
    other.page.goto(f"{playing.url}/session/?minutes=5")
    expect(other.dialog).to_contain_text("open in another tab")
    other.press("Play it here")
    expect(other.dialog).to_contain_text("You were in the middle of a session")
    other.press("Go on where it stopped")
    expect(other.page.locator("#player")).to_have_attribute("data-work", "true")
    expect(playing.dialog).to_contain_text("open in another tab")


@pytest.mark.parametrize("phase", ["things", "prepare", "ready", "work", "change-side"])
def test_a_reload_offers_to_go_on_where_it_stopped(playing: Playing, phase: str) -> None:
    playing.open().start()
    playing.until(phase)
    playing.pass_time(2)
    title, seconds = playing.title, playing.seconds
    playing.open()
    expect(playing.dialog).to_contain_text("You were in the middle of a session")
    playing.press("Go on where it stopped")
    expect(playing.part("title")).to_have_text(title)
    assert abs(playing.seconds - seconds) <= 1


def test_before_the_start_things_places_and_what_is_left_out_are_short_lists(playing: Playing) -> None:
    playing.open(minutes=10)
    lists = playing.dialog.locator(".dialog-titled")
    expect(lists.get_by_role("heading", name="Choose a place with")).to_be_visible()
    left_out = playing.dialog.get_by_role("group").filter(has_text="Left out today")
    expect(left_out.get_by_role("listitem").first).to_be_hidden()
    left_out.get_by_text("Left out today").click()
    expect(left_out.get_by_role("listitem").first).to_be_visible()
    playing.start()
    playing.pass_time(6)
    expect(playing.part("detail")).to_contain_text("Choose a place with: wall")


def test_coming_back_says_in_words_how_much_is_left(playing: Playing) -> None:
    playing.open().start()
    playing.until("work")
    playing.open()
    expect(playing.dialog).to_contain_text(re.compile(r"\d+ minutes?( \d+ seconds?)? to go\."))


def test_an_easier_way_says_that_it_begins_again(playing: Playing) -> None:
    playing.open().start()
    playing.until("work")
    playing.page.keyboard.press("e")
    expect(playing.dialog).to_contain_text("You get into position first, and begin again.")


def test_the_set_up_on_the_screen_names_the_leg(playing: Playing) -> None:
    playing.open().start()
    playing.until("prepare")
    expect(playing.part("detail")).to_contain_text(re.compile(r"\bthe (left|right) \w+"))


def test_a_reload_while_paused_stays_paused_in_time(playing: Playing) -> None:
    playing.open().start()
    playing.until("work")
    playing.press("Pause")
    seconds = playing.seconds
    playing.sleep(300)
    playing.open()
    playing.press("Go on where it stopped")
    assert abs(playing.seconds - seconds) <= 1


def test_a_reload_at_the_last_questions_comes_back_to_them(playing: Playing) -> None:
    playing.open().start()
    playing.until("end")
    playing.press("3")
    playing.open()
    playing.press("Finish and keep what is done")
    expect(playing.dialog).to_contain_text("How hard")
    playing.press("5")
    playing.press("Save")
    playing.expect_sent()


def test_a_throttled_tab_shows_the_right_second(playing: Playing) -> None:
    playing.open().start()
    playing.until("work")
    before = playing.seconds
    playing.sleep(20)
    playing.pass_time(0.2)
    assert abs(before - 20 - playing.seconds) <= 1


def test_a_laptop_that_slept_for_an_hour_waits_instead_of_running_through(playing: Playing) -> None:
    playing.open().start()
    playing.until("work")
    title = playing.title
    playing.sleep(3600)
    playing.pass_time(1)
    assert playing.title == title
    expect(playing.page.locator("#player")).to_have_attribute("data-mode", "paused")


def test_a_sharp_pain_stops_the_exercise_and_is_kept(playing: Playing) -> None:
    playing.open().start()
    playing.until("work")
    page = playing.page
    playing.press("This hurts")
    playing.press("4")
    playing.dialog.get_by_role("button", name=re.compile("^Sharp", re.I)).click()
    playing.dialog.get_by_role("button", name=re.compile("groin", re.I)).first.click()
    danger = playing.dialog.get_by_role("button", name="No, none of these")
    if danger.count():
        danger.click()
    playing.dialog.get_by_role("button", name=re.compile("Go on without it")).click()
    playing.until("end")
    playing.answer_end()
    playing.expect_sent()
    playing.press("See it in History")
    page.wait_for_url("**/history/**")
    page.get_by_role("main").get_by_role("link", name=re.compile(r"min")).first.click()
    expect(page.get_by_role("main")).to_contain_text(re.compile("sharp", re.I))


def test_a_hip_that_catches_ends_the_session_and_is_to_be_shown_this_week(playing: Playing) -> None:
    playing.open().start()
    playing.until("work")
    playing.press("This hurts")
    playing.press("2")
    playing.dialog.get_by_role("button", name=re.compile("^It caught", re.I)).click()
    playing.dialog.get_by_role("button", name=re.compile("groin", re.I)).first.click()
    playing.dialog.get_by_role("button", name="No, none of these").click()
    expect(playing.dialog).to_contain_text("to be looked at this week")
    playing.press("Finish the session here")
    playing.answer_end()
    playing.expect_sent()
    page = playing.page
    page.goto(f"{playing.url}/today/")
    page.wait_for_url("**/stopped/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("See someone this week")
    expect(page.get_by_role("main")).to_contain_text("caught, locked or gave way")


def test_a_danger_sign_leads_to_the_page_that_says_what_to_do(playing: Playing) -> None:
    playing.open().start()
    playing.until("work")
    playing.press("This hurts")
    playing.press("8")
    playing.dialog.get_by_role("button", name=re.compile("^Sharp", re.I)).click()
    playing.dialog.get_by_role("button", name=re.compile("groin", re.I)).first.click()
    playing.dialog.get_by_role("button", name=re.compile("^Yes")).click()
    playing.page.wait_for_url("**/help-now/")
    expect(playing.page.get_by_role("heading", level=1)).to_contain_text("what to do now")


def test_the_keyboard_is_enough(playing: Playing) -> None:
    playing.open()
    keyboard = playing.page.keyboard
    keyboard.press("Enter")
    playing.until("work")
    keyboard.press("Space")
    expect(playing.page.locator("#player")).to_have_attribute("data-mode", "paused")
    keyboard.press("Space")
    before = playing.seconds
    keyboard.press("+")
    assert playing.seconds - before in {14, 15}
    keyboard.press("h")
    expect(playing.dialog).to_be_visible()
    keyboard.press("Escape")
    keyboard.press("Escape")
    expect(playing.dialog).to_contain_text("Go on")


def test_skipping_asks_why(playing: Playing) -> None:
    playing.open().start()
    playing.until("work")
    title = playing.title
    playing.press("Skip")
    playing.dialog.get_by_role("button", name=re.compile("no time|hurry", re.I)).click()
    assert playing.title != title


def test_today_offers_to_go_on(playing: Playing, page: Page) -> None:
    playing.open().start()
    playing.until("work")
    page.goto(f"{playing.url}/today/")
    page.get_by_role("link", name=re.compile("Go on where you stopped")).click()
    expect(playing.dialog).to_contain_text("You were in the middle of a session")


def test_a_kept_player_page_leads_to_the_reason_when_a_sign_came_up_since(
    playing: Playing, page: Page, context: BrowserContext
) -> None:
    playing.open()
    context.route(
        "**/api/session.json*",
        lambda route: route.fulfill(status=403, json={"error": "No session.", "go_to": "/help-now/"}),
    )
    page.evaluate(
        "navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => one.unregister()))"
    )
    page.goto(f"{playing.url}/session/?minutes=5")
    expect(page).to_have_url(re.compile("/help-now/"))
