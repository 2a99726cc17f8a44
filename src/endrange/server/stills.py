"""Still pictures of exercises for pages: SVG without any style of its own, coloured by the page's classes."""

import re
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from endrange.catalogue import Exercise
from endrange.catalogue.scene import Scene
from endrange.figure.still import Look, still

_IDS = re.compile(r"\bf[0-9a-f]{8}(?=[\w-])")
"""What ids in a still begin with."""


def scene_of(exercise: Exercise, scene_id: str | None) -> Scene | None:
    """Return a scene by its id; None if the exercise has no such picture."""
    return next((scene for scene in exercise.scenes if scene.id == scene_id), None)


def first_scene(
    exercise: Exercise, variant_id: str | None = None, *, load: str | None = None
) -> Scene | None:
    """Return the picture that stands for the exercise: of the variant with its load, or the first region."""
    variant = exercise.variant(variant_id) if variant_id else exercise.standard
    wanted = variant.scene or (exercise.regions[0].scene if exercise.regions else None)
    scene = scene_of(exercise, wanted)
    return scene.loaded(load) if scene is not None else None


def picture(
    scene: Scene | None, *, side: str = "right", camera: str | None = None, place: str = ""
) -> SafeString:
    """Draw a scene for one working side; empty where there is none to draw.

    Where a page has the same picture twice, `place` tells their gradients apart.
    """
    if scene is None:
        return SafeString()
    drawn = _drawn(scene, side, camera)
    return mark_safe(_IDS.sub(rf"\g<0>{place}", drawn) if place else drawn)  # noqa: S308 - our own drawing


@lru_cache(maxsize=256)
def _drawn(scene: Scene, side: str, camera: str | None) -> str:
    look = Look(theme="page", side="other" if side == "left" else "working")
    return still(scene, camera=camera, look=look).replace(' role="img"', ' aria-hidden="true"', 1)
