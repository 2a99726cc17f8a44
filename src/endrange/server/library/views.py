"""The library: every exercise with its picture, how to do it and why."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from endrange.catalogue import Catalogue, Exercise, Variant, neutrally, translate
from endrange.catalogue.consistency import BODY_WEIGHT
from endrange.catalogue.dose import HoldDose
from endrange.catalogue.exercise import Load
from endrange.server import content
from endrange.server.citations import citations
from endrange.server.library.conditions import changed, left_out
from endrange.server.library.doses import amounts, rests, rhythms
from endrange.server.library.strength import abilities_of, load_asked_for, loads_of
from endrange.server.stills import first_scene, picture, scene_of


@require_safe
def exercises(request: HttpRequest) -> HttpResponse:
    """List the exercises, narrowed to an equipment and a kind if asked."""
    catalogue = content.catalogue()
    equipment, kind = request.GET.get("equipment", ""), request.GET.get("kind", "")
    shown = [
        row(exercise)
        for exercise in catalogue.exercises.values()
        if (not kind or exercise.kind == kind) and can_be_done_with(exercise, equipment)
    ]
    page = {
        "groups": _groups(shown),
        "own": [each for each in shown if each["exercise"].own],
        "faults": catalogue.faults,
        "equipment": equipment,
        "items": catalogue.equipment.values(),
        "kind": kind,
        "kinds": kinds(),
        "is_narrowed": bool(equipment or kind),
    }
    return render(request, "library/exercises.html", page)


@require_safe
def exercise(request: HttpRequest, exercise_id: str) -> HttpResponse:
    """Show one exercise, in the way of doing it that was asked for."""
    catalogue = content.catalogue()
    found = catalogue.exercises.get(exercise_id)
    if found is None:
        raise Http404(exercise_id)
    shown = translate(found, neutrally(gettext))
    way = request.GET.get("way", shown.standard.id)
    if way not in {variant.id for variant in shown.variants}:
        raise Http404(way)
    try:
        load = load_asked_for(shown, request.GET.get("load", ""))
    except KeyError as unknown:
        raise Http404(unknown) from None
    page = exercise_page(shown, shown.variant(way), catalogue, load=load)
    return render(request, "library/exercise.html", page)


def _groups(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The exercises of the programme by what they are for; a group without any is left out."""
    shipped = [each for each in shown if not each["exercise"].own]
    is_strength = [each["exercise"].kind == "strengthen" for each in shipped]
    groups = [
        {
            "id": "range",
            "name": _("Range"),
            "about": _("Rolling, moving and stretching: they open the way."),
            "rows": [each for each, strong in zip(shipped, is_strength, strict=True) if not strong],
        },
        {
            "id": "strength",
            "name": _("Strength"),
            "about": _("They make the hip strong through the whole way."),
            "rows": [each for each, strong in zip(shipped, is_strength, strict=True) if strong],
        },
    ]
    return [group for group in groups if group["rows"]]


def row(exercise: Exercise) -> dict[str, Any]:
    """One line of the list."""
    return {
        "exercise": translate(exercise, gettext),
        "still": picture(first_scene(exercise)),
        "kind": kind_of(exercise),
    }


def can_be_done_with(exercise: Exercise, equipment: str) -> bool:
    """Tell whether a way of doing it needs this item and nothing else, or nothing at all for `none`."""
    if not equipment:
        return True
    needs = [set(variant.equipment) for variant in exercise.variants]
    return set() in needs if equipment == "none" else any(equipment in each for each in needs)


def exercise_page(
    exercise: Exercise, variant: Variant, catalogue: Catalogue, *, load: Load | None = None
) -> dict[str, Any]:
    """Everything the exercise's page says; its figure is done with the load that is given."""
    load_id = load.id if load is not None else None
    scene = first_scene(exercise, variant.id, load=load_id)
    names = {item.id: translate(item, gettext) for item in catalogue.equipment.values()}
    muscles = {muscle.id: translate(muscle, gettext) for muscle in catalogue.muscles.values()}
    return {
        "exercise": exercise,
        "variant": variant,
        "kind": kind_of(exercise),
        "cues": variant.cues or exercise.cues,
        "feel": variant.feel or exercise.feel,
        "scene": scene,
        "scene_name": exercise.scene_name(scene.id, load_id) if scene else None,
        "load": load,
        "shown_load": load_id or BODY_WEIGHT,
        "stills": [picture(scene), picture(scene, camera=scene.second_view)] if scene else [],
        "regions": [region_part(exercise, region) for region in exercise.regions]
        if variant.scene is None
        else [],
        "equipment": [names[item] for item in variant.equipment],
        "chain": [translate(each, gettext) for each in catalogue.chain_of(exercise)],
        "muscles": [muscles[name] for name in exercise.muscles if name in muscles],
        "movements": [movements()[name] for name in exercise.movements],
        "doses": amounts(exercise, variant),
        "rhythms": rhythms(exercise, variant),
        "rests": rests(exercise, variant),
        "abilities": abilities_of(exercise),
        "loads": loads_of(exercise, variant, catalogue),
        "leave_out": left_out(exercise, catalogue),
        "changes": changed(exercise, catalogue),
        "asks": [translate(catalogue.questions[name], gettext) for name in exercise.asks],
        "citations": citations(exercise.sources, catalogue),
    }


def region_part(exercise: Exercise, region: Any) -> dict[str, Any]:
    """One stop of a rolling route, with its picture."""
    scene = scene_of(exercise, region.scene)
    return {"region": region, "scene": scene, "still": picture(scene, place="route")}


def kinds() -> dict[str, str]:
    """Kinds of exercises in words."""
    return {
        "roll": _("Rolling"),
        "mobilise": _("Moving"),
        "stretch": _("Stretching"),
        "strengthen": _("Strength"),
    }


def kind_of(exercise: Exercise) -> str:
    """Say what kind it is; of an own one that does not say more, only that it is held or moves."""
    dose = next(iter(exercise.dose.values()))
    if exercise.own and exercise.kind == "stretch" and isinstance(dose, HoldDose):
        return _("Holding")
    return kinds()[exercise.kind]


def movements() -> dict[str, str]:
    """Movements with their plain twins."""
    return {
        "flexion": _("bending up (flexion)"),
        "extension": _("opening backwards (extension)"),
        "abduction": _("out to the side (abduction)"),
        "adduction": _("across the middle (adduction)"),
        "internal-rotation": _("turning in (internal rotation)"),
        "external-rotation": _("turning out (external rotation)"),
    }
