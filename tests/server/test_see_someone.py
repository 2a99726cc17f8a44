"""Advice to show the hip to somebody: seen without looking for it, and answered by who has looked."""

from datetime import date, timedelta

import pytest
from django.test import Client

from endrange.programme.adaptation import Adjustment
from endrange.server.store.models import Person, SeenBy
from endrange.server.story import course_of

from .weeks_ago import began
from .weeks_lived import train

NOTICE = "Show it to somebody this week"


def no_better(visitor: Client, person: Person) -> Adjustment:
    """Six weeks and a day with pain 3 at rest, which is what it was at the start."""
    began(visitor, person, days_ago=43)
    for number in range(43, 0, -3):
        train(person, person.today() - timedelta(days=number), before=3)
    return course_of(person).referrals[0]


def looked(visitor: Client, on: date, who: str = "The physiotherapist") -> int:
    return visitor.post("/see-someone/", {"who": who, "on": on.isoformat()}).status_code


def shown(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("address", ["/today/", "/plan/"])
def test_whoever_only_opens_this_page_reads_the_advice(visitor: Client, person: Person, address: str) -> None:
    advice = no_better(visitor, person)
    page = shown(visitor, address)
    assert NOTICE in page
    assert str(advice.reason) in page
    assert 'href="/see-someone/"' in page


def test_the_plan_goes_on_meanwhile(visitor: Client, person: Person) -> None:
    no_better(visitor, person)
    course = course_of(person)
    assert course.stops == ()
    assert "/before/" in shown(visitor, "/today/")


def test_who_has_looked_and_when_ends_the_advice(visitor: Client, person: Person) -> None:
    advice = no_better(visitor, person)
    assert looked(visitor, person.today()) == 302
    row = SeenBy.objects.get(person=person)
    assert (row.who, row.on, row.about) == ("The physiotherapist", person.today(), [advice.id])
    assert course_of(person).referrals == ()
    assert NOTICE not in shown(visitor, "/today/")
    assert "Somebody has looked at it: The physiotherapist" in shown(visitor, "/why/")


def test_a_look_before_the_advice_does_not_answer_it(visitor: Client, person: Person) -> None:
    advice = no_better(visitor, person)
    assert looked(visitor, advice.day - timedelta(days=1)) == 400
    assert looked(visitor, person.today() + timedelta(days=1)) == 400
    assert looked(visitor, person.today(), who="") == 400
    assert not SeenBy.objects.exists()
    assert course_of(person).referrals != ()


def test_the_why_page_says_that_it_waits_and_leads_to_the_answer(visitor: Client, person: Person) -> None:
    advice = no_better(visitor, person)
    page = shown(visitor, "/why/")
    entry = page[page.index(f'id="review-{advice.day.isoformat()}"') :]
    entry = entry[: entry.index("</article>")]
    assert "waits for somebody to look" in entry
    assert 'href="/see-someone/"' in entry


def test_without_advice_there_is_nothing_to_answer(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=3)
    assert visitor.get("/see-someone/").headers["Location"] == "/today/"
    assert visitor.post("/see-someone/", {"who": "x", "on": person.today().isoformat()}).status_code == 302
    assert not SeenBy.objects.exists()


def test_whoever_has_no_plan_has_no_advice(visitor: Client) -> None:
    assert visitor.get("/see-someone/").headers["Location"] == "/today/"
