"""Progress: the page, its charts, and scores that were obtained elsewhere."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from endrange.server.citations import citations
from endrange.server.form_data import sent
from endrange.server.person import PersonRequest
from endrange.server.progress.forms import ScoreForm
from endrange.server.progress.pictures import drawn, look_of
from endrange.server.progress.reporting import report_of
from endrange.server.progress.sections import Sections
from endrange.server.store import check_ins
from endrange.server.store.models import CheckIn

SOURCES = ("salaffi-2004", "abbott-2014", "stratford-1995", "thomas-2018", "ingram-2025", "judgement")
ALL = "all"


@require_http_methods(["GET", "HEAD", "POST"])
def progress(request: PersonRequest) -> HttpResponse:
    """Show what the records mean; take a score from elsewhere."""
    person = request.person
    form = ScoreForm(sent(request), today=person.today())
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        check_ins.keep(person, "score", {"name": told["name"], "value": told["value"]}, day=told["day"])
        messages.success(request, _("The score is kept."))
        return redirect("/progress/#scores")
    page = _page(request, form)
    return render(request, "progress/progress.html", page, status=400 if form.errors else 200)


@require_safe
def chart(request: PersonRequest, name: str, size: str, theme: str) -> HttpResponse:
    """Give one drawing of a chart. It is of somebody's health: no cache keeps it."""
    look = look_of(size, theme)
    if look is None:
        raise Http404("no such drawing")
    everything = request.GET.get("span") == ALL
    try:
        svg = drawn(request.person, report_of(request.person), name, look, everything=everything)
    except KeyError as error:
        raise Http404("no such chart") from error
    response = HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def delete_score(request: PersonRequest, score: int) -> HttpResponse:
    """Ask once, then delete a score for good."""
    row = get_object_or_404(request.person.check_ins, pk=score, kind="score")
    if request.method == "POST":
        check_ins.delete(request.person, row)
        messages.success(request, _("The score is deleted."))
        return redirect("/progress/#scores")
    return render(request, "progress/delete_score.html", {"score": _score(row)})


def _page(request: PersonRequest, form: ScoreForm) -> dict[str, Any]:
    person, report = request.person, report_of(request.person)
    everything = request.GET.get("span") == ALL
    sections = Sections(report, everything=everything, theme=person.theme)
    scores = [_score(row) for row in reversed(check_ins.latest(person, kind="score"))]
    return {
        "is_empty": report.progress.is_empty,
        "pain": sections.pain(),
        "silent_pain": sections.silent_pain(),
        "function": sections.function(),
        "sessions": sections.sessions(),
        "minutes": sections.minutes(),
        "happenings": sections.happenings(),
        "scores": scores,
        "score_names": sorted({score["name"] for score in scores}),
        "form": form,
        "is_long": report.is_long,
        "everything": everything,
        "citations": citations(SOURCES, report.catalogue),
    }


def _score(row: CheckIn) -> dict[str, Any]:
    return {"pk": row.pk, "day": row.day, "name": row.data["name"], "value": f"{row.data['value']:.10g}"}
