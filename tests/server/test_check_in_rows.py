"""Check-ins as rows: the latest of a day counts, a deleted one is gone, a renamed activity keeps scores."""

from datetime import date, timedelta

import pytest

from endrange.records.check_ins import CheckInError
from endrange.server.store import check_ins, journal
from endrange.server.store.models import CheckIn, Person, SessionSummary
from tests.records.telling import whole_session

DAY = date(2026, 11, 23)


def test_the_latest_answer_of_a_day_counts_and_the_earlier_stays(person: Person) -> None:
    check_ins.keep(person, "morning", {"pain": 5}, day=DAY)
    check_ins.keep(person, "morning", {"pain": 2}, day=DAY)
    check_ins.keep(person, "morning", {"pain": 4}, day=DAY - timedelta(days=1))
    assert [row.data["pain"] for row in check_ins.latest(person, kind="morning")] == [4, 2]
    assert person.check_ins.count() == 3


def test_what_cannot_be_read_is_not_kept(person: Person) -> None:
    with pytest.raises(CheckInError):
        check_ins.keep(person, "morning", {"pain": 12}, day=DAY)
    assert not person.check_ins.exists()


def test_deleting_a_check_in_does_not_bring_back_the_one_before(person: Person) -> None:
    check_ins.keep(person, "morning", {"pain": 5}, day=DAY)
    kept = check_ins.keep(person, "morning", {"pain": 2}, day=DAY)
    check_ins.keep(person, "weekly", {"pain": 2, "tasks": 3, "change": 0}, day=DAY)
    check_ins.delete(person, kept)
    assert [row.kind for row in check_ins.latest(person)] == ["weekly"]


def test_two_questionnaires_of_a_day_are_two(person: Person) -> None:
    first = check_ins.keep(person, "score", {"name": "One", "value": 40.0}, day=DAY)
    check_ins.keep(person, "score", {"name": "Other", "value": 60.0}, day=DAY)
    assert len(check_ins.latest(person)) == 2
    check_ins.delete(person, first)
    assert [row.data["name"] for row in check_ins.latest(person)] == ["Other"]


def test_a_renamed_activity_is_the_same_row_and_an_emptied_one_is_no_longer_asked(person: Person) -> None:
    check_ins.name_activities(person, ["Climbing stairs", "Getting into the car", ""])
    stairs = check_ins.activities(person)[0].pk
    check_ins.name_activities(person, ["Stairs", "", ""])
    assert [(row.pk, row.name) for row in check_ins.activities(person)] == [(stairs, "Stairs")]
    assert person.activities.count() == 2


def test_a_summary_of_an_older_version_is_made_anew_at_the_start(person: Person) -> None:
    telling = whole_session()
    journal.keep(person, telling.events)
    whole = SessionSummary.objects.values().get() | {"kept_at": None}
    SessionSummary.objects.update(fold_version=0, exercised=[], counts=False)
    assert journal.refold_old() == 1
    assert SessionSummary.objects.values().get() | {"kept_at": None} == whole
    assert journal.refold_old() == 0


def test_a_check_in_says_what_it_is(person: Person) -> None:
    assert str(CheckIn(person=person, kind="weekly", day=DAY)) == "weekly of 2026-11-23"
