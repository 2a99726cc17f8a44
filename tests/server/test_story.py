"""The rows as facts, and the course they make: corrected and deleted records count as if always so."""

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from endrange.programme.adaptation import Course, adapt
from endrange.records.history import (
    AnyFact,
    BeforeSession,
    Checked,
    Chosen,
    Function,
    Morning,
    Trained,
    Weekly,
)
from endrange.server import story
from endrange.server.content import catalogue
from endrange.server.first_visit.answers import save_conditions
from endrange.server.planning import choices_of, footing
from endrange.server.store import check_ins
from endrange.server.store.models import Person, PlanDecision, SafetyCheck, SeenBy
from endrange.server.story import course_of, facts_of
from endrange.server.told_facts import ToldFacts
from tests.records.telling import Telling, identifier

from .answering import answer_before
from .settling import settle


def days_ago(person: Person, days: int, hour: int = 9) -> datetime:
    day = person.today() - timedelta(days=days)
    return person.midnight(day).astimezone(UTC) + timedelta(hours=hour)


def train(visitor: Client, begin: datetime, *, number: int, hurts: int | None = None) -> Telling:
    """Send a session as the player does."""
    telling = Telling(begin=begin, session=str(identifier(0, salt=number)))
    telling.start()
    telling.hold("couch-stretch", "left", 120)
    if hurts is not None:
        telling.pain(hurts, kind="ache", where="groin")
    telling.hold("couch-stretch", "right", 120)
    telling.finish(pain=2)
    for event in telling.events:
        event["id"] = str(UUID(int=UUID(event["id"]).int + number * 10_000))
    send(visitor, telling.events)
    return telling


def send(visitor: Client, events: list[dict[str, Any]]) -> None:
    answer = visitor.post("/api/events", json.dumps({"events": events}), "application/json").json()
    assert not answer["refused"], answer["refused"]


def settled(visitor: Client, person: Person, *, days: int = 30) -> None:
    """Somebody who began so many days ago."""
    settle(visitor)
    began = days_ago(person, days)
    person.programme_choices.update(start=person.today() - timedelta(days=days), at=began)
    person.intakes.update(at=began - timedelta(seconds=5))
    person.safety_checks.update(at=began - timedelta(seconds=9), answered_at=began, conditions_at=began)


def said(course: Course) -> list[tuple[str, date]]:
    return [(adjustment.id, adjustment.day) for adjustment in course.adjustments]


def test_every_kind_of_row_becomes_its_fact(visitor: Client, person: Person) -> None:
    settle(visitor)
    answer_before(visitor, pain=4, new=("worry",))
    check_ins.keep(person, "morning", {"pain": 2, "where": "muscle"}, day=person.today())
    check_ins.keep(person, "weekly", {"pain": 2, "tasks": 3, "change": 1}, day=person.today())
    check_ins.name_activities(person, ["Stairs"])
    stairs = check_ins.activities(person)[0]
    check_ins.keep(person, "function", {"scores": {str(stairs.pk): 4}}, day=person.today())
    check_ins.keep(person, "score", {"name": "HOOS-12", "value": 55.0}, day=person.today())
    PlanDecision.objects.create(person=person, adjustment="flare:2026-01-01", decision="undo")
    SeenBy.objects.create(person=person, who="My doctor", on=person.today(), about=["worry"])
    train(visitor, timezone.now(), number=1)
    kinds = {type(fact).__name__ for fact in facts_of(person)}
    assert kinds == {
        "BeforeSession", "Checked", "Chosen", "Decided", "Function", "Morning", "Score", "SeenBy", "Trained",
        "Weekly",
    }  # fmt: skip
    told = {type(fact): fact for fact in facts_of(person) if not fact.id.startswith("intake")}
    assert replace(told[BeforeSession], id="", at=NEVER, day=DAY) == BeforeSession(
        "", NEVER, DAY, pain=4, news=frozenset({"worry"}), weight="yes"
    )
    assert (told[Morning].where, told[Weekly].change) == ("muscle", 1)  # type: ignore[union-attr]
    assert told[Function].scores == (("Stairs", 4),)  # type: ignore[union-attr]
    assert told[Chosen].weekdays == frozenset({0, 2, 4})  # type: ignore[union-attr]
    choices = choices_of(person, catalogue())
    assert choices is not None
    assert told[Chosen].equipment == choices.equipment  # type: ignore[union-attr]
    assert [each.side for each in told[Trained].exercised] == ["left", "right"]  # type: ignore[union-attr]


