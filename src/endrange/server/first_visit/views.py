"""The first visit: one question a screen; each answer is kept at once, so nothing is lost by leaving."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endrange.catalogue import Catalogue
from endrange.catalogue.conditions import THEMES
from endrange.programme.choices import default_weekdays
from endrange.server import content
from endrange.server.emergency import emergency_of
from endrange.server.first_visit import answers as kept
from endrange.server.first_visit.forms import AboutYouForm, SafetyForm, TickingForm
from endrange.server.first_visit.screens import SafetyScreen, in_turn, screen_of, screens
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
from endrange.server.planning import clearance_of, next_screen, what_comes_first
from endrange.server.safety import Safety, safety_of
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
        "is_done": _next_address(request.person, catalogue) == "/today/",
        "picture": picture(first_scene(catalogue.exercise(SHOWN[0]), SHOWN[1])),
    }
    return render(request, "first_visit/welcome.html", page)


@require_safe
def go_on(request: PersonRequest) -> HttpResponse:
    """Lead to the first question without an answer."""
    return redirect(_next_address(request.person, content.catalogue()))


@require_http_methods(["GET", "HEAD", "POST"])
def safety(request: PersonRequest, screen: str) -> HttpResponse:
    """Ask one screen of the safety check. Nothing is judged before the last, except an emergency."""
    catalogue = content.catalogue()
    now, whole = safety_of(request.person, catalogue), screen_of(screen, catalogue)
    every = _screens_around(screen, now)
    place = next((number for number, each in enumerate(every) if each.id == screen), None)
    if place is None and request.method != "POST":  # none of its signs can be in this person
        return redirect(_next_address(request.person, catalogue))
    form = _safety_form(request, whole, now)
    if request.method == "POST" and form.is_valid():
        _keep(form, now)
        told = safety_of(request.person, catalogue)
        following = None if whole.shows_emergency(told.draft) else _screen_after(screen, told)
        return redirect("safety-screen", following.id) if following else _judged(request, told)
    if place is None:
        return redirect(_next_address(request.person, catalogue))
    page = _safety_page(form, every, place) | {"is_remembered": _is_remembered(every[place], now)}
    page |= {"reasons": now.reasons if place == 0 else (), "is_overtaken": now.is_overtaken and place == 0}
    if request.person.has_choices():
        page |= {"total": len(every)} | ({} if place else {"back": "/settings/"})
    elif now.is_overtaken:
        page |= {"total": len(every)} | ({} if place else {"back": f"/welcome/{THEMES[-1]}/"})
    return render(request, "first_visit/safety.html", page, status=400 if form.errors else 200)


def _safety_form(request: PersonRequest, whole: SafetyScreen, now: Safety) -> AboutYouForm | SafetyForm:
    data, catalogue = sent(request), now.catalogue
    if whole.circumstances:
        initial, known = _initial_circumstances(now), now.circumstances.known
        return AboutYouForm(data, initial=initial, catalogue=catalogue, known=known)
    offered = whole.asked_of(now.circumstances.standing)
    return SafetyForm(
        data,
        initial=_initial(offered, now.draft),
        catalogue=catalogue,
        screen=whole.signs,
        offered=offered.signs,
    )


def _keep(form: AboutYouForm | SafetyForm, now: Safety) -> None:
    """Keep the answers of one screen beside those that still count."""
    if isinstance(form, AboutYouForm):
        kept.keep_safety(now.person, now.given, tuple(form.cleaned_data["circumstances"]))
    else:
        kept.keep_safety(now.person, {**now.given, **form.answers()}, now.circumstances.told)


@require_POST
def safety_again(request: PersonRequest) -> HttpResponse:
    """Begin the safety check anew."""
    kept.forget_safety(request.person)
    return redirect("safety-screen", safety_of(request.person, content.catalogue()).due[0].id)


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
        return redirect(_next_address(request.person, catalogue))
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
    if not _is_cleared(person, catalogue):
        return _next_address(person, catalogue)
    return f"/welcome/{following.id}/" if following else "/welcome/ready/"


@require_http_methods(["GET", "HEAD", "POST"])
def ready(request: PersonRequest) -> HttpResponse:
    """Show all answers once, then make the plan."""
    answers, catalogue = kept.draft_of(request.person).answers, content.catalogue()
    if not _is_cleared(request.person, catalogue) or first_unanswered(answers) is not None:
        return redirect(_next_address(request.person, catalogue))
    if request.method == "POST":
        kept.save_choices(request.person, answers)
        kept.save_intake(request.person, answers)  # after the choices: its pain says how the programme begins
        kept.draft_of(request.person).delete()
        return redirect("today")
    return render(request, "first_visit/ready.html", {"answers": answers, "steps": asked(answers)})


def _is_cleared(person: Person, catalogue: Catalogue) -> bool:
    return clearance_of(person, catalogue) is not None


def _may_be_asked(step: Step, person: Person, catalogue: Catalogue) -> bool:
    """Tell whether this question may come now; what applies can be corrected even while it stops the plan."""
    now = safety_of(person, catalogue)
    if now.clearance is not None:
        return True
    signs_come_first = now.is_open and not now.is_overtaken  # what applies may itself have brought signs up
    is_in_the_way = signs_come_first or (now.lock is not None and now.lock.tier is not None)
    return step.id in WHAT_APPLIES and not is_in_the_way


def _next_address(person: Person, catalogue: Catalogue) -> str:
    """Return where the person goes on."""
    now, answers = safety_of(person, catalogue), kept.draft_of(person).answers
    if now.is_stopped:
        return "/stopped/"
    if "safety" in answers or now.is_open:
        return f"/welcome/safety/{next_screen(now)}/"
    if person.has_choices():
        return what_comes_first(now, person) or "/today/"
    if now.asks_conditions:
        return f"/welcome/{next_about_conditions(answers).id}/"
    step = first_unanswered(answers)
    return f"/welcome/{step.id}/" if step else "/welcome/ready/"


def _judged(request: PersonRequest, told: Safety) -> HttpResponse:
    """Keep the check; whoever has a plan and is cleared is told so."""
    signs = told.catalogue.signs.values()
    kept.judge(request.person, told.draft, signs=signs, circumstances=told.circumstances.standing)
    following = _next_address(request.person, told.catalogue)
    if following == "/today/":
        messages.success(request, _("Thank you. Nothing stands in the way."))
    return redirect(following)


def _screens_around(screen: str, now: Safety) -> tuple[SafetyScreen, ...]:
    """Return the screens that are asked now, if this one is among them; else all there are for the person."""
    if screen in {each.id for each in (*now.due, *now.due_of_anybody)}:
        return now.due
    return in_turn(screens(now.catalogue), now.circumstances.standing, now.catalogue)


def _screen_after(screen: str, told: Safety) -> SafetyScreen | None:
    """Return the screen that comes now; None: every sign has its answer.

    That is the same one where an earlier page had not all its signs, the next in turn, and after the last one
    that was passed over.
    """
    every = _screens_around(screen, told)
    places = [number for number, each in enumerate(every) if each.id == screen]
    at_hand = [every[place] for place in places if not every[place].is_answered(told.draft)]
    in_order = [every[place + 1] for place in places if place + 1 < len(every)]
    passed_over = [each for each in every if not each.is_answered(told.draft)]
    return next(iter([*at_hand, *in_order, *passed_over]), None)


def _initial(screen: SafetyScreen, answers: Mapping[str, bool]) -> dict[str, Any]:
    ticked = [sign.id for sign in screen.signs if answers.get(sign.id)]
    return {"signs": ticked, "none": screen.is_answered(answers) and not ticked}


def _is_remembered(screen: SafetyScreen, now: Safety) -> bool:
    """Tell whether the ticks of the screen are not yet those of this check."""
    return not screen.is_told and not now.circumstances.remembered <= now.circumstances.known


def _initial_circumstances(now: Safety) -> dict[str, Any]:
    """What was told in this check; else what was true lately, to be looked at again."""
    standing = now.circumstances.standing
    if standing is not None:
        return {"circumstances": standing, "none": not standing}
    return {"circumstances": sorted(now.circumstances.remembered)}


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


def _safety_page(form: TickingForm, every: tuple[SafetyScreen, ...], place: int) -> dict[str, Any]:
    return {
        "form": form,
        "number": place + 1,
        "total": _total(len(every), {}),
        "back": f"/welcome/safety/{every[place - 1].id}/" if place else "/welcome/",
        "screen": every[place],
    }


def _question_page(
    step: Step, form: Any, answers: dict[str, Any], *, person: Person, catalogue: Catalogue
) -> dict[str, Any]:
    count = len(in_turn(screens(catalogue), safety_of(person, catalogue).circumstances.last, catalogue))
    before = beside(step, answers)[0]
    return {
        "step": step,
        "form": form,
        "number": count + 1 + asked(answers).index(step) if step in asked(answers) else count + 1,
        "total": _total(count, answers),
        "back": f"/welcome/{before.id}/" if before else "/welcome/",
    }


def _total(safety_screens: int, answers: dict[str, Any]) -> int:
    return safety_screens + len(asked(answers))


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
