"""Which sessions count as done, the same on Today and on Plan."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from endrange.server.counting import counted_sessions, sessions_with_work
from endrange.server.store import journal
from endrange.server.store.models import Person
from tests.records.telling import Telling

from .settling import settle
from .weeks_ago import began
from .weeks_lived import train


def session_of_now(person: Person, *, held_s: float, finish: dict[str, Any] | None = None) -> Telling:
    """Two sides of 120 seconds offered, `held_s` done of the first."""
    told = Telling(begin=datetime.now(UTC))
    told.start()
    told.hold("couch-stretch", "left", held_s)
    if finish is not None:
        told.finish(**finish)
    assert not journal.keep(person, told.events).refused
    return told


@pytest.mark.parametrize(
    ("held_s", "finish", "counts"),
    [
        (20, None, False),
        (119, None, False),
        (120, None, True),
        (20, {"completed": False, "reason": "no-time"}, False),
        (119, {"completed": False, "reason": "no-time"}, False),
        (120, {"completed": False, "reason": "no-time"}, True),
        (20, {}, False),
        (0, {"completed": False, "reason": "other"}, False),
    ],
)
def test_a_session_counts_when_half_of_it_was_done_however_it_ended(
    person: Person, held_s: float, finish: dict[str, Any] | None, counts: bool
) -> None:
    session_of_now(person, held_s=held_s, finish=finish)
    assert bool(counted_sessions(person, person.today())) is counts


def test_today_and_plan_agree_that_a_session_left_at_once_is_not_done(
    visitor: Client, person: Person
) -> None:
    settle(visitor, days={"weekdays": sorted({person.today().weekday(), 0, 2, 4})})
    session_of_now(person, held_s=20)
    today, plan = visitor.get("/today/").content.decode(), visitor.get("/plan/").content.decode()
    assert "planned this week" in today
    assert "Done for today" not in today
    assert not re.search(r"</svg>\s*done\s*</span>", plan)


def test_after_a_session_given_up_at_once_today_offers_todays_session_again(
    visitor: Client, person: Person
) -> None:
    settle(visitor, days={"weekdays": sorted({person.today().weekday(), 0, 2, 4})})
    session_of_now(person, held_s=20, finish={"completed": False, "reason": "no-time"})
    today, progress = visitor.get("/today/").content.decode(), visitor.get("/progress/").content.decode()
    assert "Today’s session" in today
    assert "Done for today" not in today
    assert "/before/?minutes=" in today
    assert "Sessions this week so far: 0" in progress


def test_a_session_that_is_not_ended_is_open_and_not_done_for_today(visitor: Client, person: Person) -> None:
    settle(visitor, days={"weekdays": sorted({person.today().weekday(), 0, 2, 4})})
    session_of_now(person, held_s=120)
    page = visitor.get("/today/").content.decode()
    assert "Done for today" not in page
    assert "You stopped in the middle" in page


def test_beside_a_session_done_today_an_open_one_is_another(visitor: Client, person: Person) -> None:
    settle(visitor, days={"weekdays": sorted({person.today().weekday(), 0, 2, 4})})
    session_of_now(person, held_s=120, finish={})
    page = visitor.get("/today/").content.decode()
    assert "Done for today" in page
    assert "You stopped in the middle" not in page
    assert "Another session is still open" in page


def test_the_morning_after_asks_about_a_session_too_short_to_count(person: Person) -> None:
    session_of_now(person, held_s=20, finish={"completed": False, "reason": "pain"})
    assert not counted_sessions(person, person.today())
    assert sessions_with_work(person).exists()


@pytest.mark.parametrize("days_ago", range(8))
def test_today_plan_and_progress_count_the_same_week_whatever_day_it_began(
    visitor: Client, person: Person, days_ago: int
) -> None:
    """Eight days in a row from the first one on: in any calendar, one of them crosses a Monday."""
    began(visitor, person, days_ago=days_ago)
    today = person.today()
    train(person, today - timedelta(days=days_ago))  # the first day of the plan
    if days_ago:
        train(person, today - timedelta(days=1))
    done = {0: 1, 1: 1, 7: 0}.get(days_ago, 2)
    said = visitor.get("/today/").content.decode()
    assert (f"{done} of 3" if done else "3 sessions planned this week") in said
    assert f"Sessions this week so far: {done}; planned: 3." in visitor.get("/progress/").content.decode()
    current = re.findall(
        r'<details class="more" open>.*?</ol>', visitor.get("/plan/").content.decode(), re.DOTALL
    )
    assert len(re.findall(r"</svg>\s*done\s*</span>", current[0])) == done
