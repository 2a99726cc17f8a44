"""A question asked again later, from Settings, the plan or Today; after an operation all about conditions."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from endrange.server import content
from endrange.server.first_visit import answers as kept
from endrange.server.first_visit.steps import (
    WHAT_APPLIES,
    Step,
    asked,
    next_about_conditions,
    open_about_conditions,
    step_of,
)
from endrange.server.form_data import sent
from endrange.server.person import PersonRequest
from endrange.server.planning import detour
from endrange.server.safety import Safety, safety_of

BACK = {
    "settings": gettext_lazy("Settings"),
    "plan": gettext_lazy("Plan"),
    "today": gettext_lazy("Today"),
    "why": gettext_lazy("Why did my plan change"),
}
"""Where a changed answer leads back to."""


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: PersonRequest, step: str) -> HttpResponse:
    """Ask one question again; everything else stays."""
    asking, catalogue = step_of(step), content.catalogue()
    if not request.person.has_choices():
        return redirect("welcome")
    now = safety_of(request.person, catalogue)
    if asking.id in WHAT_APPLIES and now.asks_conditions:
        return _ask_all_again(request, asking, now)
    answers = kept.saved_answers(request.person)
    form = asking.form(sent(request), initial=answers.get(asking.id, {}), catalogue=catalogue)
    if request.method == "POST" and form.is_valid():
        kept.save_change(request.person, asking.id, form.cleaned_data)
        return _changed(request, asking)
    return render(request, asking.template, _page(request, asking, form), status=400 if form.errors else 200)


@require_safe
def change_conditions(request: PersonRequest) -> HttpResponse:
    """Lead to the first question about what the person has or has had; of those asked again, the open one."""
    told = _told_again(safety_of(request.person, content.catalogue()))
    return redirect(_address(next_about_conditions(told), _back(request)))


def _ask_all_again(request: PersonRequest, asking: Step, now: Safety) -> HttpResponse:
    """Ask this as one of all questions about conditions; they are kept after the last answer."""
    told = _told_again(now)
    ticked = kept.saved_answers(request.person).get(asking.id, {}) | {"none": False}
    form = asking.form(sent(request), initial=told.get(asking.id, ticked), catalogue=now.catalogue)
    if request.method == "POST" and form.is_valid():
        told |= {asking.id: form.cleaned_data}
        following = open_about_conditions(told)
        kept.keep_all(request.person, told)
        if following is not None:
            return redirect(_address(following, _back(request)))
        kept.save_conditions(request.person, kept.conditions_of(told))
        kept.forget(request.person, *WHAT_APPLIES)
        return _go_back(request)
    order = [step for step in asked(told) if step.id in WHAT_APPLIES]
    before = order[order.index(asking) - 1] if asking in order[1:] else None
    page = _page(request, asking, form) | {"goes_on": True, "is_first": before is None}
    if before is not None:
        page |= {"back_address": _address(before, _back(request)), "back_name": _("Back")}
    return render(request, asking.template, page, status=400 if form.errors else 200)


def _told_again(now: Safety) -> dict[str, Any]:
    """Return what was answered of the questions about conditions since they have to be asked again."""
    if not now.asks_conditions:
        return {}
    answers: Mapping[str, Any] = kept.draft_of(now.person).answers
    return {step: answer for step, answer in answers.items() if step in WHAT_APPLIES}


def _changed(request: PersonRequest, step: Step) -> HttpResponse:
    """Lead to what the changed answer brings up, else back."""
    answers = kept.saved_answers(request.person)
    if step.id == "operations" and any(each.id == "hip-approach" for each in asked(answers)):
        return redirect(_address(step_of("hip-approach"), _back(request)))
    return _go_back(request)


def _go_back(request: PersonRequest) -> HttpResponse:
    if safety_of(request.person, content.catalogue()).clearance is None:
        return redirect(detour(request.person, content.catalogue()))
    messages.success(request, _("Saved."))
    return redirect(_back(request))


def _back(request: PersonRequest) -> str:
    asked_for = request.GET.get("back", "")
    return asked_for if asked_for in BACK else "settings"


def _address(step: Step, back: str) -> str:
    return f"{reverse('change-answer', args=[step.id])}?back={back}"


def _page(request: PersonRequest, step: Step, form: Any) -> dict[str, Any]:
    back = _back(request)
    return {
        "step": step,
        "form": form,
        "is_change": True,
        "back": back,
        "back_address": reverse(back),
        "back_name": BACK[back],
    }
