"""What decides which signs are asked: a fall, an operation, an age; a no to it is the answer to its signs."""

from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from endrange.catalogue.conditions import THEMES
from endrange.server import content
from endrange.server.first_visit.screens import ABOUT_YOU, screens
from endrange.server.first_visit.steps import BY_ID
from endrange.server.safety import safety_of
from endrange.server.store.models import AnswersDraft, Person, SessionCheck

from .answering import (
    answer_before,
    answer_conditions,
    answer_open_signs,
    answer_safety,
    safety_answers,
    say_somebody_looked,
)
from .settling import settle
from .test_locked import by_a_danger_sign

FALL = {"pain-since-fall", "fall-cannot-lift-leg"}


def tell(visitor: Client, *circumstances: str) -> str:
    """Answer the screen; return where it leads."""
    answer = {"circumstances": circumstances} if circumstances else {"none": "on"}
    return str(visitor.post(f"/welcome/safety/{ABOUT_YOU}/", answer).headers["Location"])


def signs_shown(visitor: Client, screen: str) -> set[str]:
    page = visitor.get(f"/welcome/safety/{screen}/").content.decode()
    return {sign for sign in content.catalogue().signs if f'value="{sign}"' in page}


def begin(visitor: Client) -> None:
    visitor.post("/welcome/safety/right-now/", {"none": "on"})


def test_a_no_hides_the_signs_and_is_their_answer(visitor: Client, person: Person) -> None:
    answer_safety(visitor)
    check = person.safety_checks.get()
    assert check.circumstances == []
    assert set(check.answers) == {sign.id for sign in content.catalogue().signs.values() if sign.short}
    assert check.is_clear


def test_a_tick_shows_the_signs_that_need_it(visitor: Client) -> None:
    begin(visitor)
    tell(visitor, "over-50")
    assert signs_shown(visitor, "same-day").isdisjoint(FALL)
    tell(visitor, "fall")
    assert signs_shown(visitor, "same-day") >= FALL
    assert "stiff-with-headache" not in signs_shown(visitor, "same-day")


def test_a_screen_of_which_nothing_can_be_is_passed_over(visitor: Client) -> None:
    begin(visitor)
    tell(visitor)
    assert visitor.get("/welcome/safety/young/").headers["Location"] == "/welcome/safety/same-day/"
    assert visitor.post("/welcome/safety/young/", {"none": "on"}).status_code == 302
    tell(visitor, "under-18")
    assert signs_shown(visitor, "young") == {"young-cannot-bear-weight", "young-limp"}
    assert visitor.get("/welcome/safety/no-such-screen/").status_code == 404


def test_whoever_goes_back_and_ticks_is_asked_what_was_hidden(visitor: Client, person: Person) -> None:
    begin(visitor)
    tell(visitor)
    visitor.post("/welcome/safety/same-day/", {"none": "on"})
    tell(visitor, "fall")
    for screen, answer in safety_answers()[3:]:
        visitor.post(f"/welcome/safety/{screen.id}/", answer)
    assert not person.safety_checks.exists()
    assert visitor.get("/welcome/go-on/").headers["Location"] == "/welcome/safety/same-day/"
    at = visitor.post("/welcome/safety/same-day/", {"signs": ["fall-cannot-lift-leg"]}).headers["Location"]
    while "/safety/" in at:
        at = visitor.post(at, {"none": "on"}).headers["Location"]
    assert person.safety_checks.get().findings == ["fall-cannot-lift-leg"]


def test_a_tick_taken_back_takes_no_yes_with_it(visitor: Client, person: Person) -> None:
    begin(visitor)
    tell(visitor, "fall")
    visitor.post("/welcome/safety/same-day/", {"signs": ["fall-cannot-lift-leg"]})
    tell(visitor)
    assert signs_shown(visitor, "same-day") >= FALL
    answer_open_signs(visitor)
    assert person.safety_checks.get().findings == ["fall-cannot-lift-leg"]
    assert person.safety_checks.get().circumstances == ["fall"]


def test_whoever_passes_it_over_is_asked_everything_and_then_led_back_to_it(visitor: Client) -> None:
    begin(visitor)
    assert signs_shown(visitor, "same-day") >= FALL
    for screen in screens(content.catalogue()):
        visitor.post(f"/welcome/safety/{screen.id}/", {"none": "on"})
    assert visitor.get("/welcome/go-on/").headers["Location"] == f"/welcome/safety/{ABOUT_YOU}/"


def test_neither_ticked_nor_none_is_asked_again(visitor: Client) -> None:
    begin(visitor)
    page = visitor.post(f"/welcome/safety/{ABOUT_YOU}/", {})
    assert page.status_code == 400
    assert visitor.post(f"/welcome/safety/{ABOUT_YOU}/", {"circumstances": ["gout"]}).status_code == 400


