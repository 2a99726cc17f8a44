"""The first visit: from the first page to a plan, one question at a time."""

import re

import pytest
from django.test import Client

from endrange.catalogue.conditions import THEMES
from endrange.programme import Programme, plan_programme
from endrange.server import content
from endrange.server.first_visit.screens import SafetyScreen, screens
from endrange.server.first_visit.views import IN_MOST_HOMES
from endrange.server.store.models import Person, SafetyCheck
from tests.programme.samples import chosen, cleared, shipped

from .answering import (
    answer_conditions,
    answer_everything,
    answer_open_signs,
    answer_safety,
    safety_answers,
    say_somebody_looked,
)

QUESTIONS = (*THEMES, "where", "how-much", "days", "minutes", "weeks", "equipment", "side")


def every_screen() -> tuple[SafetyScreen, ...]:
    return screens(content.catalogue())


def sign_of(tier: str) -> tuple[SafetyScreen, str]:
    return next((screen, sign.id) for screen in every_screen() for sign in screen.signs if sign.tier == tier)


def test_the_first_address_leads_a_new_person_to_the_welcome_page(visitor: Client) -> None:
    assert visitor.get("/", follow=True).redirect_chain[-1][0] == "/welcome/"


def test_the_welcome_page_says_what_it_is_and_what_it_is_not(visitor: Client) -> None:
    page = visitor.get("/welcome/").content.decode()
    assert "What it is" in page
    assert "What it is not" in page


def test_every_answer_leads_to_today_with_a_plan(visitor: Client, person: Person) -> None:
    assert answer_everything(visitor).redirect_chain[-1][0] == "/today/"
    choices, intake = person.choices(), person.intake()
    assert choices is not None
    assert (choices.weekdays, choices.minutes, choices.weeks) == ([0, 2, 4], 10, 4)
    assert choices.equipment == ["belt", "wall"]
    assert choices.worse_side == "left"
    assert intake is not None
    assert (intake.regions, intake.pain) == ([{"region": "groin", "side": "left"}], 3)


def test_coming_back_goes_on_at_the_first_open_question(visitor: Client) -> None:
    answer_safety(visitor)
    visitor.post("/welcome/operations/", {"none": "on"})
    visitor.post("/welcome/hips/", {"conditions": ["hip-dysplasia"]})
    assert visitor.get("/welcome/go-on/").headers["Location"] == "/welcome/back-and-legs/"
    answer_conditions(visitor)
    assert visitor.get("/welcome/go-on/").headers["Location"] == "/welcome/where/"


def test_a_half_answered_safety_check_goes_on_where_it_stopped(visitor: Client) -> None:
    (first, _), (second, _), (third, _), *_ = safety_answers()
    visitor.post(f"/welcome/safety/{first.id}/", {"none": "on"})
    assert visitor.get("/welcome/go-on/").headers["Location"] == f"/welcome/safety/{second.id}/"
    visitor.post(f"/welcome/safety/{second.id}/", {"none": "on"})
    assert visitor.get("/welcome/go-on/").headers["Location"] == f"/welcome/safety/{third.id}/"


def test_what_was_answered_before_is_shown_when_going_back(visitor: Client) -> None:
    answer_safety(visitor)
    visitor.post("/welcome/back-and-legs/", {"conditions": ["knee-problem"]})
    page = visitor.get("/welcome/back-and-legs/").content.decode()
    assert page.count("checked") == 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_comes_before_the_safety_check(visitor: Client, question: str) -> None:
    assert visitor.get(f"/welcome/{question}/").headers["Location"].startswith("/welcome/safety/")


def test_an_emergency_sign_is_told_at_once(visitor: Client, person: Person) -> None:
    screen, sign = sign_of("emergency")
    shown = visitor.post(f"/welcome/safety/{screen.id}/", {"signs": [sign]}, follow=True)
    assert shown.redirect_chain[-1][0] == "/stopped/"
    assert "Get help now" in shown.content.decode()
    assert person.safety_check().tier == "emergency"  # type: ignore[union-attr]


def test_a_lesser_sign_is_not_judged_before_the_last_screen(visitor: Client, person: Person) -> None:
    screen, sign = sign_of("same-day")
    visitor.post(f"/welcome/safety/{screen.id}/", {"signs": [sign]})
    assert person.safety_check() is None


