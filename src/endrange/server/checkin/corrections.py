"""A check-in of a day that is over: to correct, to delete. The plan follows as if it had always been so."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from endrange.records.check_ins import Kind
from endrange.server.checkin.forms import ActivitiesForm, CheckInForm, MorningForm, WeeklyForm
from endrange.server.checkin.telling import told_of
from endrange.server.form_data import sent
from endrange.server.history.calendar import Month
from endrange.server.person import PersonRequest
from endrange.server.store import check_ins
from endrange.server.store.models import CheckIn, Person

FORMS: dict[str, type[CheckInForm]] = {
    "morning": MorningForm,
    "weekly": WeeklyForm,
    "function": ActivitiesForm,
}


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: PersonRequest, check_in: int) -> HttpResponse:
    """Ask again what was answered that day; the earlier answer is kept in the data to download."""
    row = _row(request.person, check_in)
    form = _form(sent(request), row)
    if request.method == "POST" and form.is_valid():
        check_ins.keep(request.person, _kind(row), form.answers(), day=row.day, at=row.at)
        messages.success(request, _("Corrected. What was there before is kept in the data you can download."))
        return redirect(_month_of(row.day))
    page = {"form": form, "day": row.day, "back": _month_of(row.day)}
    return render(request, f"checkin/{row.kind}.html", page, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: PersonRequest, check_in: int) -> HttpResponse:
    """Ask once, then delete for good what was answered that day."""
    row = _row(request.person, check_in)
    if request.method == "POST":
        check_ins.delete(request.person, row)
        messages.success(request, _("The answer is deleted."))
        return redirect(_month_of(row.day))
    page = {"told": told_of(row, request.person), "back": _month_of(row.day)}
    return render(request, "checkin/delete.html", page)


def _row(person: Person, number: int) -> CheckIn:
    """Return what counts of the day and kind of that row; a score from elsewhere has pages of its own."""
    row: CheckIn = get_object_or_404(person.check_ins, pk=number)
    if row.kind not in FORMS:
        raise Http404("no such check-in")
    return check_ins.on_day(person, _kind(row), row.day) or row


def _kind(row: CheckIn) -> Kind:
    return next(kind for kind in ("morning", "weekly", "function") if kind == row.kind)


def _form(data: Any, row: CheckIn) -> CheckInForm:
    make = FORMS[row.kind]
    initial = make.as_initial(row.data)
    if make is not ActivitiesForm:
        return make(data, initial=initial)
    numbers = [int(each) for each in row.data["scores"]]
    return ActivitiesForm(data, initial=initial, asked=row.person.activities.filter(pk__in=numbers))


def _month_of(day: date) -> str:
    return f"/history/?month={Month.of(day)}#told"
