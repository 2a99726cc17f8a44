"""What a strengthening exercise says besides: what it trains, and what makes it heavier."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext as _

from endrange.catalogue import Catalogue, Exercise, Variant
from endrange.catalogue.exercise import Load
from endrange.server.stills import first_scene, picture


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


def loads_of(exercise: Exercise, variant: Variant, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Each load, lightest first: its picture, and what stands in. `exercise` is translated already."""
    scene = first_scene(exercise, variant.id)
    drawn = [load.id for load in exercise.loads if scene is not None and scene.shows(load.id)]
    return [
        {
            "load": load,
            "still": picture(scene.loaded(load.id), camera=scene.second_view, place=load.id)
            if scene is not None and drawn and (load.id in drawn or not load.equipment)
            else "",
            "stand_ins": [
                gettext(other.name)
                for item in load.equipment
                for other in catalogue.equipment[item].stand_ins
            ],
        }
        for load in exercise.loads
    ]


def load_asked_for(exercise: Exercise, load_id: str) -> Load | None:
    """The load whose figure is wanted; None for the body's own weight. Raises KeyError for an unknown one."""
    load = {each.id: each for each in exercise.loads}[load_id] if load_id else None
    return load if load is not None and load.equipment else None
