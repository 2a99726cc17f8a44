"""Plan sessions from choices, catalogue, clearance and standing: pure, no clock, the same every time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

from endrange.catalogue import Catalogue
from endrange.screening import Clearance

from .absence import left_out_of, shortfall_of
from .adaptation.standing import Standing
from .choices import Choices
from .done import Done, as_if_done, done_in, is_on_track, last_days
from .never import never_of
from .phases import RULES, PhaseRules
from .programme import LeftOut, PlannedSession, Programme, Shortfall, Week, exercises_of
from .room import Room
from .schedule import Schedule, schedule_of
from .selection import Selection, select
from .week import DayTask, WeekTask, draft_week
from .wording import assumptions, more_than_needed, planned_session, week_of_drafts


@dataclass(frozen=True)
class _Plan:
    """What all weeks of a plan share."""

    choices: Choices
    catalogue: Catalogue
    clearance: Clearance
    standing: Standing | None
    schedule: Schedule
    selections: dict[frozenset[str], Selection] = field(default_factory=dict)
    """By what is away; filled when asked for."""

    @property
    def rules(self) -> PhaseRules:
        return RULES[self.schedule.phase]

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(group.id for group in self.catalogue.weekly_groups)

    def progress(self, number: int) -> float:
        """How far the phase has come in a week; weeks ahead grow by one step each."""
        if self.schedule.phase != "restore":
            return 0.0
        step = 1 / (self.choices.weeks - 1)
        reached = self.standing.progress if self.standing is not None else 0.0
        return min(1.0, max(0.0, reached + step * (number - self.schedule.present)))

    def away(self, day: date) -> frozenset[str]:
        """The exercises that the rules leave out on a day."""
        levels = self.standing.levels if self.standing is not None else ()
        return frozenset(id_ for id_, level in levels if level.is_out(day))

    def day(self, day: date, *, minutes: int, has_strength: bool) -> DayTask:
        factor = self.standing.factor_on(day) if self.standing is not None else 1.0
        return DayTask(day, minutes, has_strength, self.away(day), factor)

    def selection(self, days: Sequence[DayTask]) -> Selection:
        """The exercises of a week; what is away on all of its days is not among them."""
        always = frozenset.intersection(*(day.away for day in days)) if days else frozenset()
        if always not in self.selections:
            self.selections[always] = select(
                self.catalogue,
                equipment=self.choices.equipment,
                clearance=self.clearance,
                worse_side=self.choices.worse_side,
                phase=self.schedule.phase,
                levels=self.standing.levels if self.standing is not None else (),
                away=always,
            )
        return self.selections[always]

    def task(self, number: int, days: tuple[DayTask, ...]) -> WeekTask:
        sessions = len(self.schedule.weekdays)
        return WeekTask(
            number=number,
            days=days,
            first_session=(number - 1) * sessions,
            progress=self.progress(number),
            worse_side=self.choices.worse_side,
            done_s={},
            usual_sessions=sessions,
            rules=self.rules,
        )

    def usual_days(self, number: int) -> tuple[DayTask, ...]:
        strength = self.schedule.strength_weekdays
        return tuple(
            self.day(day, minutes=self.choices.minutes, has_strength=day.weekday() in strength)
            for day in self.schedule.days(number)
        )

    def left_out(
        self,
        session: PlannedSession,
        *,
        week: int,
        weeks: Sequence[Week],
        never: Sequence[LeftOut] = (),
    ) -> PlannedSession:
        """The session with everything that it does without, and why."""
        selection = self.selection([self.day(session.day, minutes=session.minutes, has_strength=False)])
        absent = left_out_of(
            session,
            selection,
            rules=self.rules,
            week=week,
            weeks=weeks,
            never=never,
            standing=self.standing,
        )
        return replace(session, left_out=absent)


def plan_programme(  # noqa: PLR0913 - a plan depends on all of these
    choices: Choices,
    *,
    catalogue: Catalogue,
    clearance: Clearance,
    standing: Standing | None = None,
    day: date | None = None,
    recent: Sequence[Done] = (),
) -> Programme:
    """All weeks of the present phase, with what did not find a place and why.

    Without a standing it is that of somebody who begins to restore range on the chosen start. `day` is today
    (the first day of the phase if left out): weeks after it assume that all goes well. `recent` is what was
    done lately: once the programme is over, what was done longest ago comes first.
    """
    plan = _plan(choices, catalogue, clearance, standing, day)
    weeks = _weeks(plan, recent)
    never = _never(plan, weeks, day=day, recent=recent)
    complete = tuple(
        replace(
            week,
            sessions=tuple(
                plan.left_out(session, week=week.number, weeks=weeks, never=never)
                for session in week.sessions
            ),
        )
        for week in weeks
    )
    notes = (*(assumptions(plan.schedule) if standing is not None else ()), *more_than_needed(weeks))
    return Programme(complete, _shortfalls(weeks, plan), plan.schedule.phase, notes, never)


def plan_week(  # noqa: PLR0913 - a plan depends on all of these
    choices: Choices,
    *,
    catalogue: Catalogue,
    clearance: Clearance,
    day: date,
    standing: Standing | None = None,
    recent: Sequence[Done] = (),
) -> Week:
    """The week that `day` is in, alone: as in the programme wherever a week has time for every minimum.

    Where it has not, who waits is decided by `recent`.
    """
    plan = _plan(choices, catalogue, clearance, standing, day)
    number = plan.schedule.week_of(day)
    week = _week(plan, number, had=_had(plan, recent), last_on=_last_before(plan, number, recent))
    sessions = tuple(plan.left_out(session, week=number, weeks=[week]) for session in week.sessions)
    return replace(week, sessions=sessions)


def plan_session(  # noqa: PLR0913 - a plan of today depends on all of these
    choices: Choices,
    *,
    catalogue: Catalogue,
    clearance: Clearance,
    day: date,
    minutes: int | None = None,
    recent: Sequence[Done] = (),
    standing: Standing | None = None,
    programme: Programme | None = None,
) -> PlannedSession:
    """The session for `day`: with other minutes than planned, without a plan, or after what was done.

    While the week goes as planned, the plan stands. Otherwise what the week still needs is shared between
    this session and the planned ones after it. Days before the programme count as its first week, days after
    it as its last. `programme` is that of the choices, if it is at hand: planning it takes longest.
    InvalidChoiceError for minutes that are not offered.
    """
    asked = replace(choices, minutes=choices.minutes if minutes is None else minutes)
    plan = _plan(choices, catalogue, clearance, standing, day)
    programme = programme or plan_programme(
        choices, catalogue=catalogue, clearance=clearance, standing=standing, day=day, recent=recent
    )
    planned, week = programme.session_on(day), programme.week_on(day)
    done_s = done_in(recent, since=week_begins(day, choices, standing), until=day, catalogue=catalogue)
    is_as_usual = week is not None and asked.minutes == choices.minutes
    if planned is not None and week is not None and is_as_usual:
        may_stay = _may_have_strength(plan, day, recent) or not _has_strength(planned, catalogue)
        if not recent or (may_stay and is_on_track(week, day, done_s, catalogue)):
            return planned
    last_on = _last_until(replace(plan, choices=choices), day, recent, programme)
    task = _task_from(plan, day, asked.minutes, recent, last_on=last_on)
    neediest = _neediest(plan.groups, _had(plan, recent) if plan.schedule.phase == "keep" else done_s)
    selection = plan.selection(task.days)
    first, *_rest = draft_week(replace(task, done_s=done_s), selection, neediest_first=neediest)
    session = planned_session(first, plan.rules, worse_side=choices.worse_side)
    return plan.left_out(session, week=task.number, weeks=programme.weeks, never=programme.left_out)


def week_of(day: date, choices: Choices, standing: Standing | None = None) -> int:
    """The week of a day in the present phase, counted from 1 and kept within the planned weeks."""
    return schedule_of(choices, standing, day).week_of(day)


def week_begins(day: date, choices: Choices, standing: Standing | None = None) -> date:
    """The first of the seven days that `day` is planned with."""
    first = schedule_of(choices, standing, day).first
    return day - timedelta(days=(day - first).days % 7)


def week_days(day: date, choices: Choices, standing: Standing | None = None) -> tuple[date, ...]:
    """The days with a session among the seven that `day` is planned with."""
    weekdays, first = schedule_of(choices, standing, day).weekdays, week_begins(day, choices, standing)
    days = (first + timedelta(days=offset) for offset in range(7))
    return tuple(each for each in days if each.weekday() in weekdays)


def _plan(
    choices: Choices,
    catalogue: Catalogue,
    clearance: Clearance,
    standing: Standing | None,
    day: date | None,
) -> _Plan:
    return _Plan(choices, catalogue, clearance, standing, schedule_of(choices, standing, day))


def _weeks(plan: _Plan, recent: Sequence[Done], numbers: range | None = None) -> list[Week]:
    """All weeks, or these; a group that had less than the others before comes first in the next."""
    weeks: list[Week] = []
    numbers = plan.schedule.numbers if numbers is None else numbers
    had, last_on = dict(_had(plan, recent)), _last_before(plan, min(numbers, default=1), recent)
    for number in numbers:
        week = _week(plan, number, had=had, last_on=last_on)
        last_on = last_days(as_if_done(week.sessions), before=last_on)
        if plan.schedule.phase == "keep":
            had = _last_of_groups(plan, last_on)
        else:
            for dose in week.doses:
                had[dose.group] = had.get(dose.group, 0.0) + min(dose.left_s, dose.right_s)
        weeks.append(week)
    return weeks


def _never(
    plan: _Plan, weeks: Sequence[Week], *, day: date | None, recent: Sequence[Done]
) -> tuple[LeftOut, ...]:
    """What no session of these weeks has; other choices are planned only where they decide what is said."""

    @cache
    def planned_with(choices: Choices) -> frozenset[str]:
        schedule = schedule_of(choices, plan.standing, day)
        weeks = _weeks(replace(plan, choices=choices, schedule=schedule), recent)
        return exercises_of(session for week in weeks for session in week.sessions)

    selection = plan.selection([each for week in weeks for each in plan.usual_days(week.number)])
    sessions = [session for week in weeks for session in week.sessions]
    room = Room(plan.choices, planned_with)
    return never_of(selection, sessions, rules=plan.rules, room=room, standing=plan.standing)


def _week(plan: _Plan, number: int, *, had: Mapping[str, float], last_on: Mapping[str, int]) -> Week:
    days = plan.usual_days(number)
    selection = plan.selection(days)
    task = replace(plan.task(number, days), last_on=last_on)
    drafts = draft_week(
        task,
        selection,
        neediest_first=_neediest(plan.groups, had),
    )
    return week_of_drafts(
        number, drafts, plan.rules, plan.groups, first=plan.schedule.begins(number), choices=plan.choices
    )


def _task_from(
    plan: _Plan, day: date, minutes: int, recent: Sequence[Done], *, last_on: Mapping[str, int]
) -> WeekTask:
    """The rest of a week from `day` on; the first session is the one that was asked for."""
    number = plan.schedule.week_of(day)
    in_week = plan.usual_days(number)
    later = tuple(each for each in in_week if each.day > day)
    before = sum(each.day < day for each in in_week)
    today = plan.day(day, minutes=minutes, has_strength=_may_have_strength(plan, day, recent))
    if today.has_strength:
        tomorrow = day + timedelta(days=1)
        later = tuple(replace(each, has_strength=False) if each.day == tomorrow else each for each in later)
    whole = plan.task(number, (today, *later))
    return replace(whole, first_session=whole.first_session + before, last_on=last_on)


def _may_have_strength(plan: _Plan, day: date, recent: Sequence[Done]) -> bool:
    """Not on two days running, not more often a week than planned, and not the day before it is planned."""
    exercises = plan.catalogue.exercises
    trained = {
        done.day
        for done in recent
        if done.exercise in exercises and exercises[done.exercise].kind == "strengthen" and done.day <= day
    }
    if day in trained or day - timedelta(days=1) in trained:
        return False
    weekdays = plan.schedule.strength_weekdays
    if day.weekday() in weekdays:
        return True
    in_week = sum((day - each).days < 7 for each in trained)
    return (day.weekday() + 1) % 7 not in weekdays and in_week < len(weekdays)


def _has_strength(session: PlannedSession, catalogue: Catalogue) -> bool:
    return any(catalogue.exercise(each.exercise).kind == "strengthen" for each in session.prescriptions)


def _had(plan: _Plan, recent: Sequence[Done]) -> Mapping[str, float]:
    """What decides who waits where time is short: the last day of each group, or the seconds it has had."""
    if plan.schedule.phase == "keep":
        return _last_of_groups(plan, last_days(recent))
    return dict.fromkeys(plan.groups, 0.0)


def _last_before(plan: _Plan, number: int, recent: Sequence[Done]) -> dict[str, int]:
    """The last day of each exercise before a week: in `keep` as done, otherwise as planned.

    As planned, only the person's own exercises go by it; without any there is nothing to plan for it.
    """
    if plan.schedule.phase == "keep":
        return last_days(recent)
    if number == 1 or not any(each.own for each in plan.catalogue.exercises.values()):
        return {}
    weeks = _weeks(plan, recent, range(1, number))
    return last_days(done for week in weeks for done in as_if_done(week.sessions))


def _last_until(plan: _Plan, day: date, recent: Sequence[Done], programme: Programme) -> dict[str, int]:
    """The same before a day: in the weeks before as planned, in this one as done."""
    if plan.schedule.phase == "keep":
        return last_days(recent)
    begins = plan.schedule.begins(plan.schedule.week_of(day))
    before = [session for session in programme.sessions if session.day < begins]
    last_on = _last_before(plan, programme.weeks[0].number, recent)
    return last_days(recent, before=last_days(as_if_done(before), before=last_on))


def _last_of_groups(plan: _Plan, done_on: Mapping[str, int]) -> dict[str, float]:
    last: dict[str, float] = {}
    for exercise_id, day in done_on.items():
        exercise = plan.catalogue.exercises.get(exercise_id)
        for group in exercise.counts_for if exercise is not None else ():
            last[group] = max(last.get(group, 0.0), float(day))
    return last


def _neediest(groups: Sequence[str], had: Mapping[str, float]) -> list[str]:
    return sorted(groups, key=lambda group: had.get(group, 0.0))


def _shortfalls(weeks: Sequence[Week], plan: _Plan) -> tuple[Shortfall, ...]:
    """One entry for every group that stays below its minimum in some week."""
    short: dict[str, list[int]] = {}
    for week in weeks:
        for dose in week.doses:
            if not dose.met:
                short.setdefault(dose.group, []).append(week.number)
    selection = plan.selection(())
    return tuple(
        shortfall_of(
            group,
            tuple(numbers),
            plan.choices,
            selection,
            rules=plan.rules,
            days=len(plan.schedule.weekdays),
            eased=_is_eased(plan, weeks, numbers, group),
        )
        for group, numbers in short.items()
    )


def _is_eased(plan: _Plan, weeks: Sequence[Week], numbers: Sequence[int], group: str) -> bool:
    """Tell whether the rules take something away in one of these weeks that the group would have had."""
    carriers = [
        each.id for each in plan.catalogue.exercises.values() if group in each.counts_for and not each.own
    ]
    for week in weeks:
        if week.number not in numbers:
            continue
        for day in plan.usual_days(week.number):
            if day.factor < 1 or day.away.intersection(carriers):
                return True
    return False
