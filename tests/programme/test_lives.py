"""Short lives with anything in them: whatever a person does and answers, some things never happen.

The days go through the functions that the pages use: screening clears, the rules follow, the planner plans.
"""

from datetime import date, timedelta
from typing import Any

from benchmarks.population.checks import Checks, at
from benchmarks.population.invariants import Watch
from hypothesis import given, settings
from hypothesis import strategies as st

from endrange.programme import Choices, Done, PlannedSession, plan_programme, plan_session, plan_week
from endrange.programme.adaptation import Follower
from endrange.programme.pain import PAIN_KINDS
from endrange.records.history import (
    AnyFact,
    BeforeSession,
    Checked,
    Chosen,
    Decided,
    Exercised,
    Function,
    Morning,
    SeenBy,
    Trained,
    Weekly,
)
from endrange.screening import BeforeAnswers, Clearance, judge_before_session

from .samples import any_choices, any_conditions, shipped

SCORES = st.integers(0, 10)
MOST_DAYS = 42
MOST_FACTS = 30
GOOD_WEEKS = 3


class Somebody:
    """A person whose every word is drawn."""

    def __init__(self, data: st.DataObject) -> None:
        self.draw = data.draw
        self.choices: Choices = self.draw(any_choices())
        self.day = self.choices.start
        self.watch = Watch()
        self.follower = Follower(shipped())
        self.checks = Checks(self.draw(any_conditions()))
        self.done: list[Done] = []
        self.facts = 0
        self.take(
            Chosen(
                "chosen",
                at(self.day, 1),
                self.day,
                self.choices.weekdays,
                self.choices.weeks,
                self.choices.minutes,
                self.day,
            )
        )
        self.answer_check()

    def take(self, fact: AnyFact) -> None:
        self.facts += 1
        self.watch.take(self.follower, fact)

    def id(self, kind: str) -> str:
        return f"{kind}-{self.facts:04}"

    @property
    def clearance(self) -> Clearance | None:
        cleared = self.checks.clearance(self.follower.stops)
        return cleared if isinstance(cleared, Clearance) else None

    def live(self) -> None:
        for _ in range(self.draw(st.sampled_from((0, 0, 1, 2, 3)))):
            self.do_well()
        begun, told = self.day, self.facts
        while (self.day - begun).days < MOST_DAYS and self.facts - told < MOST_FACTS:
            act = self.draw(
                st.sampled_from(
                    (self.train, self.train, self.train, self.wake, self.sum_up, self.wait, self.check)
                )
            )
            act()
            if self.draw(st.integers(0, 3)) == 0:
                self.draw(st.sampled_from((self.be_seen, self.decide, self.choose_again)))()
            self.look_at_the_plan()
            self.pass_time(self.draw(st.sampled_from((0, 1, 1, 1, 2, 7, 15, 29))))
        self.watch.course(self.follower.course(self.day))

    def do_well(self) -> None:
        """Some weeks in which everything is done and nothing hurts, so that later phases come."""
        for number in range(GOOD_WEEKS * 7):
            if self.day.weekday() in self.choices.weekdays:
                self.train_well()
            if number % 7 == 6:
                self.take(Weekly(self.id("weekly"), at(self.day, 20), self.day, 1, 1, 0))
            self.pass_time(1)

    def train_well(self) -> None:
        clearance = self.clearance
        if clearance is None:
            return
        session = self.session_of(clearance, minutes=None)
        self.watch.session(session, clearance, self.follower, pain=1)
        exercised = tuple(
            Exercised(each.exercise, each.variant, "left", seconds=60, offered_s=60)
            for each in session.prescriptions
        )
        self.keep(exercised, counts=True, completed=True, pain_before=1, pain_after=1, effort=5)

    def pass_time(self, days: int) -> None:
        self.day += timedelta(days=days)
        self.watch.step(self.follower, self.day)

    def wait(self) -> None:
        self.pass_time(7)

    def wake(self) -> None:
        where = self.draw(st.sampled_from((None, "joint", "muscle")))
        self.take(Morning(self.id("morning"), at(self.day, 7), self.day, self.draw(SCORES), where))

    def sum_up(self) -> None:
        change = self.draw(st.sampled_from((-1, 0, 1)))
        fact = Weekly(
            self.id("weekly"), at(self.day, 20), self.day, self.draw(SCORES), self.draw(SCORES), change
        )
        self.take(fact)
        self.take(Function(self.id("able"), at(self.day, 21), self.day, (("stairs", self.draw(SCORES)),)))

    def check(self) -> None:
        self.answer_check()

    def answer_check(self) -> None:
        signs = sorted(each.id for each in shipped().signs.values() if each.short)
        yes = frozenset(self.draw(st.lists(st.sampled_from(signs), max_size=1)))
        if self.draw(st.integers(0, 3)):
            yes = frozenset()
        found = self.checks.answer(self.day, screens=tuple(shipped().screens), yes=yes)
        self.take(Checked(self.id("checked"), at(self.day, 8), self.day, found, self.checks.condition_ids))

    def be_seen(self) -> None:
        refusal = self.checks.clearance(self.follower.stops)
        if isinstance(refusal, Clearance):
            return
        about = {each.sign.id for each in refusal.findings} | {each.id for each in refusal.stops}
        look = self.checks.be_looked_at(self.day, about)
        self.take(SeenBy(self.id("seen"), look.at, self.day, look.who, self.day, look.about))
        self.checks.answer(self.day, screens=tuple(shipped().screens), yes=frozenset())

    def decide(self) -> None:
        made = self.follower.course(self.day).adjustments
        if made:
            about = self.draw(st.sampled_from(made))
            decision = self.draw(st.sampled_from(("undo", "not-now", "accept")))
            self.take(Decided(self.id("said"), at(self.day, 22), self.day, about.id, decision))

    def choose_again(self) -> None:
        new = self.draw(any_choices())
        self.choices = Choices(
            new.weekdays, new.weeks, new.minutes, new.equipment, new.worse_side, self.choices.start
        )
        self.take(
            Chosen(
                self.id("chosen"),
                at(self.day, 5),
                self.day,
                new.weekdays,
                new.weeks,
                new.minutes,
                self.choices.start,
            )
        )

    def train(self) -> None:
        """The three questions; then, if nothing speaks against it, the session with anything in it."""
        pain = self.draw(st.sampled_from((0, 1, 2, 3, 4, 5, 6, 9)))
        self.take(BeforeSession(self.id("before"), at(self.day, 17), self.day, pain))
        answers = BeforeAnswers(
            pain, {"anything-new": frozenset({"nothing"}), "weight-on-legs": frozenset({"yes"})}
        )
        verdict = judge_before_session(answers, catalogue=shipped())
        clearance = self.clearance
        if verdict.action != "go" or clearance is None:
            return
        session = self.session_of(clearance, minutes=self.draw(st.sampled_from((None, None, 5, 20))))
        self.watch.session(session, clearance, self.follower, pain=pain)
        exercised = tuple(self.try_out(each.exercise, each.variant) for each in session.prescriptions)
        self.keep(
            exercised,
            counts=self.draw(st.booleans()),
            completed=self.draw(st.booleans()),
            pain_before=pain,
            pain_after=self.draw(SCORES),
            effort=self.draw(st.sampled_from((None, 1, 5, 10))),
        )

    def keep(self, exercised: tuple[Exercised, ...], **told: Any) -> None:
        self.done += [Done(self.day, one.exercise, one.seconds, one.seconds) for one in exercised]
        self.take(Trained(self.id("trained"), at(self.day, 19), self.day, exercised=exercised, **told))

    def session_of(self, clearance: Clearance, *, minutes: int | None) -> PlannedSession:
        return plan_session(
            self.choices,
            catalogue=shipped(),
            clearance=clearance,
            day=self.day,
            minutes=minutes,
            recent=tuple(self.done[-40:]),
            standing=self.follower.standing,
        )

    def try_out(self, exercise: str, variant: str) -> Exercised:
        asked = shipped().exercise(exercise).asks
        question = self.draw(st.sampled_from((None, *asked)))
        answers = ()
        if question is not None:
            answer = self.draw(st.sampled_from(shipped().questions[question].answers))
            answers = ((question, answer.id),)
        stopped = self.draw(st.sampled_from((False, False, False, True)))
        return Exercised(
            exercise,
            variant,
            "left",
            seconds=self.draw(st.sampled_from((60.0, 60.0, 60.0, 0.0))),
            offered_s=60.0,
            left_early=self.draw(st.sampled_from((None, None, None, "pain", "too-hard", "other"))),
            stopped=stopped,
            pain=self.draw(st.sampled_from((None, None, 0, 2, 3, 5, 8))),
            pain_kinds=frozenset(self.draw(st.lists(st.sampled_from(sorted(PAIN_KINDS)), max_size=1))),
            answers=answers,
        )

    def look_at_the_plan(self) -> None:
        """The weeks ahead and the week of today: nobody is refused a plan once cleared."""
        clearance = self.clearance
        if clearance is None:
            return
        standing = self.follower.standing
        week = plan_week(
            self.choices,
            catalogue=shipped(),
            clearance=clearance,
            standing=standing,
            day=self.day,
            recent=tuple(self.done[-40:]),
        )
        self.watch.week(week)
        for session in week.sessions:
            self.watch.planned(session, clearance, standing)

    def look_ahead(self) -> None:
        clearance = self.clearance
        if clearance is not None:
            programme = plan_programme(
                self.choices,
                catalogue=shipped(),
                clearance=clearance,
                standing=self.follower.standing,
                day=self.day,
            )
            for week in programme.weeks:
                self.watch.week(week)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_whatever_somebody_does_what_must_never_be_does_not_happen(data: st.DataObject) -> None:
    somebody = Somebody(data)
    somebody.live()
    somebody.look_ahead()
    assert somebody.watch.violations == {}, somebody.watch.examples


def test_a_life_without_a_check_gets_no_plan() -> None:
    """The gate itself: nothing asked, nothing planned."""
    checks = Checks(frozenset())
    assert not isinstance(checks.clearance(()), Clearance)
    checks.answer(date(2026, 1, 5), screens=tuple(shipped().screens), yes=frozenset())
    assert isinstance(checks.clearance(()), Clearance)
    checks.answer(date(2026, 1, 6), screens=tuple(shipped().screens), yes=frozenset({"night-pain"}))
    assert not isinstance(checks.clearance(()), Clearance)
    checks.answer(date(2026, 1, 7), screens=tuple(shipped().screens), yes=frozenset())
    assert not isinstance(checks.clearance(()), Clearance), "a later no does not unlock by itself"
