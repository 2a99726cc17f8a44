"""The calendar of sessions, and one session: to read, to correct, to delete."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from endrange.records import SessionRecord
from endrange.server import content
from endrange.server.before import telling as before_sessions
from endrange.server.checkin import telling as check_ins
from endrange.server.history.account import Account, account_of
from endrange.server.history.calendar import Month, weeks_of
from endrange.server.history.forms import CorrectionForm
from endrange.server.history.told import ToldLine
from endrange.server.history.words import REASONS, parts_left_in_words
from endrange.server.person import PersonRequest
from endrange.server.store import journal
from endrange.server.store.models import Person, SessionCheck, SessionSummary
from endrange.server.story import BEFORE_HOLDS


@require_safe
def history(request: PersonRequest) -> HttpResponse:
    """Show a month of sessions; without a month, the one that the person is in."""
    person, today = request.person, request.person.today()
    asked = request.GET.get("month")
    try:
        month = Month.read(asked) if asked else Month.of(today)
    except ValueError as error:
        raise Http404("no such month") from error
    sessions = list(_sessions_in(person, month))
    page = {
        "month": month,
        "weeks": weeks_of(month, sessions=sessions, today=today, zone=person.zone),
        "sessions": sessions,
        "rows": [(each, parts_left_in_words(each.parts_left)) for each in reversed(sessions)],
        "weekdays": [(WEEKDAYS[day], WEEKDAYS_ABBR[day]) for day in range(7)],
        "previous": month.previous() if _has_earlier(person, month) else None,
        "next": month.next() if month < Month.of(today) else None,
        "has_any": bool(sessions) or _has_any(person),
        "told": _told_in(person, month),
    }
    return render(request, "history/calendar.html", page)


@require_safe
def session(request: PersonRequest, session: UUID) -> HttpResponse:
    """Show what was done in one session."""
    record, account = _told(request.person, session)
    page = _session_page(record, account) | {"before": _told_before(request.person, record.started)}
    return render(request, "history/session.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: PersonRequest, session: UUID) -> HttpResponse:
    """Ask for what is wrong in the record, and keep the correction beside the original."""
    record, account = _told(request.person, session)
    form = CorrectionForm(request.POST or None, lines=account.done + account.not_done, record=record)
    if request.method == "POST" and form.is_valid():
        receipt = journal.keep(request.person, [form.event(now=timezone.now())])
        if not receipt.refused:
            messages.success(
                request, _("Corrected. What was there before is kept in the data you can download.")
            )
            return redirect("session-done", session)
        form.add_error(None, _("This could not be kept: %(why)s") % receipt.refused[0])
    page = _session_page(record, account) | {"form": form}
    return render(request, "history/correct.html", page, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: PersonRequest, session: UUID) -> HttpResponse:
    """Ask once, then delete the session for good."""
    record, account = _told(request.person, session)
    if request.method == "POST":
        journal.delete(request.person, session)
        messages.success(request, _("The session is deleted."))
        month = Month.of(record.started.astimezone(request.person.zone).date())
        return redirect(f"/history/?month={month}")
    return render(request, "history/delete.html", _session_page(record, account))


def _sessions_in(person: Person, month: Month) -> QuerySet[SessionSummary]:
    begin, end = month.span(person.zone)
    return person.sessions.filter(started_at__gte=begin, started_at__lt=end).order_by("started_at")


def _has_earlier(person: Person, month: Month) -> bool:
    begin = month.span(person.zone)[0]
    return (
        person.sessions.filter(started_at__lt=begin).exists()
        or person.check_ins.filter(day__lt=month.first).exists()
        or person.session_checks.filter(at__lt=begin).exists()
    )


def _has_any(person: Person) -> bool:
    return person.sessions.exists() or person.check_ins.exists() or person.session_checks.exists()


def _told_in(person: Person, month: Month) -> list[ToldLine]:
    """What was told beside the sessions, the newest first."""
    lines = [
        *check_ins.told_between(person, month.first, month.next().first),
        *before_sessions.told_between(person, *month.span(person.zone), content.catalogue()),
    ]
    return sorted(lines, key=lambda line: (line.day, line.at), reverse=True)


def _told(person: Person, session: UUID) -> tuple[SessionRecord, Account]:
    record = journal.record(person, session)
    if record is None:
        raise Http404("no such session")
    return record, account_of(record, content.catalogue())


def _told_before(person: Person, started: datetime) -> SessionCheck | None:
    """Return the answers that the session began with."""
    told = person.session_checks.filter(at__lte=started, at__gte=started - BEFORE_HOLDS)
    return told.first()


def _session_page(record: SessionRecord, account: Account) -> dict[str, Any]:
    return {
        "record": record,
        "account": account,
        "parts_left": parts_left_in_words(len(record.parts_left)) if record.is_completed else "",
        "reason": REASONS.get(record.reason) if record.reason else None,
    }
