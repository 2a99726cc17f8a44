"""Template filters for how long something took: `{% load durations %}`."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()
NO_BREAK = "\N{NO-BREAK SPACE}"


@register.filter
def duration(seconds: float) -> str:
    """Write seconds as "45 s", "2 min" or "2 min 30 s"; no line ends inside it."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        said = _("%(seconds)d s") % {"seconds": rest}
    elif not rest:
        said = _("%(minutes)d min") % {"minutes": minutes}
    else:
        said = _("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": rest}
    return said.replace(" ", NO_BREAK)


@register.filter
def whole_minutes(seconds: float) -> str:
    """Write seconds as "1 minute" or "18 minutes", rounded; less than one is said so."""
    minutes = round(seconds / 60)
    if not minutes:
        return _("less than a minute")
    return ngettext("%(minutes)d minute", "%(minutes)d minutes", minutes) % {"minutes": minutes}


@register.filter
def minutes(seconds: float) -> int:
    """Write seconds as a bare number of minutes, rounded, and at least one for anything that was done."""
    return max(round(seconds / 60), 1 if seconds else 0)
