"""Twelve weeks, and all that can come in between, lived through the pages: the plan answers, and says why."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.living import EVENING, HERE, MORNING, Living, Timeline
from tests.browser.travelling import Travelling
from tests.browser.walking import answer_before, first_visit, go_on

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
FIRST = date(2027, 1, 4)
"""A Monday. Summer time begins in week 12."""
ANSWERS = {
    "where": ["Groin, front of the hip, Left"],
    "how-much": ["5"],
    "days": ["Monday", "Wednesday", "Friday"],
    "weeks": ["5 weeks"],
}
ACTIVITIES = ("Putting on socks", "The stairs at work", "A day in the garden")
STRETCH = "couch-stretch"


def day(week: int, weekday: int) -> date:
    """A day of the first, second, ... week."""
    return FIRST + timedelta(days=7 * (week - 1) + weekday)


@pytest.fixture
def living(tmp_path: Path, page: Page) -> Iterator[Living]:
    """Nobody has been here, and it is the first Monday."""
    server = Travelling(tmp_path / "data", now=datetime(2027, 1, 4, MORNING, tzinfo=HERE)).start()
    yield Living(server, page)
    server.stop()


def test_twelve_weeks_with_a_flare_a_lapse_and_a_red_flag(living: Living) -> None:
    begins_calm(living)
    goes_on_to_restore(living)
    is_reviewed_in_week_3(living)
    flares(living)
    accepts_to_strengthen(living)
    goes_away_for_two_weeks(living)
    is_stopped_by_a_red_flag(living)
    returns_when_somebody_has_looked(living)
    assert living.today >= FIRST + timedelta(weeks=12)
    assert living.faults == []


def begins_calm(living: Living) -> None:
    first_visit(living.page, living.server.url, minutes=20, ticked=ANSWERS)
    expect_phase(living, "Calm", since=FIRST)
    expect(living.page.get_by_text("3 sessions of 5 minutes a week")).to_be_visible()
    entry = living.reason("The programme begins calm", FIRST)
    expect(entry).to_contain_text("Your hip hurts 5 of 10 at rest")
    living.reach(FIRST, EVENING)
    expect(living.open("/today/").get_by_role("link", name="Start 5 minutes")).to_be_visible()
    living.play(before=5)
    living.reach(day(1, TUESDAY))
    living.tell_morning(5, on_today=True)
    name_activities(living)
    living.rate(dict.fromkeys(ACTIVITIES, 3))
    train(living, 1, WEDNESDAY, pain=4, after=4)
    train(living, 1, FRIDAY, pain=4, after=3)
    tell_week(living, 1, pain=3, tasks=4)


def goes_on_to_restore(living: Living) -> None:
    expect_phase(living, "Calm", since=FIRST)
    living.reach(day(2, MONDAY), EVENING)
    living.train(before=3)
    expect_phase(living, "Restore", since=day(2, MONDAY))
    entry = living.reason("The phase: Restore", day(2, MONDAY))
    expect(entry).to_contain_text("Your hip has been quiet for days")
    living.reach(day(2, TUESDAY))
    living.tell_morning(3)
    train(living, 2, WEDNESDAY, pain=3, after=3)
    train(living, 2, FRIDAY, pain=2, after=2)
    tell_week(living, 2, pain=2, tasks=3)
    usual_week(living, 3, pain=2)
    living.rate(dict.fromkeys(ACTIVITIES, 6))


def is_reviewed_in_week_3(living: Living) -> None:
    living.reach(day(4, MONDAY))
    entry = living.reason("Review of week 3: better", day(4, MONDAY))
    expect(entry).to_contain_text("your activities 3 of 10 at the start, 6 now")
    expect(entry).to_contain_text("That is a real change for the better.")


def flares(living: Living) -> None:
    train(living, 4, MONDAY, pain=2, after=2)
    living.reach(day(4, WEDNESDAY), EVENING)
    whole = living.train(before=2, pains={STRETCH: 4})
    assert STRETCH in exercises(whole)
    living.reach(day(4, THURSDAY))
    living.tell_morning(4, on_today=True)
    entry = living.reason("Less of everything for a while", day(4, THURSDAY))
    expect(entry).to_contain_text("Your hip was 2 of 10 sorer after the session than before it (2, then 4).")
    entry.get_by_role("link", name="Rule: A flare").click()
    expect(living.page.get_by_role("heading", level=1)).to_have_text("A flare")
    expect(living.page.get_by_role("region", name="Its cases").get_by_role("article")).not_to_have_count(0)
    expect(living.reason("Couch stretch rests", day(4, THURSDAY))).to_contain_text("hurt most")
    answer_signs(living)
    expect_news(living, "Your plan changed: why")
    living.reach(day(4, FRIDAY), EVENING)
    page = living.open("/today/")
    page.get_by_text("Left out today").click()
    expect(page.get_by_role("listitem").filter(has_text="Couch stretch.")).to_be_visible()
    smaller = living.train(before=2)
    assert STRETCH not in exercises(smaller)
    assert "less of everything for now" in str(smaller["note"])
    assert not works_on_strength(smaller)
    living.reach(day(4, SATURDAY))
    living.tell_morning(2)
    tell_week(living, 4, pain=2, tasks=3)


def accepts_to_strengthen(living: Living) -> None:
    usual_week(living, 5, pain=2)
    living.rate(dict.fromkeys(ACTIVITIES, 7))
    expect(living.reason("Full doses again", day(5, THURSDAY))).to_be_visible()
    expect(living.reason("Couch stretch comes back", day(5, THURSDAY))).to_contain_text("has rested")
    living.reach(day(6, MONDAY))
    expect_phase(living, "Restore", since=day(2, MONDAY))
    expect_news(living, "Your plan has an offer for you")
    page = living.open("/why/")
    offer = page.get_by_role("region", name="Offered: your choice").get_by_role("article")
    expect(offer).to_contain_text("After 4 weeks everything that strengthening asks for is there already.")
    offer.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("status")).to_contain_text("Done. Your plan has it from now on.")
    train(living, 6, MONDAY, pain=1, after=1)
    expect_phase(living, "Strengthen", since=day(6, MONDAY))
    living.reach(day(6, WEDNESDAY), EVENING)
    living.play(before=1)
    living.reach(day(6, THURSDAY))
    living.tell_morning(2)
    assert works_on_strength(train(living, 6, FRIDAY, pain=1, after=1))
    tell_week(living, 6, pain=1, tasks=2)
    living.reach(day(7, MONDAY))
    entry = living.reason("Review of week 6: better", day(7, MONDAY))
    expect(entry).to_contain_text("your activities 3 of 10 at the start, 7 now")


def goes_away_for_two_weeks(living: Living) -> None:
    usual_week(living, 7, pain=1)
    living.reach(day(10, MONDAY), EVENING)
    away = living.reason("Easing in after a pause", day(9, FRIDAY))
    expect(away).to_contain_text("14 days without a session. Most of what you have gained is still there")
    expect_phase(living, "Strengthen", since=day(6, MONDAY))
    living.play(before=1)
    back = living.reason("Easing in after a pause", day(10, MONDAY))
    expect(back).to_contain_text("Good to have you back. Doses are smaller for this week, then as before.")
    living.reach(day(10, TUESDAY))
    living.tell_morning(1)
    for weekday in (WEDNESDAY, FRIDAY):
        eased = train(living, 10, weekday, pain=1, after=1)
        assert "less of everything for now" in str(eased["note"])
    tell_week(living, 10, pain=1, tasks=2)
    living.rate(dict.fromkeys(ACTIVITIES, 7))
    living.reach(day(11, MONDAY))
    expect(living.reason("Full doses again", day(11, MONDAY))).to_be_visible()
    expect(living.reason("Review of week 10: better", day(11, MONDAY))).to_be_visible()


def is_stopped_by_a_red_flag(living: Living) -> None:
    train(living, 11, MONDAY, pain=1, after=1)
    train(living, 11, WEDNESDAY, pain=1, after=1)
    living.reach(day(11, FRIDAY), EVENING)
    page = living.open("/before/?minutes=20")
    answer_before(page, pain=2, new="New numbness, weakness or swelling")
    answer_signs(living, yes_on="joint-and-leg")
    expect_lock(living)
    entry = living.reason("A sign that needs somebody to look", day(11, FRIDAY))
    expect(entry).to_contain_text("waits for somebody to look")


def returns_when_somebody_has_looked(living: Living) -> None:
    living.reach(day(12, MONDAY))
    expect_lock(living)
    page = living.page
    page.get_by_label("Who").fill("My physiotherapist")
    page.get_by_label("When").fill(day(11, SATURDAY).isoformat())
    page.get_by_label("What they said").fill("A strained muscle. Go on gently.")
    page.get_by_role("button", name="Keep this and go on").click()
    expect(page).to_have_url(re.compile("/today/$"))
    look = living.reason("Somebody has looked at it: My physiotherapist", day(12, MONDAY))
    expect(look).to_contain_text("A strained muscle.")
    expect_phase(living, "Strengthen", since=day(6, MONDAY))
    usual_week(living, 12, pain=1)
    living.reach(day(13, MONDAY))
    expect_phase(living, "Strengthen", since=day(6, MONDAY))
    living.open("/progress/")
    expect(living.page.get_by_role("heading", level=1)).to_be_visible()


def answer_signs(living: Living, *, yes_on: str | None = None) -> None:
    """Answer the signs that come first now: none, or the first one of a screen."""
    page = living.open("/today/")
    assert "/welcome/safety/" in page.url, page.url
    while "/welcome/safety/" in page.url:
        if page.url.endswith(f"/{yes_on}/"):
            page.get_by_role("checkbox").first.check(force=True)
        else:
            page.get_by_role("checkbox", name="None of these").check(force=True)
        go_on(page)


def expect_lock(living: Living) -> None:
    """Every way into a session leads to the page that says what to do."""
    for path in ("/today/", "/plan/", "/before/", "/session/?minutes=5"):
        assert living.open(path).url.endswith("/stopped/"), path
    expect(living.page.get_by_role("heading", level=1)).to_have_text(re.compile("See someone|Be seen"))
    answer = living.page.request.get(f"{living.server.url}/api/session.json?minutes=5")
    assert (answer.status, answer.json()["go_to"]) == (403, "/stopped/")


def expect_news(living: Living, words: str) -> None:
    """Today says that there is something new about the plan."""
    expect(living.open("/today/").get_by_role("link", name=words)).to_be_visible()


def expect_phase(living: Living, name: str, *, since: date) -> None:
    """The plan says which phase it is, and since when."""
    page = living.open("/plan/")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Your plan: {name}")
    expect(page.get_by_text(f"Since {since:%-d %B %Y}")).to_be_visible()


def name_activities(living: Living) -> None:
    page = living.open("/today/")
    page.get_by_role("link", name="Name them").click()
    for label, name in zip(("First", "Second", "Third"), ACTIVITIES, strict=True):
        page.get_by_label(f"{label} activity").fill(name)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="How well does it go?")).to_be_visible()


def train(living: Living, week: int, weekday: int, *, pain: int, after: int) -> Timeline:
    """A session in the evening, and the morning after it."""
    living.reach(day(week, weekday), EVENING)
    timeline = living.train(before=pain)
    living.reach(day(week, weekday + 1))
    living.tell_morning(after)
    return timeline


def tell_week(living: Living, week: int, *, pain: int, tasks: int) -> None:
    living.reach(day(week, SUNDAY))
    living.tell_week(pain, tasks, "Better")


def usual_week(living: Living, week: int, *, pain: int) -> None:
    """Three sessions; the mornings after are not told of."""
    for weekday in (MONDAY, WEDNESDAY, FRIDAY):
        living.reach(day(week, weekday), EVENING)
        living.train(before=pain)
    tell_week(living, week, pain=pain, tasks=3)


def works_on_strength(timeline: Timeline) -> bool:
    return any(block["kind"] == "strengthen" for block in timeline["blocks"])


def exercises(timeline: Timeline) -> set[str]:
    return {block["exercise"] for block in timeline["blocks"]}
