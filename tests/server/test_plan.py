"""The plan: every week with its sessions, what it gives, and starting anew."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils.formats import date_format

from endrange.server.store import journal
from endrange.server.store.models import Person
from tests.records.telling import Telling

from .answering import answer_open_signs
from .settling import settle
from .weeks_ago import began
from .weeks_lived import tell, train


def test_the_plan_shows_every_week_that_was_chosen(visitor: Client) -> None:
    settle(visitor)
    page = visitor.get("/plan/").content.decode()
    assert all(f'id="week-{number}"' in page for number in (1, 2, 3, 4))
    assert 'id="week-5"' not in page


def test_every_week_says_what_it_gives_each_muscle_group(visitor: Client) -> None:
    settle(visitor)
    page = visitor.get("/plan/").content.decode()
    assert page.count(" gives each side") == 4
    assert "the back of the thigh" in page


def test_a_plan_too_short_for_the_minimum_says_so(visitor: Client) -> None:
    settle(visitor, minutes={"minutes": "5"})
    assert "What this plan cannot reach" in visitor.get("/plan/").content.decode()


def test_muscles_with_the_same_shortfall_share_one_sentence(visitor: Client) -> None:
    settle(visitor, minutes={"minutes": "5"})
    page = visitor.get("/plan/").content.decode()
    begin = page.index("What this plan cannot reach")
    short = page[begin : page.index("</section>", begin)]
    said = re.findall(r"</strong> \([^)]+\)((?:, week[^<]*)?: [^<]+)</li>", short)
    assert said
    assert len(set(said)) == len(said)
    assert "The back of the thigh</strong> (hamstrings), <strong>" in short


def test_a_plan_with_time_and_things_has_no_shortfall(visitor: Client) -> None:
    settle(
        visitor,
        minutes={"minutes": "30"},
        days={"weekdays": ["0", "1", "2", "3", "4"]},
        equipment={"equipment": ["strap", "wall", "roller", "bench", "cushion", "ball"]},
        side={"worse_side": "none"},
    )
    assert "What this plan cannot reach" not in visitor.get("/plan/").content.decode()


def test_starting_anew_asks_first_and_then_begins_today(visitor: Client, person: Person) -> None:
    settle(visitor)
    choices = person.choices()
    assert choices is not None
    choices.start = person.today() - timedelta(days=20)
    choices.save()
    assert "Start the weeks over?" in visitor.get("/plan/restart/").content.decode()
    assert visitor.post("/plan/restart/").headers["Location"] == "/plan/"
    assert person.choices().start == person.today()  # type: ignore[union-attr]


def test_a_phase_that_takes_longer_than_planned_goes_on_without_a_word_of_blame(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    choices = person.choices()
    assert choices is not None
    choices.start = person.today() - timedelta(days=60)
    choices.save()
    page = visitor.get("/plan/").content.decode()
    assert "Your plan: Restore" in page
    assert 'class="chip chip-accent">now' in page
    assert visitor.get("/today/").status_code == 200


def test_the_plan_says_the_phase_since_when_and_what_it_takes_to_move_on(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    page = visitor.get("/plan/").content.decode()
    assert "Your plan: Restore" in page
    assert f"Since {date_format(person.today(), 'j F Y')}" in page
    assert "3 sessions of 10 minutes a week" in page
    assert "What it takes to move on to Strengthen" in page
    gate = page[page.index("What it takes to move on") : page.index("The next review is on")]
    assert "3 weeks of this phase with at least half of the sessions: 0 so far." in gate
    assert gate.count("not yet") >= 3
    assert gate.count("chip-ok") == 2


def test_a_hip_that_hurts_at_the_start_begins_in_the_calm_phase(visitor: Client) -> None:
    settle(visitor, **{"how-much": {"pain": "4"}})
    page = visitor.get("/plan/").content.decode()
    assert "Your plan: Calm" in page
    assert "What it takes to move on to Restore" in page
    assert " gives each side" not in page


def test_on_the_first_day_no_days_are_counted_that_have_not_been(visitor: Client) -> None:
    settle(visitor, **{"how-much": {"pain": "4"}})
    gate = visitor.get("/plan/").content.decode().split('id="move-on"')[1].split("</section>")[0]
    assert "No flare told of." in gate
    assert "days so far" not in gate.split("No flare")[1]
    assert "Nothing needs a doctor’s or physiotherapist’s look first." in gate


def test_a_session_on_a_day_without_a_plan_is_shown_where_it_was(visitor: Client, person: Person) -> None:
    settle(visitor, days={"weekdays": [str((person.today().weekday() + each) % 7) for each in (1, 3, 5)]})
    told = Telling(begin=datetime.now(UTC))
    told.start()
    told.hold("couch-stretch", "left", 120)
    told.finish()
    journal.keep(person, told.events)
    page = visitor.get("/plan/").content.decode()
    assert "not planned, and counted" in page
    assert f"/history/{told.session}/" in page


def test_without_choices_there_is_no_plan(visitor: Client) -> None:
    assert visitor.get("/plan/").headers["Location"] == "/welcome/"
    assert visitor.get("/plan/restart/").headers["Location"] == "/welcome/"


def test_a_done_day_shows_its_record_and_not_what_would_be_planned_now(
    visitor: Client, person: Person
) -> None:
    settle(visitor, days={"weekdays": sorted({person.today().weekday(), 0, 2, 4})})
    told = Telling(begin=datetime.now(UTC))
    told.start()
    told.hold("a-stretch-of-mine", "left", 90)
    told.hold("a-stretch-of-mine", "right", 60)
    told.finish()
    journal.keep(person, told.events)
    page = visitor.get("/plan/").content.decode()
    days = re.findall(r'<li class="session.*?</ul>.*?(?=<li class="session|</ol>)', page, re.DOTALL)
    done = next(day for day in days if "chip-ok" in day)
    assert "a stretch of mine" in done
    assert "2\xa0min\xa030\xa0s" in done
    assert f"/history/{told.session}/" in done
    assert "/exercises/couch-stretch/" not in done


@pytest.mark.parametrize(("days", "is_said"), [(6, False), (7, True), (13, True), (14, False)])
def test_a_week_without_a_session_is_told_and_changes_nothing(
    visitor: Client, person: Person, days: int, *, is_said: bool
) -> None:
    began(visitor, person, days_ago=20)
    train(person, person.today() - timedelta(days=days))
    assert (
        "Nothing changes: the next one is as planned" in visitor.get("/plan/").content.decode()
    ) == is_said


def test_while_pain_makes_doses_smaller_nobody_is_told_that_more_time_would_help(
    visitor: Client, person: Person
) -> None:
    more = "More days, more minutes or more equipment change this."
    everything = {
        "minutes": {"minutes": "20"},
        "equipment": {"equipment": ["strap", "wall", "roller", "bench", "cushion", "ball"]},
    }
    began(visitor, person, days_ago=4, **everything)
    train(person, person.today() - timedelta(days=1), before=2)
    tell(person, "morning", person.today(), pain=4, where="joint")
    answer_open_signs(visitor)  # a flare asks for them again
    page = visitor.get("/plan/").content.decode()
    assert "doses are smaller, or an exercise rests" in page
    assert more not in page
