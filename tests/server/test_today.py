"""Today: what is planned, how long, and what is said on a day without a session."""

import re
import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from endrange.server import content
from endrange.server.planning import footing
from endrange.server.store.models import Intake, Person, SessionSummary
from endrange.server.today.views import week_summary

from .answering import answer_safety
from .settling import settle


def planned_on(person: Person, *, is_planned: bool) -> None:
    """Set the weekdays so that the person's own today is or is not one of them."""
    choices = person.choices()
    assert choices is not None
    day = person.today().weekday()
    choices.weekdays = [(day + offset) % 7 for offset in ((0, 2, 4) if is_planned else (1, 3, 5))]
    choices.save()


def did_a_session(person: Person, at: datetime, **more: object) -> SessionSummary:
    summary = SessionSummary(
        session=uuid.uuid4(), person=person, started_at=at, ended_at=at + timedelta(minutes=9)
    )
    for name, value in ({"seconds": 540, "is_finished": True, "counts": True} | more).items():
        setattr(summary, name, value)
    summary.save()
    return summary


def test_without_a_plan_today_leads_to_the_first_visit(visitor: Client) -> None:
    assert visitor.get("/today/").headers["Location"] == "/welcome/"


def test_today_shows_the_planned_exercises_and_the_way_into_the_player(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    planned_on(person, is_planned=True)
    page = visitor.get("/today/").content.decode()
    assert "Today’s session" in page
    assert "/before/?minutes=10" in page
    assert 'href="/exercises/couch-stretch/' in page


@pytest.mark.parametrize("minutes", [5, 10, 15, 20, 30])
def test_every_offered_length_can_be_taken(visitor: Client, minutes: int) -> None:
    settle(visitor)
    page = visitor.get(f"/today/?minutes={minutes}").content.decode()
    assert f"/before/?minutes={minutes}" in page


def test_the_way_in_says_how_long_it_really_takes(visitor: Client) -> None:
    settle(visitor, **{"how-much": {"pain": "5"}, "minutes": {"minutes": "20"}})
    page = visitor.get("/today/").content.decode()
    assert "20 minutes, gentler while the hip is irritable: about 5." in page
    assert "Start 5 minutes" in page
    assert "/before/?minutes=20" in page
    assert page.index("gentler while") < page.index("Start 5 minutes")


@pytest.mark.parametrize("minutes", ["7", "-5", "ten", "", "5.0", "٥"])
def test_a_length_that_is_not_offered_falls_back_to_the_usual_one(visitor: Client, minutes: str) -> None:
    settle(visitor)
    assert "/before/?minutes=10" in visitor.get("/today/", {"minutes": minutes}).content.decode()


def test_what_is_left_out_is_said_with_its_reason(visitor: Client) -> None:
    settle(visitor)
    page = visitor.get("/today/?minutes=5").content.decode()
    assert "Left out today" in page
    assert "Foam rolling" in page


def test_what_the_plan_has_no_room_for_is_said_of_the_plans_minutes_also_on_a_longer_day(
    visitor: Client,
) -> None:
    settle(visitor)
    page = visitor.get("/today/?minutes=30").content.decode()
    assert "The plan is made for sessions of 10 minutes; what the week needs most leaves no room." in page
    assert "A plan for sessions of 30 minutes has room." in page
    assert "Your plan is made for the usual length of a session, whatever you choose for one day." in page


def test_no_reason_says_it_because_several_exercises_may_share_one(visitor: Client) -> None:
    for minutes, pain in ((5, "1"), (10, "1"), (30, "1"), (10, "5")):
        settle(visitor, **{"how-much": {"pain": pain}})
        session = visitor.get(f"/today/?minutes={minutes}").content.decode()
        left_out = session.split("left-out")[1].split("</ul>")[0]
        reasons = re.findall(r"</strong> ([^<]*?)(?: It comes on [^<]*)?</li>", left_out)
        assert reasons
        assert not [each for each in reasons if re.search(r"\b[Ii]t\b", each)]


def test_a_day_without_a_session_is_a_day_of_rest_with_an_offer(visitor: Client, person: Person) -> None:
    settle(visitor)
    planned_on(person, is_planned=False)
    page = visitor.get("/today/").content.decode()
    assert "A day of rest" in page
    assert "/before/?minutes=10" in page


def test_pain_of_6_at_rest_today_makes_it_a_day_without_a_session(visitor: Client, person: Person) -> None:
    settle(visitor)
    Intake.objects.create(person=person, regions=[{"region": "groin", "side": "left"}], pain=6)
    assert (
        visitor.get("/today/").headers["Location"].startswith("/welcome/safety/")
    )  # strong pain: signs first
    answer_safety(visitor)
    page = visitor.get("/today/").content.decode()
    assert "Not today" in page
    assert "/before/?minutes" not in page
    assert visitor.get("/session/").headers["Location"] == "/today/"
    assert "Not today" in visitor.get("/before/").content.decode()
    assert visitor.get("/api/session.json").status_code == 403


def test_pain_of_yesterday_does_not_stop_today(visitor: Client, person: Person) -> None:
    settle(visitor)
    Intake.objects.all().delete()
    Intake.objects.create(person=person, pain=8, at=timezone.now() - timedelta(days=2))
    assert "/before/?minutes=10" in visitor.get("/today/").content.decode()


def test_a_finished_session_of_today_is_said(visitor: Client, person: Person) -> None:
    settle(visitor)
    did_a_session(person, datetime.now(UTC))
    assert "Done for today" in visitor.get("/today/").content.decode()


def test_the_week_is_summed_up_without_a_verdict(visitor: Client, person: Person) -> None:
    settle(visitor)
    did_a_session(person, datetime.now(UTC))
    assert "1 of 3 this week" in visitor.get("/today/").content.decode()


def test_what_the_week_has_had_already_changes_what_comes(visitor: Client, person: Person) -> None:
    settle(visitor)
    planned_on(person, is_planned=True)
    before = visitor.get("/today/?minutes=5").content.decode()
    work = {"exercise": "couch-stretch", "variant": "wall", "side": "both", "region": None, "seconds": 900}
    did_a_session(person, datetime.now(UTC), done=[work | {"side": side} for side in ("left", "right")])
    after = visitor.get("/today/?minutes=5").content.decode()
    start, end = "In this session", "Left out today"
    assert before[before.index(start) : before.index(end)] != after[
        after.index(start) : after.index(end)
    ] or ("couch-stretch" not in after[after.index(start) : after.index(end)])


def test_the_offer_to_go_on_is_hidden_until_the_device_knows_of_a_session(visitor: Client) -> None:
    settle(visitor)
    page = visitor.get("/today/").content.decode()
    offer = page[page.index('id="unfinished-session"') :]
    assert " hidden" in offer[: offer.index(">")]


def test_the_week_counts_the_days_that_the_plan_has_by_now(visitor: Client, person: Person) -> None:
    settle(visitor)
    stand = footing(person, content.catalogue())
    assert stand is not None
    day = person.today()
    assert week_summary(person, stand, day).startswith("3 sessions planned")
    more = replace(stand, standing=stand.standing._replace(extra_days=1))
    assert week_summary(person, more, day).startswith("4 sessions planned")
