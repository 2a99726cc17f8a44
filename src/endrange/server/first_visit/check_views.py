"""The safety check, screen by screen: nothing is judged before the last answer, except an emergency."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from endrange.catalogue.conditions import THEMES
from endrange.server import content
from endrange.server.first_visit import answers as kept
from endrange.server.first_visit.check_forms import AboutYouForm, SafetyForm
from endrange.server.first_visit.forms import TickingForm
from endrange.server.first_visit.going_on import next_address, total_of
from endrange.server.first_visit.screens import SafetyScreen, in_turn, screen_of, screens
from endrange.server.form_data import sent
from endrange.server.person import PersonRequest
from endrange.server.safety import Safety, safety_of


@require_http_methods(["GET", "HEAD", "POST"])
def safety(request: PersonRequest, screen: str) -> HttpResponse:
    """Ask one screen of the safety check. Nothing is judged before the last, except an emergency."""
    catalogue = content.catalogue()
    now, whole = safety_of(request.person, catalogue), screen_of(screen, catalogue)
    every = _screens_around(screen, now)
    place = next((number for number, each in enumerate(every) if each.id == screen), None)
    if place is None and request.method != "POST":  # none of its signs can be in this person
        return redirect(next_address(request.person, catalogue))
    form = _safety_form(request, whole, now)
    if request.method == "POST" and form.is_valid():
        _keep(form, now)
        told = safety_of(request.person, catalogue)
        following = None if whole.shows_emergency(told.draft) else _screen_after(screen, told)
        return redirect("safety-screen", following.id) if following else _judged(request, told)
    if place is None:
        return redirect(next_address(request.person, catalogue))
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


def _judged(request: PersonRequest, told: Safety) -> HttpResponse:
    """Keep the check; whoever has a plan and is cleared is told so."""
    signs = told.catalogue.signs.values()
    kept.judge(request.person, told.draft, signs=signs, circumstances=told.circumstances.standing)
    following = next_address(request.person, told.catalogue)
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


def _safety_page(form: TickingForm, every: tuple[SafetyScreen, ...], place: int) -> dict[str, Any]:
    return {
        "form": form,
        "number": place + 1,
        "total": total_of(len(every), {}),
        "back": f"/welcome/safety/{every[place - 1].id}/" if place else "/welcome/",
        "screen": every[place],
    }
