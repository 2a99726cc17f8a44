"""“Why did my plan change”: what is in force, what is offered, what changed; undo where it is safe."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from endrange.catalogue import Catalogue
from endrange.programme.adaptation import Adjustment, Course
from endrange.server import content
from endrange.server.person import PersonRequest
from endrange.server.planning import choices_of
from endrange.server.safety import safety_of
from endrange.server.store.models import PlanDecision
from endrange.server.story import course_of
from endrange.server.why.changes import PHASES, words_for
from endrange.server.why.entries import Entries, anchor_of, decisions_for
from endrange.server.why.in_force import in_force

A_PAGE = 40
"""Entries on one page; chosen."""


@require_safe
def why(request: PersonRequest) -> HttpResponse:
    """Show every change with its reason. It shows no plan, so it is there while the plan is stopped, too."""
    person, catalogue = request.person, content.catalogue()
    if not person.has_choices():
        return redirect("welcome")
    course, safety = course_of(person, catalogue), safety_of(person, catalogue)
    words = words_for(catalogue, clearance=safety.clearance, choices=choices_of(person, catalogue))
    entries = Entries(person, course, safety, words)
    page = Paginator(entries.newest_first(), A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "phase": PHASES[course.standing.phase],
        "since": course.standing.since,
        "lock": safety.lock,
        "in_force": [
            (each.words, each.change and anchor_of(each.change)) for each in in_force(course, words)
        ],
        "offers": entries.offers() if page.number == 1 else [],
        "entries": page,
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
    return redirect(f"/why/#{anchor_of(adjustment.id)}")


def _refusal(
    adjustment: Adjustment | None, decision: str, course: Course, catalogue: Catalogue
) -> tuple[int, str] | None:
    """Return why this cannot be said to that change; None if it can."""
    if decision not in ("undo", "not-now", "accept"):
        return 400, _("That is not an answer that can be given to a change.")
    if adjustment is None:
        return 404, _("There is no such change of your plan. A corrected record may have taken it away.")
    if adjustment.change.kind == "stop":
        return 403, _("A stop cannot be taken back here: somebody has to look at it first.")
    if decision not in decisions_for(adjustment, course.standing, catalogue):
        return 409, _("Nothing to do: this change is over, or was decided before.")
    return None


def _answer(decision: str, adjustment: Adjustment, after: Course) -> str:
    if decision == "accept":
        is_made = any(each.id == adjustment.id and each.status == "made" for each in after.adjustments)
        if is_made:
            return _("Done. Your plan has it from now on.")
        return _("Kept. It comes into your plan on the next day on which nothing else grows.")
    if decision == "not-now":
        return _("Fine, not now. It is not proposed again for two weeks.")
    return _("Taken back. This is not proposed again for two weeks.")
