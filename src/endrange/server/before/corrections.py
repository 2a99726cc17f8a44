"""Answers before a session, corrected or deleted later: the plan is as if it had always been so."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from endrange.server import content
from endrange.server.before.forms import BeforeForm
from endrange.server.before.telling import told_of
from endrange.server.form_data import sent
from endrange.server.history.calendar import Month
from endrange.server.person import PersonRequest
from endrange.server.planning import has_trained
from endrange.server.store.models import SessionCheck


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: PersonRequest, check: int) -> HttpResponse:
    """Ask again what was answered then, and judge it again; the moment stays."""
    row = get_object_or_404(request.person.session_checks, pk=check)
    form = BeforeForm(
        sent(request),
        initial=BeforeForm.as_initial(row.answers),
        catalogue=content.catalogue(),
        is_first=not has_trained(request.person, before=row.at),
    )
    if request.method == "POST" and form.is_valid():
        _change(row, form)
        messages.success(request, _("Corrected. What was there before is kept in the data you can download."))
        return redirect(_month_of(row))
    page = {"form": form, "at": row.at, "back": _month_of(row)}
    return render(request, "before/correct.html", page, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: PersonRequest, check: int) -> HttpResponse:
    """Ask once, then delete for good what was answered then."""
    row = get_object_or_404(request.person.session_checks, pk=check)
    back = _month_of(row)
    if request.method == "POST":
        row.delete()
        messages.success(request, _("The answer is deleted."))
        return redirect(back)
    page = {"told": told_of(row, content.catalogue()), "back": back}
    return render(request, "checkin/delete.html", page)


def _change(row: SessionCheck, form: BeforeForm) -> None:
    """Put the new answers in the place of the earlier ones, which stay beside them."""
    row.earlier = [*row.earlier, {"answers": row.answers, "kept_at": row.kept_at.isoformat()}]
    row.answers = form.kept()
    row.verdict = form.verdict.action
    row.happenings = sorted(form.verdict.happenings)
    row.save()


def _month_of(row: SessionCheck) -> str:
    return f"/history/?month={Month.of(row.at.astimezone(row.person.zone).date())}#told"