@pytest.mark.parametrize("tier", ["same-day", "within-days", "this-week"])
def test_a_sign_says_what_to_do_and_stops_every_session(visitor: Client, person: Person, tier: str) -> None:
    _, sign = sign_of(tier)
    answer_safety(visitor, ticked={sign})
    assert person.safety_check().tier == tier  # type: ignore[union-attr]
    page = visitor.get("/stopped/")
    assert content.catalogue().signs[sign].do in page.content.decode().replace("&#x27;", "'")
    assert visitor.get("/welcome/days/").headers["Location"] == "/stopped/"


def test_a_person_with_a_plan_and_a_new_sign_gets_no_session(visitor: Client) -> None:
    answer_everything(visitor)
    _, sign = sign_of("this-week")
    answer_safety(visitor, ticked={sign})
    for address in ("/today/", "/plan/", "/session/"):
        assert visitor.get(address).headers["Location"] == "/stopped/"


def test_a_look_by_somebody_leads_on(visitor: Client, person: Person) -> None:
    _, sign = sign_of("this-week")
    answer_safety(visitor, ticked={sign})
    say_somebody_looked(visitor, on=person.today())
    visitor.post("/welcome/safety/again/")
    answer_safety(visitor)
    assert person.safety_check().is_clear  # type: ignore[union-attr]
    assert visitor.get("/welcome/go-on/").headers["Location"] == "/welcome/operations/"


def test_a_safety_screen_asks_for_an_answer(visitor: Client) -> None:
    page = visitor.post(f"/welcome/safety/{every_screen()[0].id}/", {})
    assert page.status_code == 400
    assert "None of these" in page.content.decode()
    assert 'role="alert"' in page.content.decode()


def test_a_sign_and_none_of_these_contradict_each_other_and_nothing_is_lost(visitor: Client) -> None:
    screen = every_screen()[0]
    page = visitor.post(f"/welcome/safety/{screen.id}/", {"signs": [screen.signs[0].id], "none": "on"})
    assert "Take one of the two away" in page.content.decode()
    assert page.content.decode().count("checked") == 2


def test_someone_under_16_gets_no_plan_on_their_own(visitor: Client) -> None:
    answer_safety(visitor)
    led = answer_conditions(visitor, "under-16")
    assert led.headers["Location"] == "/welcome/safety/about-you/"
    assert answer_open_signs(visitor) == "/stopped/"  # an urgent sign matters more than the age
    assert visitor.get("/welcome/days/").headers["Location"] == "/stopped/"


def test_a_wrong_tick_at_under_16_can_be_taken_back(visitor: Client) -> None:
    answer_safety(visitor)
    answer_conditions(visitor, "under-16")
    assert 'href="/welcome/health/"' in visitor.get("/stopped/").content.decode()
    assert visitor.post("/welcome/health/", {"none": "on"}).headers["Location"] == "/welcome/where/"


def test_what_a_person_has_or_has_had_is_asked_in_few_ticks_at_a_time(visitor: Client) -> None:
    answer_safety(visitor)
    for theme in THEMES:
        page = visitor.get(f"/welcome/{theme}/").content.decode()
        assert 2 <= page.count('name="conditions"') <= 6
        assert "None of these" in page


@pytest.mark.parametrize("step", ["operations", "hips", "back-and-legs"])
def test_no_condition_is_judged_before_the_last_answer(visitor: Client, person: Person, step: str) -> None:
    answer_safety(visitor)
    visitor.post("/welcome/operations/", {"conditions": ["other-hip-operation"]})
    visitor.post(f"/welcome/{step}/", {"conditions": [ONE_OF[step]]})
    assert person.safety_check().conditions == []  # type: ignore[union-attr]
    assert visitor.get("/welcome/health/").status_code == 200
    led = answer_conditions(visitor, "other-hip-operation", ONE_OF[step])
    assert led.headers["Location"] == "/welcome/safety/about-you/"


ONE_OF = {"operations": "other-hip-operation", "hips": "hip-dysplasia", "back-and-legs": "knee-problem"}


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_ticked_is_no_answer_to_what_applies(visitor: Client, theme: str) -> None:
    answer_safety(visitor)
    page = visitor.post(f"/welcome/{theme}/", {}).content.decode()
    assert "Tick what is true for you" in page


