"""The weeks ahead: each session with what it holds and why, and what each week gives each muscle group."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from endrange.catalogue import Catalogue, Exercise
from endrange.programme import PlannedSession, Programme, Week, week_of
from endrange.server import content
from endrange.server.counting import counted_sessions, day_of
from endrange.server.history.account import exercise_name
from endrange.server.person import PersonRequest
from endrange.server.planning import detour, footing
from endrange.server.store.models import Person, ProgrammeChoices, SessionSummary
from endrange.server.today.views import left_out_rows
from endrange.server.wording import minutes_in_words, prescription_in_words


@require_safe
def plan(request: PersonRequest) -> HttpResponse:
    """Show every week of the programme."""
    catalogue = content.catalogue()
    stand = footing(request.person, catalogue)
    if stand is None:
        return redirect(detour(request.person, catalogue))
    programme, day = stand.programme(), request.person.today()
    done = sessions_by_day(request.person, stand.choices.start)
    current = week_of(day, stand.choices, stand.standing)
    weeks = [
        week_part(week, day, done=done, catalogue=catalogue, current=current) for week in programme.weeks
    ]
    page = {
        "weeks": weeks,
        "choices": stand.choices,
        "is_over": day > stand.choices.start + timedelta(days=7 * stand.choices.weeks - 1),
        "shortfalls": shortfalls(programme, catalogue),
        "usual": stand.choices.minutes,
    }
    return render(request, "plan/plan.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def restart(request: PersonRequest) -> HttpResponse:
    """Begin the weeks anew today; records stay."""
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


def week_part(week: Week, day: date, *, done: Kept, catalogue: Catalogue, current: int) -> dict[str, Any]:
    """One week as the page shows it."""
    return {
        "number": week.number,
        "is_current": week.number == current,
        "is_past": week.number < current,
        "first": week.sessions[0].day if week.sessions else None,
        "last": week.sessions[-1].day if week.sessions else None,
        "sessions": [session_part(session, day, done=done, catalogue=catalogue) for session in week.sessions],
        "doses": [
            {
                "group": gettext(catalogue.groups[dose.group].name),
                "plain": gettext(catalogue.groups[dose.group].plain),
                "left": minutes_in_words(dose.left_s),
                "right": minutes_in_words(dose.right_s),
                "is_even": dose.left_s == dose.right_s,
                "minimum": minutes_in_words(dose.minimum_s),
                "share": min(100, round(100 * min(dose.left_s, dose.right_s) / dose.minimum_s)),
                "met": dose.met,
            }
            for dose in week.doses
        ],
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
    return {"roll": _("to loosen up first"), "mobilise": _("to free the joint")}.get(exercise.kind, "")


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
