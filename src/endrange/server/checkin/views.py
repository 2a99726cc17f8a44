"""Check-ins: each one screen, answered in seconds; answered twice on a day, the later answer counts."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from endrange.records.check_ins import Kind
from endrange.server.checkin.due import put_off
from endrange.server.checkin.forms import ActivitiesForm, CheckInForm, MorningForm, NamesForm, WeeklyForm
from endrange.server.form_data import sent
from endrange.server.person import PersonRequest
from endrange.server.store import check_ins

CAN_BE_PUT_OFF: dict[str, Kind] = {"morning": "morning", "weekly": "weekly", "function": "function"}
POST_TOO = ["GET", "HEAD", "POST"]


@require_http_methods(POST_TOO)
def morning(request: PersonRequest) -> HttpResponse:
    """Ask how it is at rest today."""
    return _ask(request, "morning", MorningForm)


@require_http_methods(POST_TOO)
def weekly(request: PersonRequest) -> HttpResponse:
    """Ask three questions about the week."""
    return _ask(request, "weekly", WeeklyForm)


@require_http_methods(POST_TOO)
def activities(request: PersonRequest) -> HttpResponse:
    """Ask how well the activities go; whoever has named none names them first."""
    asked = list(check_ins.activities(request.person))
    if not asked and request.person.has_choices():
        return redirect("check-in-names")
    return _ask(request, "function", ActivitiesForm, asked=asked)


@require_http_methods(POST_TOO)
def names(request: PersonRequest) -> HttpResponse:
    """Name the activities, or rename them."""
    if not request.person.has_choices():
        return redirect("welcome")
    asked = list(check_ins.activities(request.person))
    form = NamesForm(sent(request), initial={f"name-{each.place}": each.name for each in asked})
    if request.method == "POST" and form.is_valid():
        check_ins.name_activities(request.person, form.names())
        return redirect("check-in-activities")
    page = {"form": form, "are_named": bool(asked)}
    return render(request, "checkin/names.html", page, status=400 if form.errors else 200)


@require_POST
def not_now(request: PersonRequest) -> HttpResponse:
    """Take the card away for today; nothing is asked or said about it again."""
    kind = CAN_BE_PUT_OFF.get(request.POST.get("question", ""))
    if kind is None:
        return HttpResponseBadRequest(_("There is no such question to leave for later."))
    put_off(request.person, kind, request.person.today())
    return redirect("today")


def _ask(request: PersonRequest, kind: Kind, make: type[CheckInForm], **more: Any) -> HttpResponse:
    person, day = request.person, request.person.today()
    if not person.has_choices():
        return redirect("welcome")
    before = check_ins.on_day(person, kind, day)
    initial = make.as_initial(before.data) if before else {}
    form = make(sent(request), initial=initial, **more)
    if request.method == "POST" and form.is_valid():
        # An answer given again stays where it was in the day: before or after a session.
        check_ins.keep(person, kind, form.answers(), day=day, at=before.at if before else None)
        messages.success(request, _("Kept. Thank you."))
        return redirect("today")
    page = {"form": form, "is_again": before is not None, "back": "today"}
    return render(request, f"checkin/{kind}.html", page, status=400 if form.errors else 200)
