"""Check-ins: offered once and never twice, answered in seconds, corrected and deleted in History."""

from datetime import date, timedelta

import pytest
from django.test import Client

from endrange.server.store import check_ins
from endrange.server.store.models import Person
from endrange.server.story import course_of

from .answering import answer_before
from .weeks_ago import began
from .weeks_lived import tell, train

MORNING = "How is it after the last session?"
WEEK = "How was the week?"
NAMES = "What would you like to do again?"
ACTIVITIES = "How well do they go by now?"


def today_of(visitor: Client) -> str:
    answer = visitor.get("/today/")
    assert answer.status_code == 200, answer.headers.get("Location")
    return answer.content.decode()


def days_before(person: Person, number: int) -> date:
    return person.today() - timedelta(days=number)


def morning(visitor: Client, pain: int, where: str = "") -> int:
    return visitor.post("/check-in/morning/", {"pain": str(pain), "where": where}).status_code


# What Today offers


def test_the_day_after_a_session_today_asks_how_it_is_and_takes_the_answer_there(
    visitor: Client, person: Person
) -> None:
    began(visitor, person, days_ago=3)
    assert MORNING not in today_of(visitor)
    train(person, days_before(person, 1))
    page = today_of(visitor)
    assert MORNING in page
    assert 'action="/check-in/morning/"' in page
    answer = visitor.post("/check-in/morning/", {"pain": "2", "where": "muscle"}, follow=True)
    assert answer.redirect_chain == [("/today/", 302)]
    page = answer.content.decode()
    assert "Kept. Thank you." in page
    assert MORNING not in page
    kept = check_ins.on_day(person, "morning", person.today())
    assert kept is not None
    assert kept.data == {"pain": 2, "where": "muscle"}


def test_a_card_that_is_put_off_is_not_offered_again_that_day(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=3)
    visitor.post("/check-in/not-now/", {"question": "function"})
    train(person, days_before(person, 1))
    answer = visitor.post("/check-in/not-now/", {"question": "morning"})
    assert answer.headers["Location"] == "/today/"
    assert "check-in-card" not in today_of(visitor)


def test_two_days_after_a_session_nobody_asks_and_nobody_mentions_it(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=3)
    train(person, days_before(person, 2))
    page = today_of(visitor)
    assert MORNING not in page
    assert "missed" not in page


def test_a_morning_one_point_sorer_is_asked_about_once_more_a_day_later(
    visitor: Client, person: Person
) -> None:
    began(visitor, person, days_ago=3)
    train(person, days_before(person, 2), before=2)
    tell(person, "morning", days_before(person, 1), pain=3, where="joint")
    assert MORNING in today_of(visitor)


def test_who_has_told_of_the_pain_before_a_session_is_not_asked_again(
    visitor: Client, person: Person
) -> None:
    began(visitor, person, days_ago=3)
    train(person, days_before(person, 1))
    answer_before(visitor, pain=1)
    assert MORNING not in today_of(visitor)


def test_activities_are_offered_in_the_first_week_and_after_a_not_now_never_again(
    visitor: Client, person: Person
) -> None:
    began(visitor, person, days_ago=0)
    assert NAMES in today_of(visitor)
    visitor.post("/check-in/not-now/", {"question": "function"})
    assert NAMES not in today_of(visitor)
    person.put_off.update(day=days_before(person, 8))
    assert NAMES not in today_of(visitor)


def test_activities_are_not_offered_after_the_first_week(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=7)
    tell(person, "weekly", days_before(person, 1), pain=1, tasks=1, change=0)
    assert "check-in-card" not in today_of(visitor)


def test_the_week_is_asked_about_once_a_week(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=7)
    assert WEEK in today_of(visitor)
    visitor.post("/check-in/weekly/", {"pain": "2", "tasks": "4", "change": "1"})
    assert WEEK not in today_of(visitor)
    kept = check_ins.on_day(person, "weekly", person.today())
    assert kept is not None
    assert kept.data == {"pain": 2, "tasks": 4, "change": 1}
    person.check_ins.update(day=days_before(person, 6))
    assert WEEK not in today_of(visitor)
    person.check_ins.update(day=days_before(person, 7))
    assert WEEK in today_of(visitor)


