"""Settings: the person's own, and their data."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from endrange.server import content
from endrange.server.person import PersonRequest
from endrange.server.preferences.forms import WORDS_TO_TYPE, DeleteEverythingForm, PreferencesForm
from endrange.server.preferences.own_data import as_json, delete_everything
from endrange.server.preferences.present_answers import present_answers
from endrange.server.store.models import Person
from endrange.server.store.zones import zone_names


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: PersonRequest) -> HttpResponse:
    """Show all settings on one page; one button keeps them."""
    person = Person.objects.get(pk=request.person.pk)  # a refused change must not colour the page
    form = PreferencesForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("settings")
    page = {
        "form": form,
        "steps": present_answers(person, content.catalogue()) if person.has_choices() else (),
        "zones": zone_names(),
        "data_folder": settings.DATA,
    }
    return render(request, "preferences/settings.html", page, status=400 if form.errors else 200)


@require_safe
def download(request: PersonRequest) -> StreamingHttpResponse:
    """Hand out everything that is kept, as JSON."""
    day = timezone.localdate().isoformat()
    return StreamingHttpResponse(
        as_json(request.person, settings.DATA),
        content_type="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="endrange-{day}.json"',
            "Cache-Control": "no-store",
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: PersonRequest) -> HttpResponse:
    """Delete everything once the words are typed."""
    form = DeleteEverythingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        delete_everything(request.person, settings.DATA)
        return _all_gone(request)
    page = {"form": form, "words": WORDS_TO_TYPE, "data_folder": settings.DATA}
    return render(request, "preferences/delete.html", page, status=400 if form.errors else 200)


def _all_gone(request: HttpRequest) -> HttpResponse:
    """Say that it is done, and have the browser forget what the player kept on the device."""
    response = render(request, "preferences/deleted.html", {"person": None})
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response
