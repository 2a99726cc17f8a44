"""The plan: the phase, its weeks with what each session holds and gives, and what it takes to move on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from endrange.catalogue import Catalogue, Exercise
from endrange.programme import GroupDose, PlannedSession, Programme, Week
from endrange.programme.adaptation import Lapse
from endrange.server import content
from endrange.server.counting import counted_sessions, day_of
from endrange.server.history.account import exercise_name
from endrange.server.person import PersonRequest
from endrange.server.planning import Footing, detour, footing
from endrange.server.see_someone.words import referrals_in_words
from endrange.server.store.models import Person, ProgrammeChoices, SessionSummary
from endrange.server.today.views import left_out_rows
from endrange.server.why.changes import PHASES
from endrange.server.why.news import news_of
from endrange.server.wording import minutes_in_words, prescription_in_words

HELPED_BY_MORE = frozenset({"equipment", "time", "dose"})
"""Why a muscle group is short, where more days, minutes or things would help."""
WHAT_FOR = {
    "calm": gettext_lazy("Short, gentle work until the hip is quiet."),
    "restore": gettext_lazy("First your hips move further again. Strength comes after."),
    "strengthen": gettext_lazy("Strength through the range that you have. Stretching keeps the range."),
    "keep": gettext_lazy(
        "Range is use it or lose it: one or two sessions a week keep what you have gained. This has no end."
    ),
}


@require_safe
def plan(request: PersonRequest) -> HttpResponse:
    """Show where the person stands, the weeks of the present phase, and what it takes to move on."""
    catalogue = content.catalogue()
    stand = footing(request.person, catalogue)
    if stand is None:
        return redirect(detour(request.person, catalogue))
    programme, day = stand.programme(), request.person.today()
    done = sessions_by_day(request.person, first_day(programme, stand))
    weeks = [week_part(week, day, done=done, catalogue=catalogue) for week in programme.weeks]
    page = {
        "phase": phase_part(stand, programme),
        "weeks": weeks,
        "notes": [
            *lapse_in_words(stand.course.lapse),
            *(note.translated(gettext) for note in programme.notes),
        ],
        "gate": stand.course.gate,
        "conditions": [(each.met, each.words.translated(gettext)) for each in stand.course.gate.conditions],
        "next_phase": PHASES[stand.course.gate.to] if stand.course.gate.to else "",
        "next_review": stand.course.next_review,
        "news": news_of(request.person, stand),
        "referrals": referrals_in_words(stand.course.referrals),
        "shortfalls": shortfalls(programme, catalogue),
        "more_would_help": any(each.cause in HELPED_BY_MORE for each in programme.shortfalls),
    }
    return render(request, "plan/plan.html", page)


def lapse_in_words(lapse: Lapse | None) -> list[str]:
    """Say what a week without a session means; longer pauses change the plan, and their rules say so."""
    if lapse is None or lapse.level != "at-risk":
        return []
    return [
        _(
            "A week or more without a session. Nothing changes: the next one is as planned. After two weeks "
            "the first week back is smaller."
        )
    ]


def first_day(programme: Programme, stand: Footing) -> date:
    """Return the day on which the weeks that are shown begin."""
    first = programme.weeks[0].first if programme.weeks else None
    return first or stand.standing.since


def phase_part(stand: Footing, programme: Programme) -> dict[str, Any]:
    """The phase under its plain name, since when, what it is for, and how much a week."""
    standing, week = stand.standing, programme.week_on(stand.day)
    planned = week.sessions if week else ()
    return {
        "name": PHASES[standing.phase],
        "since": standing.since,
        "is_ahead": standing.since > stand.day,
        "what_for": WHAT_FOR[standing.phase],
        "days": len(planned),
        "minutes": round(max(each.seconds for each in planned) / 60) if planned else stand.choices.minutes,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def restart(request: PersonRequest) -> HttpResponse:
    """Start the weeks over today; records stay."""
    row, catalogue = request.person.choices(), content.catalogue()
    if row is None or footing(request.person, catalogue) is None:
        return redirect(detour(request.person, catalogue))
    if request.method == "POST":
        ProgrammeChoices.objects.create(
            person=request.person,
            weekdays=row.weekdays,
            weeks=row.weeks,
            minutes=row.minutes,
            equipment=row.equipment,
            worse_side=row.worse_side,
            start=request.person.today(),
        )
        messages.success(request, _("Week 1 begins today. What you have done stays in History."))
        return redirect("plan")
    return render(request, "plan/restart.html")


Kept = Mapping[date, Sequence[SessionSummary]]
"""The sessions that were done, by their day."""


def sessions_by_day(person: Person, since: date) -> Kept:
    """Return the sessions that were done, by their day."""
    by_day: dict[date, list[SessionSummary]] = defaultdict(list)
    for session in counted_sessions(person, since):
        by_day[day_of(person, session)].append(session)
    return dict(by_day)


def week_part(week: Week, day: date, *, done: Kept, catalogue: Catalogue) -> dict[str, Any]:
    """One week as the page shows it: what is planned, and what was done on other days."""
    first = week.first or week.sessions[0].day
    days = [first + timedelta(days=number) for number in range(7)]
    planned = {session.day: session for session in week.sessions}
    sessions = [
        session_part(planned[each], day, done=done, catalogue=catalogue)
        if each in planned
        else unplanned_part(each, day, done=done, catalogue=catalogue)
        for each in days
        if each in planned or each in done
    ]
    return {
        "number": week.number,
        "is_current": first <= day <= days[-1],
        "is_past": days[-1] < day,
        "first": first,
        "last": days[-1],
        "sessions": sessions,
        "doses": [dose_part(dose, catalogue) for dose in week.doses if dose.minimum_s],
    }


def dose_part(dose: GroupDose, catalogue: Catalogue) -> dict[str, Any]:
    """What the week gives one muscle group, against the aim."""
    return {
        "group": gettext(catalogue.groups[dose.group].name),
        "plain": gettext(catalogue.groups[dose.group].plain),
        "left": minutes_in_words(dose.left_s),
        "right": minutes_in_words(dose.right_s),
        "is_even": dose.left_s == dose.right_s,
        "minimum": minutes_in_words(dose.minimum_s),
        "share": min(100, round(100 * min(dose.left_s, dose.right_s) / dose.minimum_s)),
        "met": dose.met,
        "is_more_than_needed": dose.is_more_than_needed,
    }


def unplanned_part(each: date, day: date, *, done: Kept, catalogue: Catalogue) -> dict[str, Any]:
    """A day without a planned session on which one was done."""
    return {
        "day": each,
        "is_today": each == day,
        "is_past": each < day,
        "is_unplanned": True,
        "kept": [kept_part(session, catalogue) for session in done[each]],
    }


def session_part(session: PlannedSession, day: date, *, done: Kept, catalogue: Catalogue) -> dict[str, Any]:
    """One session: its day, what it holds and what it leaves out."""
    return {
        "day": session.day,
        "is_today": session.day == day,
        "is_past": session.day < day,
        "kept": [kept_part(each, catalogue) for each in done.get(session.day, ())],
        "minutes": round(session.seconds / 60),
        "rows": [
            {
                "id": each.exercise,
                "name": gettext(catalogue.exercise(each.exercise).name),
                "why": why(catalogue.exercise(each.exercise), catalogue),
                "variant": each.variant,
                "dose": prescription_in_words(each),
            }
            for each in session.prescriptions
        ],
        "left_out": left_out_rows(session, catalogue),
    }


def kept_part(session: SessionSummary, catalogue: Catalogue) -> dict[str, Any]:
    """One session that was done, as its record tells it: the plan may have changed since."""
    seconds: dict[str, float] = defaultdict(float)
    for work in session.done:
        seconds[work["exercise"]] += work["seconds"]
    return {
        "id": session.session,
        "seconds": session.seconds,
        "rows": [
            {
                "id": id_ if id_ in catalogue.exercises else "",
                "name": exercise_name(id_, catalogue),
                "s": spent,
            }
            for id_, spent in seconds.items()
        ],
    }


def why(exercise: Exercise, catalogue: Catalogue) -> str:
    """Say in a few words what the exercise does in this plan."""
    groups = [gettext(catalogue.groups[group].plain) for group in exercise.counts_for]
    if groups:
        return _("for %(muscles)s") % {"muscles": ", ".join(groups)}
    if exercise.own:
        return _("your own")
    return {
        "roll": _("to loosen up first"),
        "mobilise": _("to free the joint"),
        "strengthen": _("for strength and a steady hip"),
    }.get(exercise.kind, "")


def shortfalls(programme: Programme, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Say in plain words which groups get less than their minimum, when and why: each reason once."""
    groups: dict[tuple[str, tuple[int, ...]], list[dict[str, str]]] = defaultdict(list)
    for each in programme.shortfalls:
        group = catalogue.groups[each.group]
        told = {"group": gettext(group.name), "plain": gettext(group.plain)}
        groups[each.reason.translated(gettext), each.weeks].append(told)
    return [
        {
            "groups": told,
            "reason": reason,
            "weeks": ", ".join(map(str, weeks)),
            "is_always": len(weeks) == len(programme.weeks),
        }
        for (reason, weeks), told in groups.items()
    ]
