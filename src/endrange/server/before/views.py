"""Before a session: three answers on one page, then the player, some signs, or a day without a session."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from endrange.catalogue import Catalogue
from endrange.screening import IncompleteCheckError, Reason, judge_before_session
from endrange.server import content
from endrange.server.before.forms import BeforeForm, read_answers
from endrange.server.emergency import emergency_of
from endrange.server.first_visit.answers import forget_safety
from endrange.server.form_data import sent
from endrange.server.person import PersonRequest
from endrange.server.planning import fresh_check, has_trained, is_no_day_for_it, what_comes_first
from endrange.server.safety import safety_of
from endrange.server.store.models import Person, SessionCheck


@require_http_methods(["GET", "HEAD", "POST"])
def before(request: PersonRequest) -> HttpResponse:
    """Ask the three questions; whoever has answered them for this session goes on."""
    person, catalogue = request.person, content.catalogue()
    elsewhere = _elsewhere(request, catalogue)
    if elsewhere is not None:
        return elsewhere
    form = BeforeForm(sent(request), catalogue=catalogue, is_first=not has_trained(person))
    if request.method == "POST" and form.is_valid():
        SessionCheck.objects.create(
            person=person,
            answers=form.kept(),
            verdict=form.verdict.action,
            happenings=sorted(form.verdict.happenings),
        )
        if form.verdict.action == "go":
            return redirect(f"/session/{_minutes(request.GET)}")
        forget_safety(person)
        return redirect("before-session" if form.verdict.action == "no-session" else "welcome-go-on")
    return render(request, "before/before.html", {"form": form}, status=400 if form.errors else 200)


def no_session_reasons(person: Person, catalogue: Catalogue) -> tuple[Reason, ...]:
    """Return why there is no session today, as the latest answers before one say it."""
    check = person.session_checks.first()
    if check is None or check.verdict != SessionCheck.NO_SESSION or not is_no_day_for_it(person):
        return ()
    try:
        return judge_before_session(read_answers(check.answers), catalogue=catalogue).reasons
    except IncompleteCheckError:  # the questions have changed since
        return ()


def _elsewhere(request: PersonRequest, catalogue: Catalogue) -> HttpResponse | None:
    """Return the page that comes instead of the questions; None if it is time for them."""
    person, safety = request.person, safety_of(request.person, catalogue)
    if safety.is_stopped:
        return redirect("stopped")
    if not person.has_choices():
        return redirect("welcome")
    wants_again = "again" in request.GET or request.method == "POST"
    if is_no_day_for_it(person) and not wants_again:
        return _not_today(request, catalogue)
    first = what_comes_first(safety, person)
    if first is not None:
        return redirect(first)
    if fresh_check(person) is not None and not wants_again:
        return redirect(f"/session/{_minutes(request.GET)}")
    return None


def _not_today(request: PersonRequest, catalogue: Catalogue) -> HttpResponse:
    page = {
        "reasons": no_session_reasons(request.person, catalogue),
        "asks_signs": safety_of(request.person, catalogue).is_open,
        "emergency": emergency_of(request.person),
    }
    return render(request, "before/not_today.html", page)


def _minutes(asked: QueryDict) -> str:
    minutes = asked.get("minutes", "")
    return f"?minutes={int(minutes)}" if minutes.isascii() and minutes.isdigit() else ""
