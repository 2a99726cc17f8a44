"""Plan weeks of sessions from choices, catalogue and clearance: pure, no clock, the same every time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from endrange.catalogue import Catalogue
from endrange.screening import Clearance

from .absence import left_out_of, shortfall_of
from .allocation import Allocator
from .choices import Choices, Side
from .phrase import Phrase
from .phrase import marked as _
from .programme import GroupDose, PlannedSession, Programme, Shortfall, Week
from .selection import Selection, select
from .targets import MINIMUM_S, progress_in
from .week import DraftedSession, WeekTask, draft_week

ON_TRACK_S = 20
"""So much more or less than planned in a week, on each side, changes nothing; chosen."""
FULL_SHARE = 0.95
"""A session that fills less than this of its minutes says why."""


@dataclass(frozen=True)
class Done:
    """What a person has done of one exercise on one day: seconds of work on each leg."""

    day: date
    exercise: str
    left_s: float
    right_s: float


def plan_programme(choices: Choices, *, catalogue: Catalogue, clearance: Clearance) -> Programme:
    """All weeks, with what did not find a place and why."""
    selection = _selection(choices, catalogue, clearance)
    groups = _weekly_groups(catalogue)
    weeks = _without_left_out(choices, selection, groups)
    sessions = [session for week in weeks for session in week.sessions]
    complete = tuple(
        replace(week, sessions=_with_left_out(week, selection, later=sessions)) for week in weeks
    )
    return Programme(complete, _shortfalls(weeks, choices, selection))


def plan_session(  # noqa: PLR0913 - a plan of today depends on all of these
    choices: Choices,
    *,
    catalogue: Catalogue,
    clearance: Clearance,
    day: date,
    minutes: int | None = None,
    recent: Sequence[Done] = (),
    programme: Programme | None = None,
) -> PlannedSession:
    """The session for `day`: with other minutes than planned, without a plan, or after what was done.

    While the week goes as planned, the plan stands. Otherwise what the week still needs is shared between
    this session and the planned ones after it. Days before the programme count as its first week, days after
    it as its last. `programme` is that of the choices, if it is at hand: planning it takes longest.
    InvalidChoiceError for minutes that are not offered.
    """
    asked = replace(choices, minutes=choices.minutes if minutes is None else minutes)
    programme = programme or plan_programme(choices, catalogue=catalogue, clearance=clearance)
    planned = programme.session_on(day)
    done_s = _done_in_week(day, choices, recent, catalogue)
    if planned is not None and asked.minutes == choices.minutes:
        week = programme.weeks[week_of(day, choices) - 1]
        if not recent or _is_on_track(week, day, done_s, catalogue):
            return planned
    selection = _selection(choices, catalogue, clearance)
    task = _task_from(day, asked, usual=choices, done_s=done_s)
    neediest = _neediest(_weekly_groups(catalogue), task.done_s)
    first, *_rest = draft_week(task, selection, neediest_first=neediest, allocator=Allocator())
    session = _planned(first, choices.worse_side)
    left_out = left_out_of(session, selection, week=task.number, later=programme.sessions)
    return replace(session, left_out=left_out)


def week_of(day: date, choices: Choices) -> int:
    """The programme's week of a day, counted from 1 and kept within the programme."""
    return min(choices.weeks, max(1, (day - choices.start).days // 7 + 1))


def _selection(choices: Choices, catalogue: Catalogue, clearance: Clearance) -> Selection:
    return select(catalogue, equipment=choices.equipment, clearance=clearance, worse_side=choices.worse_side)


def _weekly_groups(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(group.id for group in catalogue.groups.values() if group.weekly)


def _days(week: int, choices: Choices) -> tuple[date, ...]:
    """The chosen weekdays among the seven days of a week of the programme."""
    first = choices.start + timedelta(days=7 * (week - 1))
    days = (first + timedelta(days=offset) for offset in range(7))
    return tuple(day for day in days if day.weekday() in choices.weekdays)


def _without_left_out(choices: Choices, selection: Selection, groups: tuple[str, ...]) -> list[Week]:
    """All weeks; a group that had less than the others in the weeks before comes first in the next."""
    allocator = Allocator()
    weeks: list[Week] = []
    had: dict[str, float] = dict.fromkeys(groups, 0.0)
    for number in range(1, choices.weeks + 1):
        task = _task(number, _days(number, choices), choices)
        drafts = draft_week(task, selection, neediest_first=_neediest(groups, had), allocator=allocator)
        doses = _doses(drafts, groups)
        for dose in doses:
            had[dose.group] += min(dose.left_s, dose.right_s)
        weeks.append(Week(number, tuple(_planned(draft, choices.worse_side) for draft in drafts), doses))
    return weeks


def _task(number: int, days: tuple[date, ...], choices: Choices) -> WeekTask:
    sessions = len(choices.weekdays)
    return WeekTask(
        number=number,
        days=days,
        minutes=(choices.minutes,) * len(days),
        first_session=(number - 1) * sessions,
        progress=progress_in(number, weeks=choices.weeks),
        has_worse_side=choices.worse_side is not None,
        done_s={},
        usual_sessions=sessions,
    )


def _task_from(day: date, asked: Choices, *, usual: Choices, done_s: Mapping[str, float]) -> WeekTask:
    """The rest of a week from `day` on; the first session is the one that was asked for."""
    number = week_of(day, usual)
    in_week = _days(number, usual)
    later = tuple(each for each in in_week if each > day)
    before = len(in_week) - len(later) - (day in in_week)
    whole = _task(number, (day, *later), usual)
    return replace(
        whole,
        minutes=(asked.minutes, *(usual.minutes for _day in later)),
        first_session=whole.first_session + before,
        done_s=done_s,
    )


def _done_in_week(
    day: date, choices: Choices, recent: Sequence[Done], catalogue: Catalogue
) -> dict[str, float]:
    """Seconds of each group in the programme's week that `day` is in, on the side that had less."""
    first = day - timedelta(days=(day - choices.start).days % 7)
    left: dict[str, float] = {}
    right: dict[str, float] = {}
    for done in recent:
        exercise = catalogue.exercises.get(done.exercise)
        if exercise is None or not first <= done.day <= day:
            continue
        for group in exercise.counts_for:
            left[group] = left.get(group, 0.0) + done.left_s
            right[group] = right.get(group, 0.0) + done.right_s
    return {group: min(left[group], right[group]) for group in left}


def _is_on_track(week: Week, day: date, done_s: Mapping[str, float], catalogue: Catalogue) -> bool:
    """Tell whether every group has had this week about what was planned before `day`."""
    for dose in week.doses:
        expected = sum(
            min(each.seconds_on("left"), each.seconds_on("right"))
            for session in week.sessions
            if session.day < day
            for each in session.prescriptions
            if dose.group in catalogue.exercise(each.exercise).counts_for
        )
        if abs(done_s.get(dose.group, 0.0) - expected) > ON_TRACK_S:
            return False
    return True


def _neediest(groups: Sequence[str], had: Mapping[str, float]) -> list[str]:
    return sorted(groups, key=lambda group: had.get(group, 0.0))


def _planned(draft: DraftedSession, worse_side: Side | None) -> PlannedSession:
    return PlannedSession(
        id=draft.day.isoformat(),
        day=draft.day,
        minutes=draft.minutes,
        seconds=draft.seconds,
        prescriptions=tuple(rung.prescription for _exercise, rung in draft.rungs),
        left_out=(),
        closing_s=draft.closing_s,
        worse_side=worse_side,
        shorter=_shorter(draft),
    )


def _shorter(draft: DraftedSession) -> Phrase | None:
    if not draft.rungs:
        return Phrase(_("Nothing fits today: see for each exercise why it is left out."))
    if draft.seconds < FULL_SHARE * draft.minutes * 60:
        return Phrase(
            _("Everything that fits you and your equipment takes {minutes} minutes. More adds nothing."),
            values={"minutes": round(draft.seconds / 60)},
        )
    return None


def _doses(drafts: Sequence[DraftedSession], groups: Sequence[str]) -> tuple[GroupDose, ...]:
    """What all sessions together give each group."""

    def seconds(group: str, side: Side) -> int:
        return sum(
            rung.prescription.seconds_on(side)
            for draft in drafts
            for exercise, rung in draft.rungs
            if group in exercise.counts_for
        )

    return tuple(
        GroupDose(group, seconds(group, "left"), seconds(group, "right"), MINIMUM_S) for group in groups
    )


def _with_left_out(
    week: Week, selection: Selection, *, later: Sequence[PlannedSession]
) -> tuple[PlannedSession, ...]:
    return tuple(
        replace(session, left_out=left_out_of(session, selection, week=week.number, later=later))
        for session in week.sessions
    )


def _shortfalls(weeks: Sequence[Week], choices: Choices, selection: Selection) -> tuple[Shortfall, ...]:
    """One entry for every group that stays below its minimum in some week."""
    short: dict[str, list[int]] = {}
    for week in weeks:
        for dose in week.doses:
            if not dose.met:
                short.setdefault(dose.group, []).append(week.number)
    return tuple(shortfall_of(group, tuple(numbers), choices, selection) for group, numbers in short.items())
