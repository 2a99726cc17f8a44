"""Who leaves an exercise out, and for whom it is different, with the why of each."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from endrange.catalogue import Catalogue, Exercise, translate

HALF = 0.5


def left_out(exercise: Exercise, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Each rule that takes the exercise or some of it out. `exercise` is translated already."""
    regions = {region.id: region.name for region in exercise.regions}
    return [
        {
            "condition": translate(catalogue.conditions[rule.condition], gettext),
            "rule": rule,
            "only": [*_ways(exercise, rule.variants), *(regions[each] for each in rule.regions)],
        }
        for rule in exercise.leave_out
        if rule.condition in catalogue.conditions
    ]


def changed(exercise: Exercise, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Each change for somebody who does the exercise all the same. `exercise` is translated already."""
    return [
        {
            "condition": translate(catalogue.conditions[change.condition], gettext),
            "change": change,
            "only": _ways(exercise, change.variants),
            "way": exercise.variant(change.variant).name if change.variant else "",
            "dose": _share(change.dose_factor),
        }
        for change in exercise.changes
        if change.condition in catalogue.conditions
    ]


def _ways(exercise: Exercise, variants: Iterable[str]) -> list[str]:
    """The names of these variants; none where they are all there are."""
    named = set(variants)
    if named == {variant.id for variant in exercise.variants}:
        return []
    return [variant.name for variant in exercise.variants if variant.id in named]


def _share(factor: float) -> str:
    if factor == 1:
        return ""
    if factor == HALF:
        return _("Half the amount.")
    return _("%(percent)d percent of the amount.") % {"percent": round(100 * factor)}