def test_a_later_check_shows_what_was_true_the_last_time(visitor: Client, person: Person) -> None:
    settle(visitor)
    person.safety_checks.update(circumstances=["over-50", "cancer"])
    visitor.post("/welcome/safety/again/")
    begin(visitor)
    page = visitor.get(f"/welcome/safety/{ABOUT_YOU}/").content.decode()
    assert page.count(" checked") == 2
    assert "told before" in page
    assert "told before" not in visitor.get("/welcome/safety/right-now/").content.decode()


def test_a_check_of_an_earlier_version_asks_for_circumstances_when_it_comes_again(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    person.safety_checks.update(circumstances=None)
    assert visitor.get("/today/").status_code == 200
    visitor.post("/welcome/safety/again/")
    begin(visitor)
    assert visitor.get("/welcome/go-on/").headers["Location"] == f"/welcome/safety/{ABOUT_YOU}/"
    assert " checked" not in visitor.get(f"/welcome/safety/{ABOUT_YOU}/").content.decode()


@pytest.mark.parametrize("told", [(), ("under-18", "fall")])
def test_the_questions_are_counted_as_they_come(visitor: Client, told: tuple[str, ...]) -> None:
    begin(visitor)
    at = tell(visitor, *told)
    number = 3
    while "/safety/" in at:
        assert f"Question {number} of " in visitor.get(at).content.decode()
        at = visitor.post(at, {"none": "on"}).headers["Location"]
        number += 1
    assert f"Question {number} of " in visitor.get(at).content.decode()


def test_what_applies_is_read_in_about_a_minute() -> None:
    words = 0
    for theme in THEMES:
        step = BY_ID[theme]
        options = step.form(catalogue=content.catalogue()).options()
        shown = [step.title, step.why, *(f"{option.label} {option.hint}" for option in options)]
        words += sum(len(str(text).split()) for text in shown)
    assert words <= 280


def test_what_was_told_before_a_fall_says_nothing_after_it(visitor: Client) -> None:
    settle(visitor)
    visitor.post("/welcome/safety/again/")
    begin(visitor)
    tell(visitor)
    answer_before(visitor, new=("fall",))
    begin(visitor)
    assert visitor.get("/welcome/go-on/").headers["Location"] == f"/welcome/safety/{ABOUT_YOU}/"
    assert signs_shown(visitor, "same-day") >= FALL


def test_an_answer_that_crosses_with_a_happening_counts_for_nothing(visitor: Client, person: Person) -> None:
    settle(visitor)
    visitor.post("/welcome/safety/again/")
    begin(visitor)
    tell(visitor)
    SessionCheck.objects.create(person=person, answers={"pain": 1}, verdict="ask-again", happenings=["fall"])
    assert signs_shown(visitor, "same-day") >= FALL
    begin(visitor)
    assert visitor.get("/welcome/go-on/").headers["Location"] == f"/welcome/safety/{ABOUT_YOU}/"


def test_a_check_that_is_opened_again_keeps_what_was_told_and_not_what_followed(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    answer_safety(visitor, ticked={"night-pain"})
    visitor.post("/stopped/mistake/")
    now = safety_of(person, content.catalogue())
    assert now.circumstances.standing == ()
    assert FALL.isdisjoint(now.given)
    assert not any(now.draft[sign] for sign in FALL)


@pytest.mark.parametrize(("new", "sign"), [("fall", "pain-since-fall"), ("operation", "operated-hip-unwell")])
def test_what_happened_is_true_whatever_is_ticked(
    visitor: Client, person: Person, new: str, sign: str
) -> None:
    settle(visitor)
    answer_before(visitor, new=(new,))
    begin(visitor)
    page = visitor.get(f"/welcome/safety/{ABOUT_YOU}/").content.decode()
    assert page.count(" checked disabled") == 1
    assert "what you told elsewhere" in page
    assert visitor.post(f"/welcome/safety/{ABOUT_YOU}/", {}).status_code == 302  # nothing more to say
    assert sign in signs_shown(visitor, "same-day")
    answer_open_signs(visitor)
    assert sign in person.safety_checks.first().answers  # type: ignore[union-attr]


def test_a_condition_brings_the_signs_that_were_hidden(visitor: Client, person: Person) -> None:
    answer_safety(visitor)
    led = answer_conditions(visitor, "pregnancy").headers["Location"]
    assert led == f"/welcome/safety/{ABOUT_YOU}/"
    page = visitor.get(led).content.decode()
    assert page.count(" checked") == 1
    assert "brings a few more questions" in page
    assert "None of the others" in page  # one is ticked for good
    assert "None of these" not in page
    tell(visitor)
    assert "pregnancy-signs" in signs_shown(visitor, "same-day")
    assert answer_open_signs(visitor) == "/welcome/where/"
    assert person.safety_checks.order_by("-at")[0].circumstances == ["pregnancy"]


def test_a_condition_that_was_ticked_by_mistake_brings_none(visitor: Client) -> None:
    answer_safety(visitor)
    answer_conditions(visitor, "pregnancy")
    assert answer_conditions(visitor).headers["Location"] == "/welcome/where/"


def test_what_is_told_in_a_part_of_the_check_brings_its_signs_on_the_other_screens(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    answer_before(visitor, new=("ill",))
    begin(visitor)
    tell(visitor, "impact-sport", "cancer")
    answer_open_signs(visitor)
    check = person.safety_checks.order_by("-at")[0]
    assert {"stress-fracture", "cancer-and-loaded-pain", "pain-after-cancer"} <= set(check.answers)
    assert "late-pregnancy-hip" in check.answers  # on the same screen, and no by what was told
    assert visitor.get("/today/").status_code == 200


def test_what_is_newly_told_is_asked_before_any_session(visitor: Client) -> None:
    settle(visitor)
    visitor.post("/welcome/safety/again/")
    begin(visitor)
    assert visitor.get("/today/").status_code == 200
    tell(visitor, "impact-sport")
    assert visitor.get("/today/").status_code == 302


def test_a_sign_that_was_found_is_asked_again_whatever_is_ticked(visitor: Client, person: Person) -> None:
    settle(visitor)
    answer_safety(visitor, ticked={"young-cannot-bear-weight"})
    say_somebody_looked(visitor, on=person.today())
    begin(visitor)
    tell(visitor)
    assert "young-cannot-bear-weight" in signs_shown(visitor, "young")
    assert answer_open_signs(visitor) == "/today/"


def test_a_page_of_earlier_answers_only_what_it_showed(visitor: Client) -> None:
    begin(visitor)
    tell(visitor)
    shown = sorted(signs_shown(visitor, "same-day"))
    tell(visitor, "fall")
    led = visitor.post("/welcome/safety/same-day/", {"none": "on", "shown": shown}).headers["Location"]
    assert led == "/welcome/safety/same-day/"
    assert signs_shown(visitor, "same-day") >= FALL


def test_a_yes_on_a_page_of_earlier_counts(visitor: Client, person: Person) -> None:
    begin(visitor)
    tell(visitor, "under-18", "fall")
    tell(visitor)
    visitor.post("/welcome/safety/same-day/", {"signs": ["pain-since-fall"]})
    visitor.post("/welcome/safety/young/", {"signs": ["young-cannot-bear-weight"]})
    assert set(person.safety_checks.get().findings) == {"pain-since-fall", "young-cannot-bear-weight"}


def test_other_answers_do_not_make_old_ones_fresh(visitor: Client, person: Person) -> None:
    settle(visitor)
    answer_before(visitor, new=("operation",))
    begin(visitor)
    tell(visitor)
    SessionCheck.objects.create(person=person, answers={"pain": 1}, verdict="ask-again", happenings=["fall"])
    visitor.post("/settings/answers/operations/", {"none": "on"})
    assert visitor.get("/welcome/go-on/").headers["Location"] == "/welcome/safety/right-now/"


def test_a_half_answered_check_of_an_earlier_version_keeps_every_yes(visitor: Client, person: Person) -> None:
    reshape = import_module("endrange.server.store.migrations.0010_circumstances").reshape_drafts
    AnswersDraft.objects.create(
        person=person,
        answers={"safety": {"operated-hip-unwell": True, "foot-drop": False}, "hips": {"none": True}},
    )
    reshape(apps, None)
    answer_open_signs(visitor)
    assert person.safety_checks.get().findings == []  # the last word on its own screen is no
    AnswersDraft.objects.update(answers={"safety": {"cancer-and-loaded-pain": True}})
    reshape(apps, None)
    begin(visitor)
    tell(visitor)
    assert "cancer-and-loaded-pain" in signs_shown(visitor, "bones")


@pytest.mark.parametrize("by", ["mistake", "look"])
def test_a_fall_is_not_forgotten_over_an_emergency(visitor: Client, person: Person, by: str) -> None:
    settle(visitor)
    answer_before(visitor, new=("fall",))
    visitor.post("/welcome/safety/right-now/", {"signs": ["fall-cannot-stand"]})
    if by == "mistake":
        visitor.post("/stopped/mistake/")
    else:
        say_somebody_looked(visitor, on=person.today())
    begin(visitor)
    tell(visitor)
    assert signs_shown(visitor, "same-day") >= FALL


def test_a_danger_sign_in_a_session_forgets_nothing_either(visitor: Client, person: Person) -> None:
    settle(visitor)
    answer_before(visitor, new=("fall", "operation"))
    by_a_danger_sign(visitor)
    say_somebody_looked(visitor, on=person.today())
    begin(visitor)
    tell(visitor)
    assert signs_shown(visitor, "same-day") >= FALL | {"operated-hip-unwell"}
    answer_open_signs(visitor)
    assert visitor.get("/today/").headers["Location"].startswith("/settings/answers/conditions/")


def test_questions_that_a_condition_brings_are_counted_by_themselves(visitor: Client) -> None:
    answer_safety(visitor)
    at = answer_conditions(visitor, "pregnancy").headers["Location"]
    page = visitor.get(at).content.decode()
    assert "Question 1 of 3" in page
    assert 'href="/welcome/health/"' in page
