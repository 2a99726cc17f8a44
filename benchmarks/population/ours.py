"""The rules under test: the real screening, adaptation and planner, called as the pages call them."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from endrange.programme import (
    Choices,
    Done,
    PlannedSession,
    Programme,
    Week,
    plan_session,
    plan_week,
    week_begins,
)
from endrange.programme.adaptation import Follower, Standing, happenings
from endrange.programme.pain import PainRule, pain_rules_of
from endrange.programme.schedule import schedule_of
from endrange.records.history import (
    AnyFact,
    BeforeSession,
    Checked,
    Chosen,
    Decided,
    Function,
    Morning,
    SeenBy,
    SoreWhere,
    Trained,
    Weekly,
)
from endrange.screening import (
    BeforeAnswers,
    Clearance,
    Happening,
    NotClearedError,
    judge_before_session,
    recheck,
)

from .assumptions import Assumptions
from .bouts import bout_of, load_catalogue_once
from .checks import Checks, at
from .hip import Hip
from .invariants import Watch
from .kept import trained
from .life import Session
from .people import START, Dice, Person
from .training import Performed, told

PRETENDS_AFTER_DAYS = 10
SORE = 0.4
"""Soreness from here on is felt as such; chosen."""
FLARING = 1.5
"""Flare pain from here on colours the answers; chosen."""
RECENT_DAYS = 28


class Ours:
    """Endrange, as one person uses it."""

    def __init__(self, person: Person, dice: Dice, assumed: Assumptions, watch: Watch) -> None:
        self._person, self._dice, self._assumed, self._watch = person, dice, assumed, watch
        self._catalogue = load_catalogue_once()
        self._follower = Follower(self._catalogue)
        self._checks = Checks(person.conditions, person.circumstances)
        self._clearance: Clearance | NotClearedError | None = None
        self._locked_since: date | None = None
        self._since_check: list[AnyFact] = []
        """What was told since the signs were asked last."""
        self._recent: list[Done] = []
        self._last_trained: Trained | None = None
        self._reviews_told = 0
        self._advice_standing: set[str] = set()
        """Rules whose advice stood when it was last read; the same said again meanwhile is no new word."""
        self._weekly_pain = told(person, person.pain)
        self._week_key: tuple[date, Standing, Clearance] | None = None
        self._week_plan: Week | None = None
        self._sent_by: str | None = None
        self._is_in_care = False
        self._is_advised = False
        self._pains: list[int] = []
        self._begin()

    # What the life asks of every policy.

    def begin_day(self, day: date, hip: Hip) -> None:
        """Time passes for the rules; then the check-ins, and whoever was sent on comes back."""
        self._sent_by = None
        self._watch.step(self._follower, day)
        self._check_in(day, hip)
        self._return_from_care(day)
        self._return_from_a_look(day)
        is_why_day = (day - START).days % 7 == 1
        if is_why_day:
            self._answer_offers(day)
        if is_why_day or self.plans_for(day):
            self._read_today(day)
        self._refresh(day)

    def plans_for(self, day: date) -> bool:
        """Tell whether the week's plan has that day; the plan itself is made once it is asked for."""
        if not isinstance(self._clearance, Clearance):
            return False
        return day.weekday() in schedule_of(self._person.choices, self._follower.standing, day).weekdays

    def open_session(self, day: date, hip: Hip) -> Session | None:
        """The three questions; what they ask for; then the session, if they let it be."""
        if not self._answer_before(day, hip):
            return None
        planned = self._planned(day)
        if planned is None:
            return None
        self._watch.session(planned, self._clearance, self._follower, pain=self._pains[-1])
        return Session(
            tuple(bout_of(each, self._assumed) for each in planned.prescriptions), planned.seconds / 60
        )

    def keep(self, day: date, performed: Performed, hip: Hip) -> None:
        """The session becomes a fact."""
        after = told(self._person, 0.7 * hip.pain + 0.3 * performed.worst)
        fact = trained(performed, day=day, at=at(day, 19), before=self._pains[-1], after=after)
        self._take(fact)
        self._last_trained = fact
        self._recent += [Done(day, each.exercise, each.seconds, each.seconds) for each in fact.exercised]
        self._refresh(day)

    @property
    def pain_rules(self) -> tuple[PainRule, ...]:
        """Those of the phase, for what was told before the session."""
        return pain_rules_of(self._follower.standing.phase, before=self._pains[-1])

    def sends_on(self) -> str | None:
        """What has told the person so today."""
        return self._sent_by

    def finish(self, day: date) -> None:
        """Hold the whole course against what must always be true."""
        self._watch.course(self._follower.course(day))

    # What goes on inside.

    def _take(self, fact: AnyFact) -> None:
        self._watch.take(self._follower, fact)
        self._since_check.append(fact)

    def _begin(self) -> None:
        choices, day = self._person.choices, START
        self._watch.take(
            self._follower,
            Chosen(
                f"{day}.chosen",
                at(day, 6),
                day,
                choices.weekdays,
                choices.weeks,
                choices.minutes,
                day,
                choices.equipment,
            ),
        )
        self._answer_screens(day, tuple(self._catalogue.screens), is_sore=False)
        self._refresh(day)

    def _refresh(self, day: date) -> None:
        """Ask the screening again, and notice a lock."""
        self._clearance = self._checks.clearance(self._follower.stops)
        is_locked = not isinstance(self._clearance, Clearance)
        if is_locked and self._locked_since is None:
            self._locked_since = day
            self._sent_by = "stop" if self._follower.stops else "sign"
        elif not is_locked:
            self._locked_since = None

    def _planned(self, day: date) -> PlannedSession | None:
        if not isinstance(self._clearance, Clearance):
            return None
        week = self._week(day, self._clearance)
        if not any(each.day == day for each in week.sessions):
            return None
        return plan_session(
            self._person.choices,
            catalogue=self._catalogue,
            clearance=self._clearance,
            day=day,
            recent=self._done_lately(day, week),
            standing=self._follower.standing,
            programme=Programme((week,), (), phase=self._follower.standing.phase),
        )

    def _week(self, day: date, clearance: Clearance) -> Week:
        """The plan of the week that the day is in, made at its beginning or when the standing changes."""
        choices, standing = self._person.choices, self._follower.standing
        begins = week_begins(day, choices, standing)
        key = (begins, standing, clearance)
        if self._week_key != key:
            recent = self._before(begins) if standing.phase == "keep" else ()
            self._week_key, self._week_plan = key, _plan_week(choices, clearance, standing, begins, recent)
            self._watch.week(self._week_plan)
        assert self._week_plan is not None
        return self._week_plan

    def _done_lately(self, day: date, week: Week) -> list[Done]:
        """In the week; in the last phase in four."""
        self._recent = [each for each in self._recent if (day - each.day).days <= RECENT_DAYS]
        if self._follower.standing.phase == "keep" or week.first is None:
            return self._recent
        return [each for each in self._recent if each.day >= week.first]

    def _before(self, begins: date) -> tuple[Done, ...]:
        """What was done in the weeks before this one."""
        since = begins - timedelta(days=RECENT_DAYS)
        self._recent = [each for each in self._recent if each.day >= since]
        return tuple(each for each in self._recent if each.day < begins)

    def _check_in(self, day: date, hip: Hip) -> None:
        number = (day - START).days
        last = self._last_trained
        if last is not None and (day - last.day).days == 1 and self._answers("morning", number):
            self._take(self._morning(day, hip))
        if number % 7 == 6 and self._answers("weekly", number):
            self._take(self._weekly(day, hip))
            if number % 14 == 13:
                self._watch.take(self._follower, self._function(day, hip))

    def _answers(self, which: str, number: int) -> bool:
        if which == "morning":
            return self._dice.morning[number] < self._assumed.answers_morning
        return self._dice.weekly[number] < self._assumed.answers_weekly

    def _morning(self, day: date, hip: Hip) -> Morning:
        where: SoreWhere = "muscle" if hip.soreness > max(SORE, hip.flare) else "joint"
        felt = hip.pain + 0.7 * hip.soreness
        return Morning(f"{day}.morning", at(day, 7), day, told(self._person, felt), where)

    def _weekly(self, day: date, hip: Hip) -> Weekly:
        pain, tasks = told(self._person, hip.week_pain), told(self._person, hip.week_pain_in_tasks)
        rise = pain - self._weekly_pain
        self._weekly_pain = pain
        return Weekly(
            f"{day}.weekly", at(day, 20), day, pain, tasks, -1 if rise > 1 else 1 if rise < -1 else 0
        )

    def _function(self, day: date, hip: Hip) -> Function:
        able = max(0, min(10, round(9 - 0.9 * hip.week_pain_in_tasks + 0.1 * hip.gain_deg)))
        scores = (("first", able), ("second", max(0, able - 1)), ("third", min(10, able + 1)))
        return Function(f"{day}.function", at(day, 21), day, scores)

    def _answer_before(self, day: date, hip: Hip) -> bool:
        """The questions before a session; True if the session may be."""
        pain, news, weight = self._said_before(day, hip)
        self._pains.append(pain)
        verdict = judge_before_session(
            BeforeAnswers(pain, {"anything-new": news, "weight-on-legs": frozenset({weight})}),
            catalogue=self._catalogue,
        )
        self._take(BeforeSession(f"{day}.before", at(day, 17), day, pain, news - {"nothing"}, weight))
        due = recheck(self._checks.latest, self._happenings(day), catalogue=self._catalogue)
        screens = tuple(dict.fromkeys((*verdict.screens, *due.screens)))
        if screens:
            self._answer_screens(day, screens, is_sore=hip.flare > FLARING)
        self._refresh(day)
        return verdict.action != "no-session" and isinstance(self._clearance, Clearance)

    def _happenings(self, day: date) -> Iterator[Happening]:
        """What the pages would ask the signs again for."""
        told = self._since_check
        for fact in told:
            if isinstance(fact, Trained):
                yield from happenings.in_session(fact)
        yield from happenings.in_check_ins(told)
        yield from happenings.of_flares(self._follower.course(day).adjustments, told)

    def _said_before(self, day: date, hip: Hip) -> tuple[int, frozenset[str], str]:
        number = (day - START).days
        die, warning, assumed = self._dice.news[number], self._person.warning, self._assumed
        news = frozenset({"nothing"})
        if warning is not None and self._has_sign(day):
            notices = assumed.notices_urgent if warning.is_urgent else assumed.notices
            news = frozenset({warning.news}) if die < notices else news
        if die > 1 - assumed.false_news:
            news = frozenset({"worry"})
        is_sore = hip.flare > FLARING and self._dice.tells[number] < assumed.hurts_more
        return told(self._person, hip.pain), news, "hurts-more" if is_sore else "yes"

    def _has_sign(self, day: date) -> bool:
        warning = self._person.warning
        return warning is not None and (day - START).days >= warning.day and not self._is_in_care

    def _answer_screens(self, day: date, screens: tuple[str, ...], *, is_sore: bool) -> None:
        """Answer signs honestly, but for now and then a mistaken yes, or an unsaid one."""
        number, assumed = (day - START).days, self._assumed
        yes: set[str] = set()
        warning, die = self._person.warning, self._dice.tells[number]
        if warning is not None and self._has_sign(day) and die < assumed.says_yes:
            yes.add(warning.sign)
        mistaken = assumed.false_yes_sore if is_sore else assumed.false_yes
        if self._dice.tells[number - 1] > 1 - mistaken:
            yes.add("rapid-worsening" if is_sore else "night-pain")
        findings = self._checks.answer(day, screens=screens, yes=frozenset(yes))
        self._since_check.clear()
        self._watch.take(
            self._follower,
            Checked(f"{day}.checked.{len(self._pains)}", at(day, 18), day, findings, self._person.conditions),
        )

    def _read_today(self, day: date) -> None:
        """A review or other advice may send somebody on without a lock: Today says so once it is opened."""
        course = self._follower.course(day)
        fresh = course.reviews[self._reviews_told :]
        self._reviews_told = len(course.reviews)
        standing = {each.rule.id for each in course.referrals if each.rule.id != "review"}
        is_new = bool(standing - self._advice_standing)
        self._advice_standing = standing
        self._is_advised = self._is_advised or bool(course.referrals)
        if self._sent_by is None and any(each.next_step == "see-someone" for each in fresh):
            self._sent_by = "review"
        elif self._sent_by is None and is_new:
            self._sent_by = "advice"

    def _answer_offers(self, day: date) -> None:
        """Once a week."""
        if self._dice.decides[(day - START).days] >= self._assumed.accepts:
            return
        for offer in self._follower.course(day).adjustments:
            if offer.status == "offered":
                decided = Decided(f"{day}.{offer.id}", at(day, 12), day, offer.id, "accept")
                self._watch.take(self._follower, decided)

    def _return_from_care(self, day: date) -> None:
        """Whoever was locked out has gone to see somebody, or says so, or stays away."""
        if self._locked_since is None:
            return
        person, waited = self._person, (day - self._locked_since).days
        went = person.heeds and waited >= person.heeds_after
        pretends = not person.heeds and person.pretends and waited >= PRETENDS_AFTER_DAYS
        if not (went or pretends) or not isinstance(self._clearance, NotClearedError):
            return
        self._is_in_care = self._is_in_care or (went and self._has_sign(day))
        refusal = self._clearance
        about = {each.sign.id for each in refusal.findings} | {each.id for each in refusal.stops}
        look = self._checks.be_looked_at(day, about)
        self._watch.take(self._follower, SeenBy(f"{day}.seen", look.at, day, look.who, day, look.about))
        self._checks.answer(day, screens=tuple(self._catalogue.screens), yes=frozenset())
        self._since_check.clear()

    def _return_from_a_look(self, day: date) -> None:
        """Whoever was advised to see somebody has gone, and says so; the plan went on meanwhile."""
        referrals = self._follower.course(day).referrals if self._is_advised else ()
        if not referrals:
            self._is_advised = False
            return
        latest = max(each.day for each in referrals)
        if self._person.heeds and (day - latest).days >= self._person.heeds_after:
            self._is_in_care = self._is_in_care or self._has_sign(day)
            about = frozenset(each.id for each in referrals)
            self._watch.take(
                self._follower, SeenBy(f"{day}.looked", at(day, 11), day, "a physiotherapist", day, about)
            )


@lru_cache(maxsize=5_000)
def _plan_week(
    choices: Choices, clearance: Clearance, standing: Standing, day: date, recent: tuple[Done, ...]
) -> Week:
    return plan_week(
        choices,
        catalogue=load_catalogue_once(),
        clearance=clearance,
        standing=standing,
        day=day,
        recent=recent,
    )
