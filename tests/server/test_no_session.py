"""Whoever has a sign that needs help first gets a session by no address, however the sign came up."""

import json
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from endrange.server import content
from endrange.server.first_visit.screens import SafetyScreen, screens
from endrange.server.store import journal
from endrange.server.store.models import Person, SafetyCheck
from tests.records.telling import Telling, block

from .answering import answer_before, answer_safety, say_somebody_looked
from .settling import settle

ADDRESSES = ("/today/", "/plan/", "/session/")


def every_screen() -> tuple[SafetyScreen, ...]:
    return screens(content.catalogue())


def gets_no_session(visitor: Client) -> bool:
    """Every address refuses, and the page that one is led to in the end is about safety."""
    refused = visitor.get("/api/session.json").status_code == 403
    ends = [visitor.get(address, follow=True).redirect_chain[-1][0] for address in ADDRESSES]
    return refused and all(end.startswith(("/welcome/safety/", "/stopped/")) for end in ends)


def signs_of(person: Person) -> SafetyCheck:
    """The latest check in which signs were answered; what applies is kept in rows of its own."""
    return person.safety_checks.exclude(answers={}).first()  # type: ignore[return-value]


def gets_a_session(visitor: Client) -> bool:
    """With the questions before it answered, a session is to be had."""
    answer_before(visitor)
    return visitor.get("/api/session.json").status_code == 200


def stop_by_a_danger_sign(person: Person) -> Telling:
    telling = Telling()
    telling.start(block("couch-stretch", "left"))
    telling.finish(completed=False, pain=None, effort=None, reason="red-flag")
    journal.keep(person, telling.events)
    return telling


@pytest.mark.parametrize("tier", ["same-day", "within-days", "this-week"])
def test_a_yes_in_a_new_check_counts_before_the_check_is_done(visitor: Client, tier: str) -> None:
    settle(visitor)
    screen, sign = next((s, sign.id) for s in every_screen() for sign in s.signs if sign.tier == tier)
    visitor.post("/welcome/safety/again/")
    visitor.post(f"/welcome/safety/{screen.id}/", {"signs": [sign]})
    assert gets_no_session(visitor)
    answer_safety(visitor)
    assert gets_a_session(visitor)


def test_a_new_check_without_a_yes_so_far_leaves_the_session_where_it_is(visitor: Client) -> None:
    settle(visitor)
    visitor.post("/welcome/safety/again/")
    visitor.post(f"/welcome/safety/{every_screen()[0].id}/", {"none": "on"})
    assert gets_a_session(visitor)


def test_the_last_screen_alone_makes_no_check(visitor: Client, person: Person) -> None:
    first, *_, last = every_screen()
    shown = visitor.post(f"/welcome/safety/{last.id}/", {"none": "on"})
    assert shown.headers["Location"] == f"/welcome/safety/{first.id}/"
    assert person.safety_check() is None


def test_going_back_after_an_emergency_and_answering_the_last_screen_clears_nobody(visitor: Client) -> None:
    settle(visitor)
    first, *_, last = every_screen()
    visitor.post(f"/welcome/safety/{first.id}/", {"signs": [first.signs[0].id]})
    visitor.post(f"/welcome/safety/{last.id}/", {"none": "on"})
    assert gets_no_session(visitor)


def test_a_sign_that_was_never_asked_is_asked_before_the_next_session_and_nothing_else(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    check = signs_of(person)
    check.answers.pop("cold-pale-leg")  # as if a newer version had added this sign
    check.save()
    screen = next(each for each in every_screen() if "cold-pale-leg" in {sign.id for sign in each.signs})
    assert gets_no_session(visitor)
    assert visitor.get("/today/").headers["Location"] == f"/welcome/safety/{screen.id}/"
    visitor.post(f"/welcome/safety/{screen.id}/", {"none": "on"})
    assert gets_a_session(visitor)


def test_a_clear_check_whose_signs_are_gone_is_asked_anew_and_goes_round_in_no_circle(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    check = signs_of(person)
    check.answers = {"sign-of-an-older-version": False}
    check.save()
    first = every_screen()[0].id
    for address in ("/", *ADDRESSES):
        assert visitor.get(address, follow=True).redirect_chain[-1][0] == f"/welcome/safety/{first}/"
    answer_safety(visitor)
    assert gets_a_session(visitor)


def test_a_yes_to_a_sign_that_is_gone_stops_until_somebody_has_looked(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    check = signs_of(person)
    check.answers = {**check.answers, "sign-of-an-older-version": True}
    check.save()
    assert gets_no_session(visitor)
    say_somebody_looked(visitor, on=person.today())
    assert gets_a_session(visitor)


def test_a_danger_sign_in_the_player_stops_every_session_until_it_is_looked_at_and_all_is_asked_again(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    stop_by_a_danger_sign(person)
    assert gets_no_session(visitor)
    page = visitor.get("/stopped/").content.decode()
    assert "a danger sign was true" in page
    assert "Get help now" in page  # which one is not kept, and all but one are emergencies
    answer_safety(visitor)
    assert gets_no_session(visitor)
    say_somebody_looked(visitor, on=person.today())
    assert gets_a_session(visitor)


def test_after_a_danger_sign_a_look_alone_is_not_enough(visitor: Client, person: Person) -> None:
    settle(visitor)
    stop_by_a_danger_sign(person)
    say_somebody_looked(visitor, on=person.today())
    assert gets_no_session(visitor)
    answer_safety(visitor)
    assert gets_a_session(visitor)


def test_a_danger_sign_of_the_player_keeps_what_the_person_has(visitor: Client, person: Person) -> None:
    settle(visitor, conditions=["knee-problem"])
    stop_by_a_danger_sign(person)
    answer_safety(visitor)
    assert person.safety_check().conditions == ["knee-problem"]  # type: ignore[union-attr]


def test_deleting_the_session_does_not_delete_the_danger_sign(visitor: Client, person: Person) -> None:
    settle(visitor)
    telling = stop_by_a_danger_sign(person)
    assert journal.delete(person, UUID(telling.session))
    assert gets_no_session(visitor)


def test_the_danger_sign_sent_again_does_not_undo_a_later_check(visitor: Client, person: Person) -> None:
    settle(visitor)
    telling = stop_by_a_danger_sign(person)
    say_somebody_looked(visitor, on=person.today())
    answer_safety(visitor)
    again = visitor.post("/api/events", json.dumps({"events": telling.events}), "application/json")
    assert again.status_code == 200
    assert gets_a_session(visitor)


def test_a_lot_of_pain_after_todays_session_means_no_second_one_today(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    now = timezone.now()
    person.intakes.update(at=now - timedelta(seconds=30))
    person.sessions.create(started_at=now, ended_at=now, pain=6)
    assert visitor.get("/api/session.json").status_code == 403
    assert visitor.get("/session/").headers["Location"] == "/today/"
    assert "Not today" in visitor.get("/before/").content.decode()
    assert gets_a_session(visitor)  # it has become better, as the questions before a session are told
