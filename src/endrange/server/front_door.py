"""The first address anybody opens."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from endrange.server.person import current


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """Lead to Today, or to the first visit as long as that is unfinished."""
    return redirect("/today/" if current(request).has_choices() else "/welcome/")
