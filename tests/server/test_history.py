from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from endrange.server.history.calendar import Month, weeks_of
from endrange.server.store import journal
from endrange.server.store.models import DeletedSession, Event, Person, SessionSummary
from tests.records.telling import Telling, identifier, whole_session


@pytest.fixture
def telling(person: Person) -> Telling:
    told = whole_session()
    told.events = told.events[:-2]  # without the corrections
    journal.keep(person, told.events)
    return told


def page(visitor: Client, address: str, status: int = 200) -> str:
    response = visitor.get(address)
    assert response.status_code == status, response.content.decode()
    return response.content.decode()


def test_the_calendar_shows_a_session_on_the_day_it_was_where_the_person_is(
    visitor: Client, person: Person, telling: Telling
) -> None:
    text = page(visitor, "/history/?month=2026-11")
    assert f"/history/{telling.session}/" in text
    assert "Monday, 23 November, 05:30" in text.replace("\n", " ")  # 04:30 UTC, in Amsterdam
    person.time_zone = "America/Los_Angeles"
    person.save()
    assert "Sunday, 22 November" in page(visitor, "/history/?month=2026-11")


def test_a_session_shortly_before_midnight_belongs_to_the_persons_own_month(
    visitor: Client, person: Person
) -> None:
    told = Telling(begin=datetime(2026, 10, 31, 23, 30, tzinfo=UTC))  # 00:30 in Amsterdam
    told.start()
    journal.keep(person, told.events)
    assert told.session in page(visitor, "/history/?month=2026-11")
    assert told.session not in page(visitor, "/history/?month=2026-10")


def test_an_empty_history_says_what_will_be_here(visitor: Client) -> None:
    assert "Nothing here yet" in page(visitor, "/history/")


@pytest.mark.parametrize("month", ["2026-13", "x", "1999-01", "2026", "9999-12", "-1-1", "2026-11-01"])
def test_a_month_that_is_none_is_not_found(visitor: Client, month: str) -> None:
    assert "nothing at this address" in page(visitor, f"/history/?month={month}", 404).lower()


def test_a_session_tells_what_was_done_left_out_and_felt(visitor: Client, telling: Telling) -> None:
    text = page(visitor, f"/history/{telling.session}/")
    long = "1\xa0min\xa030\xa0s"
    for said in ("Couch stretch", long, "5 of 10", "pinch", "groin", "The left side was stiff."):
        assert said.lower() in text.lower()


def test_a_session_that_was_ended_for_pain_tells_in_which_exercise(visitor: Client, person: Person) -> None:
    told = Telling()
    told.start()
    told.hold("couch-stretch", "left", 60)
    told.finish(completed=False, reason="pain")
    journal.keep(person, told.events)
    text = page(visitor, f"/history/{told.session}/")
    assert "ended early: pain" in text
    assert "<li>Couch stretch (left): pain</li>" in text
    assert "<dd>1\xa0min</dd>" in text  # exercise time
    assert "Couch stretch (right): pain" not in text


def test_a_session_of_a_forgotten_exercise_is_still_told(visitor: Client, person: Person) -> None:
    told = Telling()
    told.hold("the-ones-my-physio-gave-me", "left", 30)
    journal.keep(person, told.events)
    assert "the ones my physio gave me" in page(visitor, f"/history/{told.session}/")


def corrected(**changed: str) -> dict[str, str]:
    return {"seconds-0": "90", "seconds-1": "45", "pain": "", "effort": "6", "note": "So it was."} | changed


def test_a_correction_replaces_what_is_shown_and_keeps_the_original(
    visitor: Client, telling: Telling
) -> None:
    response = visitor.post(f"/history/{telling.session}/correct/", corrected())
    assert (response.status_code, response["Location"]) == (302, f"/history/{telling.session}/")
    text = page(visitor, f"/history/{telling.session}/")
    assert "45\xa0s" in text
    assert "So it was." in text
    assert "not said" in text
    assert Event.objects.count() == len(telling.events) + 1
    correction = Event.objects.get(kind="session-corrected")
    assert correction.data["seconds"] == {"couch-stretch.right": 45}
    assert SessionSummary.objects.get().pain is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"pain": "11"},
        {"pain": "much"},
        {"effort": "-1"},
        {"seconds-0": ""},
        {"seconds-0": "1e3"},
        {"seconds-1": "-5"},
        {"seconds-1": "999999"},
        {"note": "x" * 4001},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_a_correction_that_cannot_be_true_is_asked_again_and_changes_nothing(
    visitor: Client, telling: Telling, wrong: dict[str, str]
) -> None:
    before = Event.objects.count()
    response = visitor.post(f"/history/{telling.session}/correct/", corrected(**wrong))
    assert response.status_code == 400
    assert "Please look at this again" in response.content.decode()
    assert Event.objects.count() == before


