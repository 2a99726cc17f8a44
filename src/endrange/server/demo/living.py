"""Live the script day by day: the same functions plan and keep as for everybody, on the days of the story."""

import random
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from django.db import transaction

from endrange.catalogue import Catalogue
from endrange.programme.adaptation import Adjustment
from endrange.screening import judge_before_session
from endrange.server import content
from endrange.server.before.forms import read_answers
from endrange.server.demo.playing import Playing
from endrange.server.demo.script import Deciding, Script, Training, read_script
from endrange.server.first_visit.answers import judge
from endrange.server.planning import footing
from endrange.server.safety import safety_of
from endrange.server.store import check_ins, journal
from endrange.server.store.models import (
    Intake,
    Person,
    PlanDecision,
    ProgrammeChoices,
    SafetyCheck,
    SessionCheck,
)
from endrange.server.story import course_of
from endrange.session import build_timeline

FIRST_VISIT, MORNING, DECISION, SIGNS, BEFORE, START, EVENING = (
    time(9, 30), time(7, 30), time(8, 15), time(17, 55), time(17, 50), time(18, 0), time(20, 30),
)  # fmt: skip
"""When things happen on a day of the story."""
USUAL_BEFORE = {"anything-new": ["nothing"], "weight-on-legs": ["yes"]}


class StoryError(RuntimeError):
    """The story cannot go on as it is written: the rules answer otherwise than it says."""


def live(person: Person, *, script: Script | None = None, until: date | None = None) -> None:
    """Fill the person's rows with the story, so that it comes up to `until` (today); raises StoryError."""
    script = script or read_script()
    with transaction.atomic():
        _Life(person, script, until or person.today()).live()


class _Life:
    """The virtual person from the first day to the last."""

    def __init__(self, person: Person, script: Script, until: date) -> None:
        self.person, self.script = person, script
        self.first = until - timedelta(days=script.length - 1)
        self.catalogue: Catalogue = content.catalogue()
        self.chance = random.Random(self.first.toordinal())  # noqa: S311 - the same ids for the same days

    def live(self) -> None:
        self._visit()
        for number in range(1, self.script.length):
            self._morning(number)
            for told in _of(self.script.decisions, number):
                self._decide(told)
            for training in _of(self.script.training, number):
                self._train(training)
            self._evening(number)

    def _day(self, number: int) -> date:
        return self.first + timedelta(days=number - 1)

    def _at(self, number: int, clock: time) -> datetime:
        return datetime.combine(self._day(number), clock, tzinfo=self.person.zone)

    def _visit(self) -> None:
        """The first visit: no sign is true, everything else as the story says."""
        told, at = self.script.first_visit, self._at(1, FIRST_VISIT)
        self.person.created_at = at
        self.person.save()
        self._check(at)
        SafetyCheck.objects.filter(person=self.person).update(conditions=told.conditions)
        regions = [dict(zip(("region", "side"), each.split("."), strict=True)) for each in told.where]
        Intake.objects.create(person=self.person, at=at, regions=regions, pain=told.pain)
        ProgrammeChoices.objects.create(
            person=self.person,
            at=at,
            weekdays=sorted((self.first.weekday() + day - 1) % 7 for day in told.days),
            weeks=told.weeks,
            minutes=told.minutes,
            equipment=told.equipment,
            worse_side=told.worse_side,
            start=self.first,
        )
        check_ins.name_activities(self.person, told.activities)

    def _check(self, at: datetime) -> None:
        """Say no to every sign that is asked."""
        day = at.astimezone(self.person.zone).date()
        due = safety_of(self.person, self.catalogue, day=day).due
        signs = [sign for screen in due for sign in screen.signs]
        check = judge(self.person, dict.fromkeys((sign.id for sign in signs), False), signs=signs)
        check.at = check.answered_at = check.conditions_at = at
        check.save()

    def _morning(self, number: int) -> None:
        for training in _of(self.script.training, number - 1):
            if training.morning is not None:
                data = {"pain": training.morning, "where": training.sore}
                check_ins.keep(
                    self.person, "morning", data, day=self._day(number), at=self._at(number, MORNING)
                )

    def _decide(self, told: Deciding) -> None:
        adjustment = self._latest(told)
        PlanDecision.objects.create(
            person=self.person,
            adjustment=adjustment.id,
            decision=told.decision,
            at=self._at(told.day, DECISION),
        )

    def _latest(self, told: Deciding) -> Adjustment:
        course = course_of(self.person, self.catalogue, day=self._day(told.day))
        for each in reversed(course.adjustments):
            if each.rule.id == told.rule and each.may_be_undone:
                return each
        there = ", ".join(each.id for each in course.adjustments if each.may_be_undone)
        raise StoryError(f"Day {told.day}: nothing of the rule {told.rule} to {told.decision}, only {there}.")

    def _train(self, training: Training) -> None:
        day, number = self._day(training.day), training.day
        self._answer_before(training)
        stand = footing(self.person, self.catalogue, day=day)
        if stand is None:  # after a flare the signs are asked again
            self._check(self._at(number, SIGNS))
            stand = footing(self.person, self.catalogue, day=day)
        if stand is None:
            raise StoryError(f"Day {number}: nothing may be planned.")
        planned = stand.session(day)
        playing = Playing(
            build_timeline(planned, catalogue=self.catalogue, pain_before=training.before),
            training,
            self.script.usual_answers,
            self.chance,
            self._at(number, START),
        )
        is_planned = stand.programme().session_on(day) is not None
        told = playing.play(day if is_planned else None)
        receipt = journal.keep(self.person, told, at=playing.now)
        if receipt.refused:
            raise StoryError(f"Day {number}: {receipt.refused[0]['why']}")

    def _answer_before(self, training: Training) -> None:
        answers = {"pain": training.before, "ticked": USUAL_BEFORE}
        verdict = judge_before_session(read_answers(answers), catalogue=self.catalogue)
        if verdict.action == SessionCheck.NO_SESSION:
            raise StoryError(f"Day {training.day}: no session with pain {training.before}.")
        SessionCheck.objects.create(
            person=self.person,
            at=self._at(training.day, BEFORE),
            answers=answers,
            verdict=verdict.action,
            happenings=sorted(verdict.happenings),
        )

    def _evening(self, number: int) -> None:
        day, at = self._day(number), self._at(number, EVENING)
        for week in _of(self.script.weekly, number):
            data = {"pain": week.pain, "tasks": week.tasks, "change": week.change}
            check_ins.keep(self.person, "weekly", data, day=day, at=at)
        for told in _of(self.script.activities, number):
            asked = (str(activity.pk) for activity in check_ins.activities(self.person))
            scores = {"scores": dict(zip(asked, told.scores, strict=True))}
            check_ins.keep(self.person, "function", scores, day=day, at=at)
        for score in _of(self.script.scores, number):
            named = {"name": score.name, "value": score.value}
            check_ins.keep(self.person, "score", named, day=day, at=at)


Told = TypeVar("Told")


def _of(told: list[Told], day: int) -> list[Told]:
    return [each for each in told if each.day == day]  # type: ignore[attr-defined]
