"""A session that is open on the device: what pages say of it, hidden until the device knows of one."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from endrange.server.store import journal
from endrange.server.store.models import Person
from tests.records.telling import Telling, block
from tests.server.answering import answer_before, answer_safety
from tests.server.settling import settle

COMES_FIRST = "These questions come first"
GO_ON = "Go on where you stopped"


def said(visitor: Client, address: str) -> str:
    """What the page says of an open session; empty if nothing."""
    page = visitor.get(address, follow=True).content.decode()
    found = re.search(r'<section[^>]*id="unfinished-session"[^>]* hidden>(.*?)</section>', page, re.DOTALL)
    return found[1] if found else ""


def began(person: Person) -> Telling:
    """A session that began a minute ago."""
    telling = Telling(begin=timezone.now() - timedelta(minutes=1))
    telling.start(*(block("couch-stretch", side, 100) for side in ("left", "right")))
    tells(person, telling)
    return telling


def tells(person: Person, telling: Telling) -> None:
    """What was told last happens now."""
    telling.events[-1]["at"] = timezone.now().isoformat()
    assert journal.keep(person, telling.events).refused == []


@pytest.mark.parametrize(
    "address", ["/welcome/safety/right-now/", "/before/", "/settings/answers/operations/"]
)
def test_questions_that_stand_before_an_open_session_say_so_and_lead_nowhere_past_them(
    visitor: Client, address: str
) -> None:
    settle(visitor)
    if "answers" in address:
        answer_before(visitor, new=("operation",))
        answer_safety(visitor)
    assert COMES_FIRST in said(visitor, address)
    assert "href" not in said(visitor, address)


def test_of_several_pages_of_questions_the_first_says_it(visitor: Client) -> None:
    settle(visitor)
    for page in ("about-you", "same-day", "joint-and-leg"):
        assert said(visitor, f"/welcome/safety/{page}/") == ""
    answer_before(visitor, new=("operation",))
    answer_safety(visitor)
    assert said(visitor, "/settings/answers/hips/") == ""


@pytest.mark.parametrize("address", ["/welcome/safety/right-now/", "/welcome/hips/"])
def test_the_first_visit_knows_of_no_session(visitor: Client, address: str) -> None:
    assert said(visitor, address) == ""


def test_a_question_that_is_answered_anew_stands_before_nothing(visitor: Client) -> None:
    settle(visitor)
    assert said(visitor, "/settings/answers/hips/") == ""


def test_today_offers_to_go_on_but_not_on_a_day_without_a_session(visitor: Client) -> None:
    settle(visitor)
    assert GO_ON in said(visitor, "/today/")
    answer_before(visitor, pain=8)
    answer_safety(visitor)
    assert "The rest waits" in said(visitor, "/today/")
    assert GO_ON not in said(visitor, "/today/")


def test_a_session_that_goes_on_after_the_signs_does_not_ask_for_them_again(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    telling = began(person)
    telling.pain(7)
    tells(person, telling)
    assert visitor.get("/today/").headers["Location"].startswith("/welcome/safety/")
    answer_safety(visitor)
    telling.hold("couch-stretch", "left", 60)
    tells(person, telling)
    assert GO_ON in said(visitor, "/today/")


@pytest.mark.parametrize("told_at_the_end", [False, True])
def test_strong_pain_that_is_told_again_asks_for_the_signs_again(
    visitor: Client, person: Person, told_at_the_end: bool
) -> None:
    settle(visitor)
    telling = began(person)
    telling.pain(7)
    tells(person, telling)
    answer_safety(visitor)
    if told_at_the_end:
        telling.finish(pain=8)
    else:
        telling.pain(8)
    tells(person, telling)
    assert visitor.get("/today/").headers["Location"].startswith("/welcome/safety/")