def test_a_week_that_is_put_off_is_offered_again_a_week_later(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=20)
    visitor.post("/check-in/not-now/", {"question": "weekly"})
    person.put_off.update(day=days_before(person, 6))
    assert WEEK not in today_of(visitor)
    person.put_off.update(day=days_before(person, 7))
    assert WEEK in today_of(visitor)


def test_activities_are_asked_every_second_week(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=20)
    tell(person, "weekly", days_before(person, 1), pain=1, tasks=1, change=0)
    check_ins.name_activities(person, ["Stairs"])
    number = str(check_ins.activities(person)[0].pk)
    tell(person, "function", days_before(person, 13), scores={number: 4})
    assert "check-in-card" not in today_of(visitor)
    person.check_ins.filter(kind="function").update(day=days_before(person, 14))
    assert ACTIVITIES in today_of(visitor)


# The pages


def test_pain_without_a_place_is_asked_for_the_place(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=3)
    answer = visitor.post("/check-in/morning/", {"pain": "3"})
    assert answer.status_code == 400
    assert "Say where it is sore, or that it is hard to say." in answer.content.decode()
    assert not person.check_ins.exists()


@pytest.mark.parametrize(
    ("pain", "where", "kept"), [(0, "joint", None), (3, "unsure", None), (3, "joint", "joint")]
)
def test_only_pain_has_a_place(
    visitor: Client, person: Person, pain: int, where: str, kept: str | None
) -> None:
    began(visitor, person, days_ago=3)
    assert morning(visitor, pain, where) == 302
    assert person.check_ins.get().data == {"pain": pain, "where": kept}


@pytest.mark.parametrize(
    ("address", "answers"),
    [
        ("/check-in/morning/", {}),
        ("/check-in/morning/", {"pain": "11", "where": "joint"}),
        ("/check-in/morning/", {"pain": "-1"}),
        ("/check-in/morning/", {"pain": "two", "where": "joint"}),
        ("/check-in/morning/", {"pain": "3", "where": "elbow"}),
        ("/check-in/weekly/", {"pain": "3", "tasks": "4"}),
        ("/check-in/weekly/", {"pain": "3", "tasks": "4", "change": "7"}),
        ("/check-in/activities/names/", {"name-0": "", "name-1": "  "}),
        ("/check-in/activities/names/", {"name-0": "Stairs", "name-1": "stairs"}),
        ("/check-in/activities/names/", {"name-0": "x" * 81}),
        ("/check-in/activities/names/", {"name-0": "a\x07b"}),
    ],
)
def test_what_is_no_answer_is_refused_with_a_sentence(
    visitor: Client, person: Person, address: str, answers: dict[str, str]
) -> None:
    began(visitor, person, days_ago=3)
    answer = visitor.post(address, answers)
    assert answer.status_code == 400
    assert "Please look at this again" in answer.content.decode()
    assert not person.check_ins.exists()
    assert not person.activities.exists()


def test_to_put_off_nonsense_is_refused(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=3)
    assert visitor.post("/check-in/not-now/", {"question": "everything"}).status_code == 400
    assert visitor.post("/check-in/not-now/").status_code == 400
    assert visitor.get("/check-in/not-now/").status_code == 405
    assert not person.put_off.exists()


@pytest.mark.parametrize("address", ["morning/", "weekly/", "activities/", "activities/names/"])
def test_nobody_is_asked_before_the_first_visit(visitor: Client, address: str) -> None:
    assert visitor.get(f"/check-in/{address}").headers["Location"] == "/welcome/"


