"""The page of the lock. It opens only when the person says who has looked, and when; that is kept."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from endrange.programme.adaptation import RULES
from endrange.screening import LookedAt
from endrange.server import content
from endrange.server.emergency import emergency_of
from endrange.server.first_visit import answers as kept
from endrange.server.person import PersonRequest
from endrange.server.planning import screens_with_a_yes
from endrange.server.safety import Lock, Safety, safety_of
from endrange.server.stopped.forms import LookedForm
from endrange.server.store.models import SafetyCheck, SeenBy

TIME_FOR_MISTAKES = timedelta(minutes=10)
"""So long after a check a wrong tick can be taken back (chosen): after that it needs somebody to look."""


@require_http_methods(["GET", "HEAD", "POST"])
def stopped(request: PersonRequest) -> HttpResponse:
    """Say what was found and what to do now; keep who has looked at it."""
    person = request.person
    safety = safety_of(person, content.catalogue())
    lock = safety.lock
    if lock is None:
        return redirect("welcome-go-on")
    form = LookedForm(request.POST or None, today=person.today())
    if request.method == "POST" and form.is_valid() and _keep(form, safety, lock):
        return redirect("welcome-go-on")
    page = _page(safety, lock) | {"form": form, "emergency": emergency_of(person)}
    return render(request, "stopped/stopped.html", page, status=400 if form.errors else 200)


@require_POST
def mistake(request: PersonRequest) -> HttpResponse:
    """Take back a check in which something was ticked by mistake, and show the tick. The row stays."""
    safety = safety_of(request.person, content.catalogue())
    check = _fresh_check(safety)
    if check is None:
        return redirect("stopped")
    check.is_taken_back = True
    check.save()
    kept.reopen_safety(request.person, check, safety.catalogue.signs.values())
    ticked = screens_with_a_yes(safety_of(request.person, content.catalogue()))
    return redirect("safety-screen", ticked[0].id) if ticked else redirect("welcome-go-on")


def _keep(form: LookedForm, safety: Safety, lock: Lock) -> bool:
    """Keep that somebody has looked, if the day is late enough to count; otherwise say from which on."""
    said, about = form.cleaned_data, lock.about - {each.id for each in lock.conditions if lock.is_too_young}
    look = LookedAt(who=said["who"], on=said["on"], about=about, at=timezone.now())
    rest = safety.with_look(look).lock
    still = (rest.about if rest else frozenset()) & about
    if still or not about:
        _refuse(form, safety, still)
        return False
    SeenBy.objects.create(
        person=safety.person, who=look.who, on=look.on, about=sorted(about), note=said["note"]
    )
    return True


def _refuse(form: LookedForm, safety: Safety, still: frozenset[str]) -> None:
    days = [stop.looks_from or stop.since for stop in safety.stops if stop.id in still]
    if days:
        form.refuse_before(max(days))
    else:
        form.add_error("on", _("This day does not count for what was found."))


def _page(safety: Safety, lock: Lock) -> dict[str, Any]:
    signs = safety.catalogue.signs
    found = [finding.sign for finding in lock.findings]
    found += [signs[stop.id] for stop in lock.stops if stop.id in signs]
    return {
        "lock": lock,
        "signs": found,
        "stops": [
            (stop, any(rule.id == stop.rule_id for rule in RULES))
            for stop in lock.stops
            if stop.id not in signs
        ],
        "can_be_a_mistake": _fresh_check(safety) is not None,
        "has_plan": safety.person.has_choices(),
    }


def _fresh_check(safety: Safety) -> SafetyCheck | None:
    """The latest check, while a wrong tick in it can be taken back."""
    answered = [check for check in safety.checks if check.answers or check.tier == SafetyCheck.UNANSWERED]
    latest = answered[-1] if answered else None
    is_fresh = latest is not None and timezone.now() - latest.answered_at < TIME_FOR_MISTAKES
    has_a_yes = latest is not None and not latest.is_taken_back and any(latest.answers.values())
    return latest if is_fresh and has_a_yes else None
