"""Before every session: three answers, and what follows from each."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from endrange.server.store import journal
from endrange.server.store.models import Person, SessionCheck
from endrange.server.story import facts_of
from tests.records.telling import Telling

from .answering import answer_before, answer_conditions, answer_safety
from .settling import settle


def asks_first(visitor: Client) -> bool:
    """Neither the player nor its session is to be had; both lead to the questions."""
    page, session = visitor.get("/session/?minutes=10"), visitor.get("/api/session.json?minutes=10")
    assert session.status_code in (200, 409)
    if session.status_code == 200:
        return False
    assert session.json()["go_to"] == page.headers["Location"] == "/before/?minutes=10"
    assert session.json()["error"].endswith(".")
    return True


def age(person: Person, by: timedelta) -> None:
    """Let this time have passed since the questions were answered."""
    person.session_checks.update(at=timezone.now() - by)


def train(person: Person) -> None:
    """Do a whole session now."""
    telling = Telling(begin=timezone.now())
    telling.start()
    telling.hold("couch-stretch", "left", 60)
    telling.finish(pain=1)
    assert not journal.keep(person, telling.events).refused


def test_no_session_without_the_three_answers(visitor: Client) -> None:
    settle(visitor)
    assert asks_first(visitor)
    answered = answer_before(visitor, pain=2)
    assert answered.headers["Location"] == "/session/"
    assert not asks_first(visitor)


def test_nobody_is_asked_about_last_time_before_the_first_session(visitor: Client, person: Person) -> None:
    settle(visitor)
    first = visitor.get("/before/").content.decode()
    assert "Is anything new since the safety check?" in first
    assert "last time" not in first
    train(person)
    assert "Is anything new since last time?" in visitor.get("/before/").content.decode()


def test_the_minutes_come_along(visitor: Client) -> None:
    settle(visitor)
    answers = {"pain": "0", "anything-new": "nothing", "weight-on-legs": "yes"}
    led = visitor.post("/before/?minutes=20", answers).headers["Location"]
    assert led == "/session/?minutes=20"
    assert visitor.get("/before/?minutes=15").headers["Location"] == "/session/?minutes=15"
    assert visitor.get("/before/?minutes=//evil.example").headers["Location"] == "/session/"


def test_the_answers_hold_for_less_than_four_hours(visitor: Client, person: Person) -> None:
    settle(visitor)
    answer_before(visitor)
    age(person, timedelta(minutes=30))
    assert not asks_first(visitor) or person.today() != person.today(timezone.now() - timedelta(minutes=30))
    age(person, timedelta(hours=4))
    assert asks_first(visitor)


def test_the_answers_hold_for_one_session(visitor: Client, person: Person) -> None:
    settle(visitor)
    answer_before(visitor)
    train(person)
    assert asks_first(visitor)


def test_the_session_says_until_when_it_may_begin(visitor: Client, person: Person) -> None:
    settle(visitor)
    answer_before(visitor)
    check = person.session_checks.get()
    good_until = visitor.get("/api/session.json").json()["good_until"]
    assert good_until == (check.at + timedelta(hours=4)).isoformat()


def test_pain_before_is_kept_with_the_session(visitor: Client, person: Person) -> None:
    settle(visitor)
    answer_before(visitor, pain=3)
    train(person)
    trained = next(fact for fact in facts_of(person) if type(fact).__name__ == "Trained")
    assert (trained.pain_before, trained.pain_after) == (3, 1)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("new", "screens"),
    [("fall", 5), ("numb-weak-or-swollen", 5), ("worry", 6)],
)
def test_something_new_asks_for_its_signs_first(
    visitor: Client, person: Person, new: str, screens: int
) -> None:
    settle(visitor)
    led = answer_before(visitor, new=(new,)).headers["Location"]
    assert led == "/welcome/go-on/"
    assert visitor.get("/api/session.json").status_code == 403
    asked = []
    while (address := visitor.get("/session/").headers.get("Location", "")).startswith("/welcome/safety/"):
        asked.append(address)
        visitor.post(address, {"none": "on"})
    assert len(asked) == screens
    assert not asks_first(visitor)
    assert person.session_checks.count() == 1


def test_the_first_of_the_screens_says_why(visitor: Client) -> None:
    settle(visitor)
    answer_before(visitor, new=("fall",))
    page = visitor.get("/today/", follow=True).content.decode()
    assert "People walk on some broken hips" in page


@pytest.mark.parametrize(
    "answers", [{"pain": 6}, {"new": ("ill",)}, {"new": ("rest-pain",)}, {"weight": "limp-or-cannot"}]
)
def test_some_answers_make_it_a_day_without_a_session(visitor: Client, answers: dict[str, object]) -> None:
    settle(visitor)
    answer_before(visitor, **answers)  # type: ignore[arg-type]
    page = visitor.get("/before/").content.decode()
    assert "Not today" in page
    assert "No session" in page
    assert visitor.get("/today/").headers["Location"].startswith("/welcome/safety/")
    answer_safety(visitor)
    assert "Not today" in visitor.get("/today/").content.decode()
    assert visitor.get("/session/").headers["Location"] == "/today/"
    assert visitor.get("/api/session.json").status_code == 403


def test_when_it_has_changed_the_questions_can_be_answered_again(visitor: Client) -> None:
    settle(visitor)
    answer_before(visitor, pain=7)
    answer_safety(visitor)
    answer_before(visitor, pain=2)
    assert not asks_first(visitor)


def test_after_an_operation_what_applies_is_asked_as_well(visitor: Client) -> None:
    settle(visitor)
    answer_before(visitor, new=("operation",))
    answer_safety(visitor)
    assert visitor.get("/today/").headers["Location"] == "/settings/answers/conditions/?back=today"
    assert visitor.get("/api/session.json").status_code == 403
    answer_conditions(visitor, at="/settings/answers/", back="today")
    assert visitor.get("/api/session.json").status_code == 200


def test_after_an_operation_nothing_that_applies_is_kept_before_the_last_answer(
    visitor: Client, person: Person
) -> None:
    settle(visitor, conditions=["knee-problem"])
    answer_before(visitor, new=("operation",))
    answer_safety(visitor)
    address = visitor.get("/settings/answers/conditions/?back=today").headers["Location"]
    assert address == "/settings/answers/operations/?back=today"
    assert "checked" not in visitor.get(address).content.decode()  # a no from before says nothing
    led = visitor.post(address, {"conditions": ["other-hip-operation"]}).headers["Location"]
    assert led == "/settings/answers/hips/?back=today"
    assert 'href="/settings/answers/operations/?back=today"' in visitor.get(led).content.decode()
    assert person.safety_check().conditions == ["knee-problem"]  # type: ignore[union-attr]
    again = visitor.get("/settings/answers/conditions/?back=today").headers["Location"]
    assert again == "/settings/answers/hips/?back=today"  # who left goes on there
    answer_conditions(visitor, "other-hip-operation", at="/settings/answers/", back="today")
    assert person.safety_check().conditions == ["other-hip-operation"]  # type: ignore[union-attr]
    assert visitor.get("/today/").headers["Location"] == "/stopped/"


def test_answers_from_before_a_second_operation_do_not_count_for_it(visitor: Client) -> None:
    settle(visitor)
    answer_before(visitor, new=("operation",))
    answer_safety(visitor)
    visitor.post("/settings/answers/operations/?back=today", {"none": "on"})
    answer_before(visitor, new=("operation",))
    answer_safety(visitor)
    again = visitor.get("/settings/answers/conditions/?back=today").headers["Location"]
    assert again == "/settings/answers/operations/?back=today"


@pytest.mark.parametrize(
    "gap",
    [
        {"pain": ""},
        {"pain": "11"},
        {"anything-new": []},
        {"anything-new": ["nothing", "fall"]},
        {"anything-new": ["a-dragon"]},
        {"weight-on-legs": ""},
    ],
)
def test_a_gap_is_said_and_nothing_is_kept(visitor: Client, person: Person, gap: dict[str, object]) -> None:
    settle(visitor)
    answers = {"pain": "1", "anything-new": ["nothing"], "weight-on-legs": "yes"} | gap
    page = visitor.post("/before/", answers)
    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert not person.session_checks.exists()


def test_two_gaps_are_told_apart_by_their_questions(visitor: Client) -> None:
    settle(visitor)
    page = visitor.post("/before/", {"pain": "1"}).content.decode()
    summary = page[page.index('role="alert"') : page.index("</ul>", page.index('role="alert"'))]
    assert summary.count("Choose what fits.") == 2
    assert "Is anything new since the safety check?" in summary
    assert "Can you put your weight on both legs as usual?" in summary


def test_before_the_first_visit_the_questions_lead_to_it(visitor: Client) -> None:
    assert visitor.get("/before/").headers["Location"] == "/welcome/"
    assert answer_before(visitor).headers["Location"] == "/welcome/"


@pytest.mark.parametrize("pain", [6, 9])
def test_pain_above_5_in_a_session_asks_for_the_signs_before_the_next(
    visitor: Client, person: Person, pain: int
) -> None:
    settle(visitor)
    person.safety_checks.update(answered_at=timezone.now() - timedelta(hours=1))
    telling = Telling(begin=timezone.now() - timedelta(minutes=1))
    telling.start()
    telling.pain(pain)
    telling.finish(pain=2)
    journal.keep(person, telling.events)
    assert visitor.get("/today/").headers["Location"].startswith("/welcome/safety/")
    answer_safety(visitor)
    assert visitor.get("/today/").status_code == 200


def test_pain_of_5_does_not(visitor: Client, person: Person) -> None:
    settle(visitor)
    person.safety_checks.update(answered_at=timezone.now() - timedelta(hours=1))
    telling = Telling(begin=timezone.now() - timedelta(minutes=1))
    telling.start()
    telling.pain(5)
    telling.finish(pain=5)
    journal.keep(person, telling.events)
    assert visitor.get("/today/").status_code == 200


def test_answers_of_a_check_that_was_left_before_say_nothing_about_a_fall_since(
    visitor: Client,
) -> None:
    settle(visitor)
    visitor.post("/welcome/safety/again/")
    visitor.post("/welcome/safety/right-now/", {"none": "on"})
    answer_before(visitor, new=("fall",))
    assert visitor.get("/today/").headers["Location"] == "/welcome/safety/right-now/"


@pytest.mark.parametrize("condition", ["pregnancy", "other-hip-operation"])
def test_a_pregnancy_or_an_operation_told_in_settings_asks_for_its_signs(
    visitor: Client, condition: str
) -> None:
    settle(visitor)
    answer_conditions(visitor, condition, at="/settings/answers/")
    visitor.post("/stopped/", {"who": "My surgeon", "on": "2026-01-01"})
    assert visitor.get("/today/").headers["Location"].startswith("/welcome/safety/")


def test_a_check_says_what_it_is(person: Person) -> None:
    check = SessionCheck(person=person, verdict="go", at=timezone.now())
    assert str(check).endswith(": go")


AGAINST_IT: dict[str, dict[str, Any]] = {
    "pain of 8 at rest": {"pain": 8},
    "ill": {"new": ("ill",)},
    "a limp": {"weight": "limp-or-cannot"},
    "a fall": {"new": ("fall",)},
    "an operation": {"new": ("operation",)},
    "more pain under weight": {"weight": "hurts-more"},
}


@pytest.mark.parametrize("said", AGAINST_IT)
def test_a_paused_session_does_not_go_on_past_what_was_said_since(visitor: Client, said: str) -> None:
    settle(visitor)
    answer_before(visitor)
    assert visitor.get("/api/resume.json").status_code == 200
    answer_before(visitor, **AGAINST_IT[said])
    response = visitor.get("/api/resume.json")
    assert response.status_code == 403
    assert response.json()["go_to"] in {"/before/", "/welcome/safety/right-now/"}


def test_a_paused_session_goes_on_when_the_signs_have_been_answered(visitor: Client) -> None:
    settle(visitor)
    answer_before(visitor, new=("fall",))
    answer_safety(visitor)
    assert visitor.get("/api/resume.json").status_code == 200


def test_a_yes_to_one_operation_is_none_to_the_next(visitor: Client) -> None:
    settle(visitor)
    answer_conditions(visitor, "other-hip-operation", at="/settings/answers/")
    visitor.post("/stopped/", {"who": "My surgeon", "on": "2025-01-01"})
    answer_safety(visitor)
    assert visitor.get("/today/").status_code == 200
    answer_before(visitor, new=("operation",))
    answer_safety(visitor)
    answer_conditions(visitor, "other-hip-operation", at="/settings/answers/")
    assert visitor.get("/today/").headers["Location"] == "/stopped/"
    assert visitor.get("/api/session.json").status_code == 403
    visitor.post("/stopped/", {"who": "My surgeon", "on": timezone.localdate().isoformat()})
    assert visitor.get("/today/").status_code == 200