NEVER, DAY = datetime(2000, 1, 1, tzinfo=UTC), date(2000, 1, 1)


def found_and_looked_at(visitor: Client, person: Person) -> None:
    """Forty days ago a sign was found, and the same day somebody looked at it."""
    settled(visitor, person, days=60)
    at = days_ago(person, 40)
    check = SafetyCheck.objects.create(
        person=person, answers={"night-pain": True}, tier="this-week", findings=["night-pain"]
    )
    person.safety_checks.filter(pk=check.pk).update(at=at, answered_at=at, conditions_at=at)
    SeenBy.objects.create(
        person=person, who="My doctor", on=at.date(), about=["night-pain"], at=at + timedelta(hours=1)
    )


def test_a_change_of_what_applies_finds_no_sign_anew(visitor: Client, person: Person) -> None:
    found_and_looked_at(visitor, person)
    save_conditions(person, ["knee-problem"])
    gate = {each.id: each.met for each in course_of(person).gate.conditions}
    assert gate["no-stop"]
    page = visitor.get("/why/?open=all").content.decode()
    assert page.count(catalogue().signs["night-pain"].ask) == 1


def test_pain_told_in_the_first_visit_says_how_the_programme_begins(visitor: Client, person: Person) -> None:
    settle(visitor, **{"how-much": {"pain": "4"}})
    assert course_of(person).standing.phase == "calm"
    answer_before(visitor, pain=4)
    assert [each.id for each in course_of(person).adjustments] == [f"calm-start:{person.today()}"]


def test_a_programme_that_is_begun_anew_begins_with_the_pain_told_that_day(
    visitor: Client, person: Person
) -> None:
    settled(visitor, person)
    answer_before(visitor, pain=4)
    assert course_of(person).standing.phase == "restore"
    visitor.post("/plan/restart/")
    assert course_of(person).standing.phase == "calm"


def test_facts_come_in_order_and_on_the_persons_own_day(visitor: Client, person: Person) -> None:
    person.time_zone = "Pacific/Auckland"
    person.save()
    settled(visitor, person)
    train(visitor, datetime(2026, 11, 1, 13, 0, tzinfo=UTC), number=1)
    facts = facts_of(person)
    assert list(facts) == sorted(facts, key=lambda fact: (fact.day, fact.at, fact.id))
    trained = next(fact for fact in facts if isinstance(fact, Trained))
    assert trained.day == date(2026, 11, 2)


def test_a_renamed_activity_has_its_whole_history_under_its_new_name(person: Person) -> None:
    check_ins.name_activities(person, ["Stairs"])
    stairs = str(check_ins.activities(person)[0].pk)
    for ago in (14, 0):
        day = person.today() - timedelta(days=ago)
        check_ins.keep(person, "function", {"scores": {stairs: 4}}, day=day)
    check_ins.name_activities(person, ["Two flights of stairs"])
    names = [fact.scores[0][0] for fact in facts_of(person) if isinstance(fact, Function)]
    assert names == ["Two flights of stairs"] * 2


def test_a_check_that_was_taken_back_is_no_fact(visitor: Client, person: Person) -> None:
    settle(visitor)
    person.safety_checks.update(is_taken_back=True)
    assert not [fact for fact in facts_of(person) if isinstance(fact, Checked)]


