"""“Why did my plan change”: what is in force, what is offered, what changed; undo where it is safe."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from endrange.catalogue import Catalogue
from endrange.programme import week_begins
from endrange.programme.adaptation import EASING, Adjustment, Course, rule_of
from endrange.server import content
from endrange.server.person import PersonRequest
from endrange.server.planning import choices_of
from endrange.server.safety import safety_of
from endrange.server.store.models import PlanDecision
from endrange.server.story import course_of
from endrange.server.why.changes import PHASES, words_for
from endrange.server.why.entries import Entries, anchor_of, decisions_for
from endrange.server.why.in_force import in_force
from endrange.server.why.weeks import Week, by_week, name_of, page_of

WEEKS_A_PAGE = 12
"""Weeks with a change on one page; chosen: about a season."""


@require_safe
def why(request: PersonRequest) -> HttpResponse:
    """Show every change with its reason, week by week. It shows no plan, so a stopped plan hides nothing.

    `?open=` unfolds the week of an entry, by its place on the page, or `all` weeks.
    """
    person, catalogue = request.person, content.catalogue()
    if not person.has_choices():
        return redirect("welcome")
    course, safety = course_of(person, catalogue), safety_of(person, catalogue)
    choices = choices_of(person, catalogue)
    words = words_for(catalogue, clearance=safety.clearance, choices=choices)
    entries = Entries(person, course, safety, words)
    opened, today = request.GET.get("open", ""), person.today()
    begins = week_begins(today, choices, course.standing) if choices else today
    weeks = by_week(entries.newest_first(), begins=begins, opened=opened)
    number = page_of(weeks, opened, weeks_a_page=WEEKS_A_PAGE) or request.GET.get("page")
    page = Paginator(weeks, WEEKS_A_PAGE).get_page(number)
    shown = {
        "phase": PHASES[course.standing.phase],
        "since": course.standing.since,
        "phase_place": _phase_place(course, page),
        "lock": safety.lock,
        "in_force": [
            (each.words, each.change and _place(anchor_of(each.change), page))
            for each in in_force(course, words)
        ],
        "offers": entries.offers() if page.number == 1 else [],
        "weeks": page,
        "named_weeks": [(name_of(week, today), week) for week in page],
        "is_folded": any(not week.is_open for week in page),
    }
    return render(request, "why/why.html", shown)


@require_POST
def decide(request: PersonRequest) -> HttpResponse:
    """Keep what the person says to a change; the plan follows by itself. Nothing can be said to a stop."""
    person, catalogue = request.person, content.catalogue()
    course = course_of(person, catalogue)
    asked, decision = request.POST.get("adjustment", ""), request.POST.get("decision", "")
    adjustment = next((each for each in course.adjustments if each.id == asked), None)
    refused = _refusal(adjustment, decision, course, catalogue)
    if adjustment is None or refused is not None:
        status, sentence = refused or (404, "")
        return render(request, "why/refused.html", {"sentence": sentence}, status=status)
    PlanDecision.objects.create(person=person, adjustment=adjustment.id, decision=decision)
    messages.success(request, _answer(decision, adjustment, course_of(person, catalogue)))
    anchor = anchor_of(adjustment.id)
    return redirect(f"/why/?open={anchor}#{anchor}")


def _phase_place(course: Course, shown: Iterable[Week]) -> str | None:
    """Return the link to the change that led to the present phase; None for the one that it began with."""
    made = [each for each in course.adjustments if each.change.kind == "phase" and each.status == "made"]
    is_it = bool(made) and made[-1].change.phase == course.standing.phase
    return _place(anchor_of(made[-1].id), shown) if is_it else None


def _place(anchor: str, shown: Iterable[Week]) -> str:
    """Return the link to an entry: where its week is folded, or on another page, it asks for it."""
    is_seen = any(week.is_open and week.has(anchor) for week in shown)
    return f"#{anchor}" if is_seen else f"?open={anchor}#{anchor}"


def _refusal(
    adjustment: Adjustment | None, decision: str, course: Course, catalogue: Catalogue
) -> tuple[int, str] | None:
    """Return why this cannot be said to that change; None if it can."""
    if decision not in ("undo", "not-now", "accept"):
        return 400, _("That is not an answer that can be given to a change.")
    if adjustment is None:
        return 404, _("There is no such change of your plan. A corrected record may have taken it away.")
    if (sentence := _why_it_stays(adjustment)) is not None:
        return 403, sentence
    if decision not in decisions_for(adjustment, course.standing, catalogue):
        return 409, _("Nothing to do: this change is over, or was decided before.")
    return None


def _why_it_stays(adjustment: Adjustment) -> str | None:
    """Return why a change is not taken back, whatever is said to it; None if it may be."""
    if adjustment.change.kind == "stop":
        return _("A stop cannot be taken back here: somebody has to look at it first.")
    if adjustment.status != "made":
        return None
    if adjustment.change.kind == "leave-out":
        return _("An exercise that rests comes back when its rest is over, not sooner.")
    if adjustment.is_final or adjustment.change.kind in EASING:
        return _(
            "What makes the plan easier is not taken back: it grows again as it goes well. If you told "
            "something by mistake, correct it, and the plan follows."
        )
    return None


def _answer(decision: str, adjustment: Adjustment, after: Course) -> str:
    if decision == "accept":
        is_made = any(each.id == adjustment.id and each.status == "made" for each in after.adjustments)
        if is_made:
            return _("Done. Your plan has it from now on.")
        return _(
            "Kept. It comes into your plan as soon as nothing else has just grown, within two weeks; pain "
            "that rises ends it."
        )
    if decision == "not-now":
        return _("Fine, not now. It is not proposed again for two weeks.")
    if rule_of(adjustment.rule.id).answers_pain:
        return _("Taken back. If it happens again, the plan answers again.")
    return _("Taken back. This is not proposed again for two weeks.")
