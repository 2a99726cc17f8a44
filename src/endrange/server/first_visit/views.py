"""The first visit: one question a screen; each answer is kept at once, so nothing is lost by leaving."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from endrange.catalogue import Catalogue
from endrange.programme.choices import default_weekdays
from endrange.screening import UNSUPERVISED_UNDER_16, held_conditions, words_needed
from endrange.server import content
from endrange.server.first_visit import answers as kept
from endrange.server.first_visit.forms import SafetyForm
from endrange.server.first_visit.screens import SafetyScreen, screens
from endrange.server.first_visit.steps import BY_ID, Step, asked, beside, first_unanswered
from endrange.server.form_data import sent
from endrange.server.person import PersonRequest
from endrange.server.planning import clearance_of
from endrange.server.stills import first_scene, picture
from endrange.server.store.models import Person, SafetyCheck

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
    every = screens(catalogue)
    place = next((number for number, each in enumerate(every) if each.id == screen), None)
    if place is None:
        raise Http404(screen)
    here = every[place]
    before = kept.draft_of(request.person).answers.get("safety", {})
    form = SafetyForm(sent(request), initial=_initial(here, before), catalogue=catalogue, screen=here.signs)
    if request.method == "POST" and form.is_valid():
        given = kept.keep_safety(request.person, form.answers())
        following = None if here.shows_emergency(given) else _screen_after(place, every, given)
        return redirect("safety-screen", following.id) if following else _judged(request, given, every)
    return render(request, "first_visit/safety.html", _safety_page(form, every, place))


@require_POST
def safety_again(request: PersonRequest) -> HttpResponse:
    """Begin the safety check anew."""
    kept.forget_safety(request.person)
    return redirect("safety-screen", screens(content.catalogue())[0].id)


@require_safe
def result(request: PersonRequest) -> HttpResponse:
    """Say what the safety check came to: what it could mean, what to do and when."""
    check = request.person.safety_check()
    if check is None:
        return redirect("welcome")
    catalogue = content.catalogue()
    found = [catalogue.signs[sign] for sign in check.findings if sign in catalogue.signs]
    held = held_conditions(check.conditions, catalogue.conditions)
    words = words_needed(held)
    not_yet = [each for each in held if each in words or each.id == UNSUPERVISED_UNDER_16]
    if check.is_clear and not not_yet:
        return redirect("welcome-go-on")
    page = {
        "check": check,
        "signs": found,
        "not_yet": not_yet,
    }
    return render(request, "first_visit/result.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: PersonRequest, step: str) -> HttpResponse:
    """Ask one question of the first visit."""
    catalogue, asking = content.catalogue(), _step(step)
    if not _may_be_asked(asking, request.person, catalogue):
        return redirect(_next_address(request.person, catalogue))
    answers = kept.draft_of(request.person).answers
    initial = answers.get(asking.id) or _suggestion(asking, answers)
    form = asking.form(sent(request), initial=initial, catalogue=catalogue)
    if request.method == "POST" and form.is_valid():
        answers = kept.keep(request.person, asking.id, form.cleaned_data)
        if asking.id == "conditions":
            kept.save_conditions(request.person, form.cleaned_data["conditions"])
        following = beside(asking, answers)[1]
        if not _is_cleared(request.person, catalogue):
            return redirect("safety-result")
        return redirect("welcome-question", following.id) if following else redirect("welcome-ready")
    page = _question_page(asking, form, answers, catalogue) | {"is_suggested": asking.id not in answers}
    return render(request, asking.template, page)


@require_http_methods(["GET", "HEAD", "POST"])
def ready(request: PersonRequest) -> HttpResponse:
    """Show all answers once, then make the plan."""
    answers, catalogue = kept.draft_of(request.person).answers, content.catalogue()
    if not _is_cleared(request.person, catalogue) or first_unanswered(answers) is not None:
        return redirect(_next_address(request.person, catalogue))
    if request.method == "POST":
        kept.save_intake(request.person, answers)
        kept.save_choices(request.person, answers)
        kept.draft_of(request.person).delete()
        return redirect("today")
    return render(request, "first_visit/ready.html", {"answers": answers, "steps": asked(answers)})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: PersonRequest, step: str) -> HttpResponse:
    """Ask one question again, from Settings or the plan; everything else stays."""
    asking, catalogue = _step(step), content.catalogue()
    if not request.person.has_choices():
        return redirect("welcome")
    back = "plan" if request.GET.get("back") == "plan" else "settings"
    answers = kept.saved_answers(request.person)
    form = asking.form(sent(request), initial=answers.get(asking.id, {}), catalogue=catalogue)
    if request.method == "POST" and form.is_valid():
        kept.save_change(request.person, asking.id, form.cleaned_data)
        if not _is_cleared(request.person, catalogue):
            return redirect("safety-result")
        messages.success(request, _("Saved."))
        return redirect(back)
    page = {"step": asking, "form": form, "is_change": True, "back": back}
    return render(request, asking.template, page)


def _step(name: str) -> Step:
    if name not in BY_ID:
        raise Http404(name)
    return BY_ID[name]


def _is_cleared(person: Person, catalogue: Catalogue) -> bool:
    return clearance_of(person, catalogue) is not None


def _may_be_asked(step: Step, person: Person, catalogue: Catalogue) -> bool:
    """Tell whether this question may come now; what applies can be corrected even while it stops the plan."""
    check = person.safety_check()
    return _is_cleared(person, catalogue) or (
        step.id == "conditions" and check is not None and check.is_clear
    )


def _is_open(check: SafetyCheck | None, catalogue: Catalogue) -> bool:
    """Tell whether a sign still needs its answer, as after an upgrade that brought one."""
    if check is None:
        return True
    return check.is_clear and not all(screen.is_answered(check.answers) for screen in screens(catalogue))


def _next_address(person: Person, catalogue: Catalogue) -> str:
    """Return where the person goes on."""
    answers = kept.draft_of(person).answers
    if "safety" in answers or _is_open(person.safety_check(), catalogue):
        given = answers.get("safety", {})
        open_screen = next((each for each in screens(catalogue) if not each.is_answered(given)), None)
        return f"/welcome/safety/{(open_screen or screens(catalogue)[0]).id}/"
    if not _is_cleared(person, catalogue):
        return "/welcome/result/"
    if person.has_choices():
        return "/today/"
    step = first_unanswered(answers)
    return f"/welcome/{step.id}/" if step else "/welcome/ready/"


def _judged(request: PersonRequest, given: dict[str, bool], every: tuple[SafetyScreen, ...]) -> HttpResponse:
    check = kept.judge(request.person, given, screens=every)
    return redirect("welcome-go-on" if check.is_clear else "safety-result")


def _screen_after(place: int, every: tuple[SafetyScreen, ...], given: dict[str, bool]) -> SafetyScreen | None:
    """Return the next screen; after the last, one that was passed over. None: every sign has its answer."""
    if place + 1 < len(every):
        return every[place + 1]
    return next((screen for screen in every if not screen.is_answered(given)), None)


def _initial(screen: SafetyScreen, answers: dict[str, bool]) -> dict[str, Any]:
    ticked = [sign.id for sign in screen.signs if answers.get(sign.id)]
    return {"signs": ticked, "none": screen.is_answered(answers) and not ticked}


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


def _safety_page(form: SafetyForm, every: tuple[SafetyScreen, ...], place: int) -> dict[str, Any]:
    return {
        "form": form,
        "number": place + 1,
        "total": _total(len(every), {}),
        "back": f"/welcome/safety/{every[place - 1].id}/" if place else "/welcome/",
        "screen": every[place],
    }


def _question_page(step: Step, form: Any, answers: dict[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    count = len(screens(catalogue))
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


def help_now(request: HttpRequest) -> HttpResponse:
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
    return render(request, "first_visit/help_now.html", {"groups": groups})
