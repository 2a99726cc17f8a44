"""What a strengthening exercise says besides: what it trains, and what makes it heavier."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from endrange.catalogue import Catalogue, Exercise


def abilities_of(exercise: Exercise) -> list[str]:
    """What the exercise trains, in plain words with the field's own."""
    names = {
        "extension": _("pushing the leg back (extension)"),
        "abduction": _("lifting out to the side, and standing level on one leg (abduction)"),
        "adduction": _("drawing inwards (adduction)"),
        "squat": _("sitting down and standing up (squat)"),
        "hinge": _("bending forward from the hips (hinge)"),
        "rotation": _("turning the leg, and the pelvis over it (rotation)"),
        "trunk": _("holding the trunk still"),
    }
    return [names[ability] for ability in exercise.trains]


def loads_of(exercise: Exercise, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Each load, lightest first, with what stands in for what it needs. `exercise` is translated already."""
    return [
        {
            "load": load,
            "stand_ins": [
                gettext(other.name)
                for item in load.equipment
                for other in catalogue.equipment[item].stand_ins
            ],
        }
        for load in exercise.loads
    ]