def test_the_address_of_earlier_versions_leads_to_the_first_open_question(visitor: Client) -> None:
    answer_safety(visitor)
    assert visitor.get("/welcome/conditions/").headers["Location"] == "/welcome/operations/"
    visitor.post("/welcome/operations/", {"none": "on"})
    assert visitor.get("/welcome/conditions/").headers["Location"] == "/welcome/hips/"


@pytest.mark.parametrize(
    ("question", "bad"),
    [
        ("hips", {"conditions": ["no-such-thing"]}),
        ("hips", {"conditions": ["hip-dysplasia"], "none": "on"}),
        ("where", {"regions": ["groin.middle"]}),
        ("how-much", {"pain": "11"}),
        ("how-much", {}),
        ("days", {"weekdays": ["0", "1"]}),
        ("days", {"weekdays": ["0", "1", "2", "3", "4", "5"]}),
        ("days", {"weekdays": ["7", "8", "9"]}),
        ("minutes", {"minutes": "12"}),
        ("weeks", {"weeks": "two"}),
        ("equipment", {"equipment": ["trampoline"]}),
        ("side", {}),
    ],
)
def test_a_bad_answer_is_said_and_the_question_stays(
    visitor: Client, question: str, bad: dict[str, object]
) -> None:
    answer_safety(visitor)
    page = visitor.post(f"/welcome/{question}/", bad)
    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()


def test_how_much_is_not_asked_where_it_hurts_nowhere(visitor: Client) -> None:
    answer_safety(visitor)
    answer_conditions(visitor)
    assert visitor.post("/welcome/where/", {}).headers["Location"] == "/welcome/days/"


def test_the_side_that_hurts_is_suggested_as_the_worse_one(visitor: Client) -> None:
    answer_safety(visitor)
    visitor.post("/welcome/where/", {"regions": ["buttock.right"]})
    page = visitor.get("/welcome/side/").content.decode()
    assert 'value="right" id="id_worse_side_2" checked' in page


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_can_be_changed_later(visitor: Client, question: str) -> None:
    answer_everything(visitor)
    assert visitor.get(f"/settings/answers/{question}/").status_code == 200


def test_a_changed_answer_leaves_the_others_and_the_start_as_they_were(
    visitor: Client, person: Person
) -> None:
    answer_everything(visitor)
    before = person.choices()
    assert visitor.post("/settings/answers/minutes/", {"minutes": "30"}).status_code == 302
    after = person.choices()
    assert before is not None
    assert after is not None
    assert (after.minutes, after.weekdays, after.start) == (30, before.weekdays, before.start)


def test_a_change_from_the_plan_leads_back_to_the_plan(visitor: Client) -> None:
    answer_everything(visitor)
    shown = visitor.post("/settings/answers/weeks/?back=plan", {"weeks": "3"}, follow=True)
    assert shown.redirect_chain[-1][0] == "/plan/"
    assert "Saved." in shown.content.decode()
    elsewhere = visitor.post("/settings/answers/weeks/?back=//evil.example/", {"weeks": "3"})
    assert elsewhere.headers["Location"] == "/settings/"


def test_unknown_questions_and_screens_are_not_found(visitor: Client) -> None:
    answer_safety(visitor)
    assert visitor.get("/welcome/shoe-size/").status_code == 404
    assert visitor.get("/welcome/safety/no-such-screen/").status_code == 404


def test_the_body_map_has_a_labelled_checkbox_for_every_region_and_side(visitor: Client) -> None:
    answer_safety(visitor)
    page = visitor.get("/welcome/where/").content.decode()
    sides = sum(2 if region.side == "each" else 1 for region in content.catalogue().body_regions.values())
    assert page.count('type="checkbox"') == sides
    assert page.count('<label for="id_regions_') == sides


def test_help_now_lists_every_sign_the_most_urgent_first(visitor: Client) -> None:
    page = visitor.get("/help-now/").content.decode()
    assert page.count("<details") == len(content.catalogue().signs)
    assert page.index("Now: call") < page.index("Today: be seen") < page.index("This week")


def test_an_old_check_stays_when_a_new_one_is_made(visitor: Client, person: Person) -> None:
    answer_safety(visitor)
    visitor.post("/welcome/safety/again/")
    answer_safety(visitor)
    assert SafetyCheck.objects.filter(person=person).count() == 2


