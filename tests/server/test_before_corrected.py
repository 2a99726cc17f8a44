"""Answers before a session, corrected and deleted in History: the plan is as if it had always been so."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from endrange.server.content import catalogue
from endrange.server.planning import footing
from endrange.server.preferences.own_data import as_json
from endrange.server.safety import safety_of
from endrange.server.store.models import Person, SessionCheck
from endrange.server.story import course_of, facts_of

from .answering import answer_before
from .settling import settle
from .test_story import days_ago, settled, train


def told(
    person: Person,
    at: datetime,
    *,
    pain: int,
    verdict: str = "go",
    news: str = "nothing",
    number: int | None = None,
) -> SessionCheck:
    """Answers before a session, as they are kept."""
    ticked = {"anything-new": [news], "weight-on-legs": ["yes"]}
    happenings = [] if verdict == "go" else [news if news != "nothing" else "rest-pain"]
    return SessionCheck.objects.create(
        pk=number,
        person=person,
        at=at,
        answers={"pain": pain, "ticked": ticked},
        verdict=verdict,
        happenings=happenings,
    )


def correct(visitor: Client, row: SessionCheck, *, pain: int, news: str = "nothing") -> Any:
    answers = {"pain": str(pain), "anything-new": [news], "weight-on-legs": "yes"}
    return visitor.post(f"/history/before/{row.pk}/correct/", answers)


def everything_that_follows(person: Person) -> tuple[Any, ...]:
    """What the rules read, what they make of it, and what stands in the way."""
    now = safety_of(person, catalogue())
    standing = footing(person, catalogue())
    return (
        facts_of(person),
        course_of(person),
        now.lock,
        now.is_open,
        [screen.id for screen in now.due],
        standing and standing.standing,
    )


def test_history_shows_the_answers_before_sessions_with_ways_to_correct_and_delete_them(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    now = timezone.now()
    usual = told(person, now - timedelta(minutes=2), pain=2)
    ill = told(person, now - timedelta(minutes=1), pain=3, verdict="no-session", news="ill")
    month = f"/history/?month={now.astimezone(person.zone):%Y-%m}"
    page = visitor.get(month).content.decode()
    assert "pain 2 of 10; nothing new" in page
    assert "pain 3 of 10; “I feel ill or have fever”; no session that day" in page
    for row in (usual, ill):
        assert f"/history/before/{row.pk}/correct/" in page
        assert f"/history/before/{row.pk}/delete/" in page


def test_a_session_says_how_much_it_hurt_before_it_and_leads_to_the_correction(
    visitor: Client, person: Person
) -> None:
    settled(visitor, person)
    row = told(person, days_ago(person, 2) - timedelta(minutes=5), pain=3)
    telling = train(visitor, days_ago(person, 2), number=1)
    page = visitor.get(f"/history/{telling.session}/").content.decode()
    assert "Pain before it" in page
    assert "3 of 10" in page
    assert f"/history/before/{row.pk}/correct/" in page


def test_the_form_shows_what_was_answered(visitor: Client, person: Person) -> None:
    settled(visitor, person)
    row = told(person, days_ago(person, 2), pain=7, verdict="no-session", news="rest-pain")
    page = visitor.get(f"/history/before/{row.pk}/correct/").content.decode()
    chosen = [line for line in page.split("<input") if "checked" in line]
    assert [line.split('value="')[1].split('"')[0] for line in chosen] == ["7", "rest-pain", "yes"]


@pytest.mark.parametrize(("was", "becomes"), [(1, 3), (3, 1), (2, 7), (7, 2)])
def test_corrected_answers_count_as_if_they_had_always_been_so(
    visitor: Client, person: Person, was: int, becomes: int
) -> None:
    settled(visitor, person)
    at = days_ago(person, 2) - timedelta(minutes=5)
    verdict = {True: "no-session", False: "go"}
    train(visitor, days_ago(person, 2), number=1)
    row = told(person, at, pain=becomes, verdict=verdict[becomes > 5])
    always, number = everything_that_follows(person), row.pk
    row.delete()
    row = told(person, at, pain=was, verdict=verdict[was > 5], number=number)
    assert everything_that_follows(person) != always
    correct(visitor, row, pain=becomes)
    assert everything_that_follows(person) == always


def test_deleted_answers_leave_everything_as_if_they_had_never_been_given(
    visitor: Client, person: Person
) -> None:
    settled(visitor, person)
    train(visitor, days_ago(person, 2), number=1)
    never = everything_that_follows(person)
    row = told(person, days_ago(person, 1), pain=8, verdict="no-session")
    assert everything_that_follows(person) != never
    address = f"/history/before/{row.pk}/delete/"
    assert "Delete this answer?" in visitor.get(address).content.decode()
    assert person.session_checks.exists()
    assert visitor.post(address).headers["Location"].startswith("/history/?month=")
    assert everything_that_follows(person) == never


def test_a_fall_that_is_told_afterwards_asks_for_its_signs(visitor: Client, person: Person) -> None:
    settle(visitor)
    answer_before(visitor)
    assert visitor.get("/api/session.json").status_code == 200
    correct(visitor, person.session_checks.get(), pain=1, news="fall")
    assert visitor.get("/today/").headers["Location"].startswith("/welcome/safety/")
    correct(visitor, person.session_checks.get(), pain=1)
    assert visitor.get("/today/").status_code == 200


def test_what_was_answered_first_is_kept_in_the_data_to_take_away(visitor: Client, person: Person) -> None:
    settled(visitor, person)
    row = told(person, days_ago(person, 2), pain=5)
    correct(visitor, row, pain=4)
    correct(visitor, row, pain=3)
    row.refresh_from_db()
    assert row.answers["pain"] == 3
    assert [each["answers"]["pain"] for each in row.earlier] == [5, 4]
    assert '"pain": 5' in "".join(as_json(person, settings.DATA))


def test_answers_that_contradict_themselves_are_asked_again_and_change_nothing(
    visitor: Client, person: Person
) -> None:
    settled(visitor, person)
    row = told(person, days_ago(person, 2), pain=5)
    answers = {"pain": "1", "anything-new": ["nothing", "fall"], "weight-on-legs": "yes"}
    refused = visitor.post(f"/history/before/{row.pk}/correct/", answers)
    assert refused.status_code == 400
    assert "do not go together" in refused.content.decode()
    row.refresh_from_db()
    assert row.answers["pain"] == 5


@pytest.mark.parametrize("what", ["correct", "delete"])
def test_answers_of_somebody_else_are_not_found(visitor: Client, person: Person, what: str) -> None:
    settled(visitor, person)
    other = told(Person.objects.create(), days_ago(person, 2), pain=5)
    assert visitor.get(f"/history/before/{other.pk}/{what}/").status_code == 404
    assert visitor.post(f"/history/before/{other.pk}/{what}/").status_code == 404
    assert SessionCheck.objects.filter(pk=other.pk).exists()