def test_pain_the_next_morning_makes_the_plan_smaller_and_a_corrected_morning_makes_it_whole_again(
    visitor: Client, person: Person
) -> None:
    settled(visitor, person)
    train(visitor, days_ago(person, 2), number=1)
    before = course_of(person)
    yesterday = person.today() - timedelta(days=1)
    check_ins.keep(
        person, "morning", {"pain": 6, "where": "joint"}, day=yesterday, at=days_ago(person, 1, hour=7)
    )
    flared = course_of(person)
    assert flared.standing.factor_on(person.today()) < 1
    assert said(flared) != said(before)
    check_ins.keep(
        person, "morning", {"pain": 2, "where": "joint"}, day=yesterday, at=days_ago(person, 1, hour=8)
    )
    assert course_of(person).standing == before.standing


def test_a_deleted_session_leaves_the_same_course_as_if_it_had_never_been(
    visitor: Client, person: Person
) -> None:
    settled(visitor, person)
    train(visitor, days_ago(person, 5), number=1)
    never = course_of(person)
    train(visitor, days_ago(person, 2), number=2, hurts=5)
    assert course_of(person) != never
    assert visitor.post(f"/history/{identifier(0, salt=2)}/delete/").status_code == 302
    assert course_of(person) == never


def test_a_corrected_session_leads_to_the_course_of_a_session_that_was_so(
    visitor: Client, person: Person
) -> None:
    settled(visitor, person)
    train(visitor, days_ago(person, 5), number=1)
    telling = train(visitor, days_ago(person, 2), number=2)
    whole, was = course_of(person), facts_of(person)
    telling.events.clear()
    send(visitor, [corrected(telling, {"couch-stretch.left": 0, "couch-stretch.right": 0}, number=2)])
    trained = [fact for fact in facts_of(person) if isinstance(fact, Trained)]
    assert [each.seconds for each in trained[1].exercised] == [0, 0]
    so = [_undone(fact) if fact.id == telling.session else fact for fact in was]
    assert course_of(person) == adapt(so, catalogue=catalogue(), until=person.today())
    assert course_of(person).gate != whole.gate


def _undone(fact: AnyFact) -> AnyFact:
    assert isinstance(fact, Trained)
    return replace(fact, exercised=tuple(replace(each, seconds=0.0) for each in fact.exercised))


def corrected(telling: Telling, seconds: dict[str, float], *, number: int) -> dict[str, Any]:
    event = telling.correct(seconds, at=3600)
    return event | {"id": str(UUID(int=UUID(event["id"]).int + number * 10_000))}


def test_the_course_is_kept_until_a_row_changes(visitor: Client, person: Person) -> None:
    settled(visitor, person)
    train(visitor, days_ago(person, 5), number=1)
    first = course_of(person)
    assert course_of(person) is first
    check_ins.keep(person, "morning", {"pain": 1}, day=person.today())
    second = course_of(person)
    assert second is not first
    person.check_ins.all().delete()
    assert course_of(person) == first


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_kept_in_the_process_is_what_a_new_process_finds(
    visitor: Client, person: Person, kept: bool
) -> None:
    settled(visitor, person)
    for number, ago in enumerate((9, 7, 5, 2), start=1):
        train(visitor, days_ago(person, ago), number=number)
        if kept:
            course_of(person)
    there = course_of(person)
    story.forget()
    assert course_of(person) == there


def test_the_plan_stands_where_the_course_says(visitor: Client, person: Person) -> None:
    settled(visitor, person)
    stand = footing(person, catalogue())
    assert stand is not None
    assert stand.standing == course_of(person).standing
    assert stand.programme().phase == stand.standing.phase == "restore"


def test_facts_that_are_kept_are_those_that_a_new_process_reads(visitor: Client, person: Person) -> None:
    settled(visitor, person)
    check_ins.name_activities(person, ["Stairs"])
    chance = random.Random(4)  # noqa: S311 - the same steps every time
    for number in range(1, 41):
        chance.choice(STEPS)(visitor, person, number, days_ago(person, chance.randint(1, 40)))
        kept = facts_of(person)
        assert kept == ToldFacts(person.zone).read(person)
        assert course_of(person) == adapt(kept, catalogue=catalogue(), until=person.today())


def _train(visitor: Client, _person: Person, number: int, at: datetime) -> None:
    train(visitor, at, number=number, hurts=number % 6)


