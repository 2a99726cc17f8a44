"""The first visit: one question a screen; each answer is kept at once, so nothing is lost by leaving."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from endrange.catalogue import Catalogue
from endrange.programme.choices import default_weekdays
from endrange.server import content
from endrange.server.emergency import emergency_of
from endrange.server.first_visit import answers as kept
from endrange.server.first_visit.going_on import is_cleared, next_address, total_of
from endrange.server.first_visit.screens import in_turn, screens
from endrange.server.first_visit.steps import (
    WHAT_APPLIES,
    Step,
    asked,
    beside,
    first_unanswered,
    next_about_conditions,
    open_about_conditions,
    step_of,
)
from endrange.server.form_data import sent
from endrange.server.person import PersonRequest
from endrange.server.safety import safety_of
from endrange.server.stills import first_scene, picture
from endrange.server.store.models import Person

SHOWN = ("couch-stretch", "wall")
"""The exercise and its variant that the first page shows."""


IN_MOST_HOMES = ("wall", "towel", "pillow", "chair")
"""What is ticked before the person has answered: a wall, and stand-ins for strap, ball and bench (chosen)."""


@require_safe
def welcome(request: PersonRequest) -> HttpResponse:
    """Say what this is and what it is not."""
    catalogue = content.catalogue()
    page = {
        "has_begun": bool(kept.draft_of(request.person).answers) or request.person.safety_check() is not None,
        "is_done": next_address(request.person, catalogue) == "/today/",
        "picture": picture(first_scene(catalogue.exercise(SHOWN[0]), SHOWN[1])),
    }
    return render(request, "first_visit/welcome.html", page)


@require_safe
def go_on(request: PersonRequest) -> HttpResponse:
    """Lead to the first question without an answer."""
    return redirect(next_address(request.person, content.catalogue()))


@require_safe
def result(request: PersonRequest) -> HttpResponse:  # noqa: ARG001  (an address of earlier versions)
    """Lead to what was found."""
    return redirect("stopped")


@require_safe
def conditions(request: PersonRequest) -> HttpResponse:
    """Lead to the first question about what the person has or has had that is open."""
    answers = kept.draft_of(request.person).answers
    return redirect("welcome-question", next_about_conditions(answers).id)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: PersonRequest, step: str) -> HttpResponse:
    """Ask one question of the first visit."""
    catalogue, asking = content.catalogue(), step_of(step)
    if not _may_be_asked(asking, request.person, catalogue):
        return redirect(next_address(request.person, catalogue))
    answers = kept.draft_of(request.person).answers
    initial = answers.get(asking.id) or _suggestion(asking, answers)
    form = asking.form(sent(request), initial=initial, catalogue=catalogue)
    if request.method == "POST" and form.is_valid():
        answers = kept.keep(request.person, asking.id, form.cleaned_data)
        return redirect(_after(request.person, asking, answers, catalogue))
    page = _question_page(asking, form, answers, person=request.person, catalogue=catalogue)
    page |= {"is_suggested": asking.id not in answers}
    return render(request, asking.template, page, status=400 if form.errors else 200)


def _after(person: Person, step: Step, answers: dict[str, Any], catalogue: Catalogue) -> str:
    """Return where an answer leads: on, or to what it brings up."""
    following = beside(step, answers)[1]
    if step.id in WHAT_APPLIES:
        still_open = open_about_conditions(answers)
        if still_open is not None:  # nothing is judged before the last answer
            is_among_them = following is not None and following.id in WHAT_APPLIES
            return f"/welcome/{following.id if following and is_among_them else still_open.id}/"
        kept.save_conditions(person, kept.conditions_of(answers))
    if not is_cleared(person, catalogue):
        return next_address(person, catalogue)
    return f"/welcome/{following.id}/" if following else "/welcome/ready/"


@require_http_methods(["GET", "HEAD", "POST"])
def ready(request: PersonRequest) -> HttpResponse:
    """Show all answers once, then make the plan."""
    answers, catalogue = kept.draft_of(request.person).answers, content.catalogue()
    if not is_cleared(request.person, catalogue) or first_unanswered(answers) is not None:
        return redirect(next_address(request.person, catalogue))
    if request.method == "POST":
        kept.save_choices(request.person, answers)
        kept.save_intake(request.person, answers)  # after the choices: its pain says how the programme begins
        kept.draft_of(request.person).delete()
        return redirect("today")
    return render(request, "first_visit/ready.html", {"answers": answers, "steps": asked(answers)})


def _may_be_asked(step: Step, person: Person, catalogue: Catalogue) -> bool:
    """Tell whether this question may come now; what applies can be corrected even while it stops the plan."""
    now = safety_of(person, catalogue)
    if now.clearance is not None:
        return True
    signs_come_first = now.is_open and not now.is_overtaken  # what applies may itself have brought signs up
    is_in_the_way = signs_come_first or (now.lock is not None and now.lock.tier is not None)
    return step.id in WHAT_APPLIES and not is_in_the_way


def _suggestion(step: Step, answers: dict[str, Any]) -> dict[str, Any]:
    """Return an answer that suits most people, to change or to leave."""
    if step.id == "days":
        return {"weekdays": sorted(default_weekdays(4))}
    if step.id == "equipment":
        return {"equipment": list(IN_MOST_HOMES)}
    if step.id == "side":
        sides = {each.split(".")[1] for each in answers.get("where", {}).get("regions", [])} - {"middle"}
        return {"worse_side": sides.pop()} if len(sides) == 1 else {}
    return {"minutes": {"minutes": 20}, "weeks": {"weeks": 6}}.get(step.id, {})


def _question_page(
    step: Step, form: Any, answers: dict[str, Any], *, person: Person, catalogue: Catalogue
) -> dict[str, Any]:
    count = len(in_turn(screens(catalogue), safety_of(person, catalogue).circumstances.last, catalogue))
    before = beside(step, answers)[0]
    return {
        "step": step,
        "form": form,
        "number": count + 1 + asked(answers).index(step) if step in asked(answers) else count + 1,
        "total": total_of(count, answers),
        "back": f"/welcome/{before.id}/" if before else "/welcome/",
    }


@require_safe
def help_now(request: PersonRequest) -> HttpResponse:
    """Say what to do when something is wrong: the signs in the order of their urgency."""
    catalogue = content.catalogue()
    tiers = (
        ("emergency", _("Now: call the emergency number")),
        ("same-day", _("Today: be seen by someone")),
        ("within-days", _("Within a few days")),
        ("this-week", _("This week")),
    )
    groups = [
        {
            "tier": tier,
            "title": title,
            "signs": [sign for sign in catalogue.signs.values() if sign.tier == tier],
        }
        for tier, title in tiers
    ]
    page = {"groups": groups, "emergency": emergency_of(request.person)}
    return render(request, "first_visit/help_now.html", page)
