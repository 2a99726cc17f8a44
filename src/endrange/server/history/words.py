"""The words for what the events say with ids."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

SIDES = {
    "left": pgettext_lazy("side of the body", "left"),
    "right": pgettext_lazy("side of the body", "right"),
    "both": pgettext_lazy("side of the body", "both"),
    "middle": pgettext_lazy("side of the body", "middle"),
}
REASONS = {
    "pain": _("pain"),
    "no-time": _("no time"),
    "too-hard": _("too hard"),
    "no-equipment": _("equipment not at hand"),
    "red-flag": _("a sign that needed help first"),
    "other": _("another reason"),
}
PAIN_KINDS = {
    "stretch": _("stretch"),
    "ache": _("ache"),
    "sharp": _("sharp"),
    "pinch": _("pinch"),
    "catch": _("catch"),
    "click": _("click"),
    "tingling": _("tingling"),
}
PAIN_ACTIONS = {
    "go-on": _("went on"),
    "hold": _("stayed where it was"),
    "back-off": _("backed off"),
    "stop-exercise": _("stopped this exercise"),
    "stop-session": _("stopped the session"),
}


def parts_left_in_words(count: int) -> str:
    """Say how many parts of a session are missing; empty if none is."""
    if not count:
        return ""
    return ngettext(
        "%(count)d part left out or left early", "%(count)d parts left out or left early", count
    ) % {"count": count}