def _correct(visitor: Client, person: Person, number: int, _at: datetime) -> None:
    session = person.sessions.first()
    if session is not None:
        telling = Telling(begin=session.started_at, session=str(session.pk))
        send(visitor, [corrected(telling, {"couch-stretch.left": 7}, number=1000 + number)])


def _delete_session(visitor: Client, person: Person, _number: int, _at: datetime) -> None:
    session = person.sessions.last()
    if session is not None:
        visitor.post(f"/history/{session.pk}/delete/")


def _say_before(_visitor: Client, person: Person, number: int, at: datetime) -> None:
    answers = {"pain": number % 5, "ticked": {}}
    person.session_checks.create(at=at - timedelta(minutes=5), answers=answers, verdict="go")
    session = person.sessions.first()
    if session is not None:
        person.session_checks.create(at=session.started_at, answers=answers, verdict="go")


def _say_otherwise(_visitor: Client, person: Person, number: int, _at: datetime) -> None:
    check = person.session_checks.last()
    if check is not None:
        check.answers = {"pain": number % 9, "ticked": {}}
        check.save()


def _check_in(_visitor: Client, person: Person, number: int, at: datetime) -> None:
    activity = check_ins.activities(person)[0]
    check_ins.keep(person, "morning", {"pain": number % 7}, day=at.date(), at=at)
    check_ins.keep(person, "function", {"scores": {str(activity.pk): number % 9}}, day=at.date(), at=at)


def _delete_check_in(_visitor: Client, person: Person, _number: int, _at: datetime) -> None:
    check_in = person.check_ins.last()
    if check_in is not None:
        check_ins.delete(person, check_in)


def _rename(_visitor: Client, person: Person, number: int, _at: datetime) -> None:
    check_ins.name_activities(person, [f"Stairs {number}"])


def _decide_and_show(_visitor: Client, person: Person, number: int, at: datetime) -> None:
    SeenBy.objects.create(person=person, who="A physiotherapist", on=at.date(), about=[])
    changes = course_of(person).adjustments
    if changes:
        decided = changes[number % len(changes)].id
        PlanDecision.objects.create(person=person, adjustment=decided, decision="undo")


def _move(_visitor: Client, person: Person, number: int, _at: datetime) -> None:
    person.time_zone = ("Pacific/Auckland", "UTC")[number % 2]
    person.save()


STEPS = (
    _train, _train, _train, _correct, _correct, _delete_session, _say_before, _say_otherwise, _check_in,
    _check_in, _delete_check_in, _rename, _decide_and_show, _move,
)  # fmt: skip


def test_only_what_has_changed_is_read_again(visitor: Client, person: Person) -> None:
    settled(visitor, person)
    for number, ago in enumerate((9, 7, 5), start=1):
        train(visitor, days_ago(person, ago), number=number)
    before = {fact.id: fact for fact in facts_of(person) if isinstance(fact, Trained)}
    train(visitor, days_ago(person, 2), number=4)
    after = [fact for fact in facts_of(person) if isinstance(fact, Trained)]
    assert len(after) == 4
    assert [fact for fact in after if fact is before.get(fact.id)] == list(before.values())


def told_of(person: Person) -> list[int]:
    return [fact.pain for fact in facts_of(person) if isinstance(fact, BeforeSession)]


def hurts(person: Person, pain: int, at: datetime, *, region: str = "groin") -> None:
    person.intakes.create(at=at, regions=[{"region": region, "side": "left"}], pain=pain)


def test_another_place_is_no_new_report_of_the_pain_that_stands_there(person: Person) -> None:
    for days, pain, region in ((30, 3, "groin"), (20, 3, "outer-hip"), (10, 1, "groin"), (5, 3, "groin")):
        hurts(person, pain, days_ago(person, days), region=region)
    assert told_of(person) == [3, 1, 3]


def test_pain_that_was_told_by_mistake_is_corrected_the_same_day(person: Person) -> None:
    hurts(person, 7, days_ago(person, 3, hour=9))
    hurts(person, 2, days_ago(person, 3, hour=10))
    assert told_of(person) == [2]
    hurts(person, 5, days_ago(person, 1))
    assert told_of(person) == [2, 5]