def test_activities_are_named_first_and_then_scored(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=3)
    assert visitor.get("/check-in/activities/").headers["Location"] == "/check-in/activities/names/"
    named = visitor.post("/check-in/activities/names/", {"name-0": "Stairs", "name-1": "Socks <b>"})
    assert named.headers["Location"] == "/check-in/activities/"
    page = visitor.get("/check-in/activities/").content.decode()
    assert "Socks &lt;b&gt;" in page
    first, second = check_ins.activities(person)
    half = {f"activity-{first.pk}": "3"}
    assert visitor.post("/check-in/activities/", half).status_code == 400
    visitor.post("/check-in/activities/", half | {f"activity-{second.pk}": "10"})
    assert person.check_ins.get().data == {"scores": {str(first.pk): 3, str(second.pk): 10}}


def test_answering_again_the_same_day_counts_from_the_same_moment(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=3)
    morning(visitor, 3, "joint")
    page = visitor.get("/check-in/morning/").content.decode()
    assert "You have answered today." in page
    morning(visitor, 1, "joint")
    first, second = person.check_ins.order_by("pk")
    assert first.at == second.at
    assert check_ins.on_day(person, "morning", person.today()) == second


# In History


def test_history_shows_what_was_told_with_ways_to_correct_and_delete_it(
    visitor: Client, person: Person
) -> None:
    began(visitor, person, days_ago=3)
    check_ins.name_activities(person, ["Stairs"])
    number = str(check_ins.activities(person)[0].pk)
    tell(person, "morning", person.today(), pain=3, where="joint")
    tell(person, "weekly", person.today(), pain=3, tasks=5, change=-1)
    tell(person, "function", person.today(), scores={number: 6})
    page = visitor.get("/history/").content.decode()
    assert "pain 3 of 10, in the joint or the groin" in page
    assert "5 at the worst in daily tasks; worse than the week before" in page
    assert "Stairs: 6 of 10" in page
    assert page.count("/correct/") == page.count("/delete/") == 3


def test_a_corrected_check_in_changes_the_plan_as_if_it_had_always_been_so(
    visitor: Client, person: Person
) -> None:
    began(visitor, person, days_ago=3)
    train(person, days_before(person, 2), before=2)
    tell(person, "morning", days_before(person, 1), pain=4, where="joint")
    row = person.check_ins.get()
    assert course_of(person).standing.dose_factor < 1
    page = visitor.get(f"/history/check-ins/{row.pk}/correct/").content.decode()
    assert "Your answer of" in page
    visitor.post(f"/history/check-ins/{row.pk}/correct/", {"pain": "2", "where": "joint"})
    assert course_of(person).standing.dose_factor == 1
    assert not course_of(person).adjustments
    assert person.check_ins.count() == 2


def test_a_deleted_check_in_is_gone_after_one_question(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=3)
    tell(person, "weekly", days_before(person, 1), pain=3, tasks=5, change=-1)
    row = person.check_ins.get()
    assert "Delete this answer?" in visitor.get(f"/history/check-ins/{row.pk}/delete/").content.decode()
    assert person.check_ins.exists()
    assert visitor.post(f"/history/check-ins/{row.pk}/delete/").status_code == 302
    assert not person.check_ins.exists()


def test_corrected_activities_are_those_that_were_asked_then(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=3)
    check_ins.name_activities(person, ["Stairs", "Socks"])
    first, second = check_ins.activities(person)
    tell(person, "function", days_before(person, 1), scores={str(first.pk): 4, str(second.pk): 4})
    check_ins.name_activities(person, ["Stairs", ""])
    row = person.check_ins.get()
    page = visitor.get(f"/history/check-ins/{row.pk}/correct/").content.decode()
    assert "Socks" in page
    visitor.post(
        f"/history/check-ins/{row.pk}/correct/", {f"activity-{first.pk}": "5", f"activity-{second.pk}": "6"}
    )
    kept = check_ins.on_day(person, "function", row.day)
    assert kept is not None
    assert kept.data == {"scores": {str(first.pk): 5, str(second.pk): 6}}


def test_a_check_in_that_is_none_is_not_found(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=3)
    tell(person, "score", person.today(), name="HOOS", value=50.0)
    score = person.check_ins.get().pk
    assert visitor.get(f"/history/check-ins/{score}/correct/").status_code == 404
    assert visitor.post(f"/history/check-ins/{score + 1}/delete/").status_code == 404
    assert person.check_ins.exists()