def test_a_deletion_is_asked_for_once_and_then_stays(visitor: Client, telling: Telling) -> None:
    assert "cannot be undone" in page(visitor, f"/history/{telling.session}/delete/")
    assert Event.objects.exists()
    response = visitor.post(f"/history/{telling.session}/delete/")
    assert (response.status_code, response["Location"]) == (302, "/history/?month=2026-11")
    assert not Event.objects.exists()
    assert not SessionSummary.objects.exists()
    assert DeletedSession.objects.get().session == UUID(telling.session)
    page(visitor, f"/history/{telling.session}/", 404)


@pytest.mark.parametrize("what", ["", "correct/", "delete/"])
@pytest.mark.parametrize("session", [str(uuid4()), str(identifier(5, salt=5))], ids=["random", "other"])
def test_a_session_that_is_not_there_is_not_found(visitor: Client, what: str, session: str) -> None:
    page(visitor, f"/history/{session}/{what}", 404)
    assert visitor.post(f"/history/{session}/{what}").status_code in (404, 405)


def test_a_session_of_somebody_else_is_not_found(visitor: Client) -> None:
    stranger = Person.objects.create()
    told = whole_session()
    journal.keep(stranger, told.events)
    for what in ("", "correct/", "delete/"):
        page(visitor, f"/history/{told.session}/{what}", 404)
    assert visitor.post(f"/history/{told.session}/delete/").status_code == 404
    assert told.session not in page(visitor, "/history/?month=2026-11")
    assert Event.objects.count() == len(told.events)


@pytest.mark.parametrize("what", ["correct/", "delete/"])
def test_another_site_cannot_change_a_session(other_site: Client, telling: Telling, what: str) -> None:
    before = list(Event.objects.values())
    response = other_site.post(f"/history/{telling.session}/{what}", corrected())
    assert response.status_code == 403
    assert "too old to be trusted" in response.content.decode()
    assert list(Event.objects.values()) == before


@pytest.mark.parametrize(("address", "method"), [("", "post"), ("", "delete"), ("correct/", "put")])
def test_a_page_answers_only_what_it_is_for(
    visitor: Client, telling: Telling, address: str, method: str
) -> None:
    response = getattr(visitor, method)(f"/history/{telling.session}/{address}")
    assert response.status_code == 405


@pytest.mark.usefixtures("telling")
def test_a_month_takes_as_many_queries_with_many_sessions_as_with_one(
    visitor: Client, person: Person
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            page(visitor, "/history/?month=2026-11")
        return len(seen)

    with_one = queries()
    for hour in range(25):
        begun = datetime(2026, 11, 1 + hour, 9, tzinfo=UTC)
        SessionSummary.objects.create(session=uuid4(), person=person, started_at=begun, ended_at=begun)
    assert queries() == with_one


def test_a_month_is_laid_out_from_monday_with_its_neighbours_empty() -> None:
    zone = Person(time_zone="Europe/Amsterdam").zone
    weeks = weeks_of(Month(2026, 11), sessions=[], today=datetime(2026, 11, 23, tzinfo=UTC).date(), zone=zone)
    assert {len(week) for week in weeks} == {7}
    assert weeks[0][0].date.isoformat() == "2026-10-26"
    assert not weeks[0][0].is_in_month
    assert [day.date.day for week in weeks for day in week if day.is_today] == [23]


def test_months_follow_each_other_over_the_turn_of_the_year() -> None:
    assert (str(Month(2026, 12).next()), str(Month(2026, 1).previous())) == ("2027-01", "2025-12")
    assert Month(2026, 5).next().previous() == Month(2026, 5)


def test_a_session_to_the_end_says_how_many_parts_were_left(visitor: Client, telling: Telling) -> None:
    said = "to the end, 1 part left out or left early"
    assert said in page(visitor, "/history/?month=2026-11")
    assert said in page(visitor, f"/history/{telling.session}/")


def test_a_skipped_rest_is_no_part_left_out(visitor: Client, person: Person) -> None:
    told = Telling()
    told.start()
    told.hold("couch-stretch", "left", 60)
    told.skip("couch-stretch", "left", 2, "no-time")["data"]["kind"] = "rest"
    told.hold("couch-stretch", "right", 60)
    told.finish()
    journal.keep(person, told.events)
    assert "left out or left early" not in page(visitor, "/history/?month=2026-11")


@pytest.mark.usefixtures("telling")
def test_guided_time_and_exercise_time_are_both_named(visitor: Client) -> None:
    text = page(visitor, "/history/?month=2026-11")
    assert "2 minutes guided, 2 minutes of it exercise" in text
