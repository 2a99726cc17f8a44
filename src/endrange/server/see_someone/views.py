"""What a rule advises to show to somebody. It is no lock (that is `stopped`): the plan goes on meanwhile."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from endrange.programme.adaptation import Adjustment
from endrange.server import content
from endrange.server.emergency import emergency_of
from endrange.server.person import PersonRequest
from endrange.server.see_someone.words import referrals_in_words
from endrange.server.stopped.forms import LookedForm
from endrange.server.store.models import SeenBy
from endrange.server.story import course_of


@require_http_methods(["GET", "HEAD", "POST"])
def see_someone(request: PersonRequest) -> HttpResponse:
    """Say what is to be shown to somebody and why; keep who has looked at it."""
    person = request.person
    referrals = course_of(person, content.catalogue()).referrals
    if not referrals:
        return redirect("today")
    form = LookedForm(request.POST or None, today=person.today())
    if request.method == "POST" and form.is_valid() and _is_late_enough(form, referrals):
        said, about = form.cleaned_data, sorted(each.id for each in referrals)
        SeenBy.objects.create(person=person, who=said["who"], on=said["on"], about=about, note=said["note"])
        messages.success(request, _("Kept. Your plan may grow again."))
        return redirect("today")
    page = {"referrals": referrals_in_words(referrals), "form": form, "emergency": emergency_of(person)}
    return render(request, "see_someone/see_someone.html", page, status=400 if form.errors else 200)


def _is_late_enough(form: LookedForm, referrals: Sequence[Adjustment]) -> bool:
    """A look before the advice was given does not answer it."""
    since = max(each.day for each in referrals)
    if form.cleaned_data["on"] >= since:
        return True
    form.refuse_before(since)
    return False