def test_the_first_page_has_a_picture_and_the_way_in(visitor: Client) -> None:
    page = visitor.get("/welcome/").content.decode()
    assert "<svg" in page[page.index("welcome-picture") :]
    assert ">Begin</a>" in page


def test_who_has_finished_the_first_visit_is_led_back_to_today(visitor: Client) -> None:
    answer_everything(visitor)
    page = visitor.get("/welcome/").content.decode()
    assert "Back to Today" in page
    assert "Change my answers" in page
    assert "Go on where you stopped" not in page


def ticked_equipment(page: str) -> set[str]:
    return {
        value
        for tag in re.findall(r"<input[^>]*checked[^>]*>", page)
        for value in re.findall(r'value="([^"]+)"', tag)
    }


def test_what_nearly_every_home_has_is_ticked_before_it_was_answered_and_only_then(visitor: Client) -> None:
    answer_safety(visitor)
    page = visitor.get("/welcome/equipment/").content.decode()
    assert ticked_equipment(page) == set(IN_MOST_HOMES)
    assert set(IN_MOST_HOMES) <= {
        thing
        for item in content.catalogue().equipment.values()
        for thing in (item.id, *(each.id for each in item.stand_ins))
    }
    assert "Take away what you do not have" in page
    visitor.post("/welcome/equipment/", {"equipment": ["roller"]})
    page = visitor.get("/welcome/equipment/").content.decode()
    assert ticked_equipment(page) == {"roller"}
    assert "Take away what you do not have" not in page


AT_HOME = frozenset({"wall", "strap", "cushion", "bench"})
"""The items for which nearly every home has a stand-in."""


def planned_in_weeks(days: int, minutes: int) -> Programme:
    choices = chosen(days, minutes=minutes, equipment=AT_HOME)
    return plan_programme(choices, catalogue=shipped(), clearance=cleared())


@pytest.mark.parametrize(
    ("minutes", "exercises", "share_of_the_week", "says"),
    [
        (5, {1, 2}, (0.2, 0.4), "Mostly one exercise."),
        (10, {2, 3}, (0.4, 0.8), "about half to three quarters of the stretching"),
        (15, {3, 4, 5}, (0.6, 1), "Three to five exercises: more than half of the stretching"),
        (20, {4, 5, 6, 7}, (0.9, 1), "Four or five exercises or more"),
        (
            30,
            {6, 7, 8},
            (1, 1),
            "Six to eight exercises: all the stretching the week needs, on three days too",
        ),
    ],
)
def test_each_length_says_what_plans_of_that_length_have(
    visitor: Client, minutes: int, exercises: set[int], share_of_the_week: tuple[float, float], says: str
) -> None:
    for days in (3, 4, 5):
        programme = planned_in_weeks(days, minutes)
        assert {len(session.prescriptions) for session in programme.sessions} <= exercises
        doses = [dose for week in programme.weeks for dose in week.doses]
        shares = [min(1.0, min(dose.left_s, dose.right_s) / dose.minimum_s) for dose in doses]
        low, high = share_of_the_week
        assert low <= sum(shares) / len(shares) <= high
    answer_everything(visitor)
    assert says in visitor.get("/settings/answers/minutes/").content.decode()


def test_from_fifteen_minutes_on_the_days_decide_whether_the_week_has_all_it_needs() -> None:
    full = {
        (days, minutes)
        for days in (3, 4, 5)
        for minutes in (10, 15, 20, 30)
        if not planned_in_weeks(days, minutes).shortfalls
    }
    assert full == {(5, 15), (4, 20), (5, 20), (3, 30), (4, 30), (5, 30)}


def test_the_equipment_page_shows_ticks_and_keeps_what_they_mean_folded(visitor: Client) -> None:
    answer_everything(visitor)
    page = visitor.get("/settings/answers/equipment/").content.decode()
    main = page.split("<form")[1].split("</form>")[0]
    folded = re.search(r"<details class=\"more\">.*?</details>", main, re.DOTALL)
    assert folded is not None
    assert "A firm foam cylinder" in folded[0]
    seen = re.sub(r"<[^>]+>", " ", main.replace(folded[0], ""))
    assert len(seen.split()) < 371 / 2  # what it was
    assert "Bath towel" in seen
