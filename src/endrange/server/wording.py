"""Doses and times in words, the same on every page."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from endrange.catalogue.dose import Dose, HoldDose, RepetitionDose
from endrange.programme import Hold, Prescription, Repetitions


def dose_in_words(dose: Dose) -> str:
    """Return a dose range as a sentence fragment."""
    if isinstance(dose, HoldDose):
        held = _("hold %(seconds)s seconds") % {"seconds": between(dose.hold_s.low, dose.hold_s.high)}
        return f"{held}, {times(dose.sets.low, dose.sets.high)}"
    if isinstance(dose, RepetitionDose):
        count = between(dose.count.low, dose.count.high)
        if dose.directions:
            moved = _("%(count)s in each direction") % {"count": count}
        else:
            moved = _("%(count)s repetitions") % {"count": count}
        return f"{moved}, {times(dose.sets.low, dose.sets.high)}"
    return _("roll each region for %(seconds)s seconds") % {
        "seconds": between(dose.region_s.low, dose.region_s.high)
    }


def prescription_in_words(prescription: Prescription) -> str:
    """Return what to do of an exercise, without its name."""
    dose = prescription.dose
    if isinstance(dose, Hold):
        said = _("hold %(seconds)d seconds") % {"seconds": dose.seconds}
        said = f"{said}, {times(dose.sets, dose.sets)}" if dose.sets > 1 else said
    elif isinstance(dose, Repetitions):
        said = _("%(count)d repetitions") % {"count": dose.count}
        if dose.directions:
            said = _("%(count)d in each direction") % {"count": dose.count}
        said = f"{said}, {times(dose.sets, dose.sets)}" if dose.sets > 1 else said
    else:
        said = ngettext("%(count)d region", "%(count)d regions", len(dose.regions)) % {
            "count": len(dose.regions)
        }
        said = _("%(regions)s, %(seconds)d seconds each") % {"regions": said, "seconds": dose.region_s}
    return f"{said}, {sides_in_words(prescription)}"


def sides_in_words(prescription: Prescription) -> str:
    """Return which side comes first and whether one gets more."""
    if prescription.sides == ("both",):
        return _("both sides together")
    first = {"left": _("left first"), "right": _("right first")}[prescription.sides[0]]
    if prescription.extra_sets_for_worse_side:
        more = {"left": _("once more on the left"), "right": _("once more on the right")}[
            prescription.sides[0]
        ]
        return _("%(side)s, and %(more)s") % {"side": first, "more": more}
    return _("each side, %(side)s") % {"side": first}


def minutes_in_words(seconds: float) -> str:
    """Return a length in minutes, halves included, as a person would say it."""
    halves = round(seconds / 30)
    if halves == 0:
        return _("under half a minute") if seconds else _("0 minutes")
    number = f"{halves // 2}" if halves % 2 == 0 else f"{halves / 2:.1f}"
    return ngettext("%(number)s minute", "%(number)s minutes", 1 if halves == 2 else 2) % {"number": number}


def between(low: float, high: float) -> str:
    """Return `60-120` or one number."""
    return f"{low:g}" if low == high else f"{low:g}\N{EN DASH}{high:g}"


def times(low: float, high: float) -> str:
    """Return how often."""
    if high == 1:
        return _("once")
    return _("%(count)s times") % {"count": between(low, high)}
