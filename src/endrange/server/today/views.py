"""Today: what is planned, how long it takes, and the way into it."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from endrange.catalogue import Catalogue
from endrange.programme import MINUTES, PlannedSession, Prescription, week_begins, week_days
from endrange.server import content
from endrange.server.before.views import no_session_reasons
from endrange.server.checkin.due import card_of
from endrange.server.counting import counted_sessions, day_of
from endrange.server.person import PersonRequest
from endrange.server.planning import Footing, detour, footing, is_no_day_for_it, session_for
from endrange.server.see_someone.words import referrals_in_words
from endrange.server.stills import first_scene, picture
from endrange.server.store.models import Person
from endrange.server.why.news import news_of
from endrange.server.wording import prescription_in_words


@require_safe
def today(request: PersonRequest) -> HttpResponse:
    """Show today's session, or a day of rest."""
    catalogue = content.catalogue()
    stand = footing(request.person, catalogue)
    if stand is None:
        return redirect(detour(request.person, catalogue))
    minutes = wanted_minutes(request.GET.get("minutes"), stand.choices.minutes)
    day = request.person.today()
    session = session_for(stand, minutes=minutes)
    page = {
        "day": day,
        "session": session,
        "is_planned": stand.programme().session_on(day) is not None,
        "minutes": minutes,
        "takes": max(1, round(session.seconds / 60)),
        "lengths": MINUTES,
        "rows": [exercise_row(each, catalogue) for each in session.prescriptions],
        "left_out": left_out_rows(session, catalogue),
        "shorter": session.shorter.translated(gettext) if session.shorter else "",
        "next": next_day(stand, day),
        "week": week_summary(request.person, stand, day),
        "is_no_day": is_no_day_for_it(request.person),
        "reasons": no_session_reasons(request.person, catalogue),
        "is_done": any(each.is_finished for each in counted_sessions(request.person, day)),
        "check_in": card_of(request.person, stand.course, day),
        "news": news_of(request.person, stand),
        "referrals": referrals_in_words(stand.course.referrals),
    }
    return render(request, "today/today.html", page)


def wanted_minutes(asked: str | None, usual: int) -> int:
    """Return the minutes asked for if they can be planned, otherwise the usual ones."""
    return int(asked) if asked in {str(minutes) for minutes in MINUTES} else usual


def exercise_row(prescription: Prescription, catalogue: Catalogue) -> dict[str, Any]:
    """One exercise of the session: its picture, its name and how much."""
    exercise = catalogue.exercise(prescription.exercise)
    variant = exercise.variant(prescription.variant)
    return {
        "exercise": exercise,
        "name": gettext(exercise.name),
        "variant": variant,
        "variant_name": gettext(variant.name) if len(exercise.variants) > 1 else "",
        "still": picture(
            first_scene(exercise, variant.id, load=prescription.load),
            side=prescription.sides[0].replace("both", "right"),
        ),
        "dose": prescription_in_words(prescription),
    }


def left_out_rows(session: PlannedSession, catalogue: Catalogue) -> list[dict[str, Any]]:
    """What this session does without, why, and when it comes."""
    return [
        {
            "name": gettext(catalogue.exercise(each.exercise).name),
            "reason": each.reason.translated(gettext),
            "comes": each.comes,
        }
        for each in session.left_out
    ]


def next_day(stand: Footing, day: date) -> date | None:
    """Return the next planned day after this one."""
    return next((session.day for session in stand.programme().sessions if session.day > day), None)


def week_summary(person: Person, stand: Footing, day: date) -> str:
    """Say how many sessions of the plan's week are done, without a verdict."""
    first = week_begins(day, stand.choices, stand.standing)
    done = len({day_of(person, session) for session in counted_sessions(person, first)})
    wanted = len(week_days(day, stand.choices, stand.standing))
    if done == 0:
        return ngettext(
            "%(wanted)d session planned this week", "%(wanted)d sessions planned this week", wanted
        ) % {"wanted": wanted}
    if done >= wanted:
        return ngettext("The week’s session is done", "The week’s %(wanted)d sessions are done", wanted) % {
            "wanted": wanted
        }
    said = _("%(done)d of %(wanted)d this week") % {"done": done, "wanted": wanted}
    return _("%(said)s is enough") % {"said": said} if wanted - done <= 1 else said
