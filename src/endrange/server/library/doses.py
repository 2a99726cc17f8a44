"""How much of an exercise, phase by phase, in words; phases in which the same holds share a line."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from endrange.catalogue import Exercise, Variant
from endrange.catalogue.dose import SHORTEST_REST_S, Dose, PassDose, RepetitionDose
from endrange.server.wording import dose_in_words

Line = dict[str, str]
"""`when` is empty where it holds in every phase."""


def amounts(exercise: Exercise, variant: Variant) -> list[Line]:
    """How much: seconds, repetitions, sets."""
    return _by_phase(exercise, variant, dose_in_words)


def rhythms(exercise: Exercise, variant: Variant) -> list[Line]:
    """The parts of a repetition and their seconds; empty where there are none."""
    return _by_phase(exercise, variant, rhythm_in_words)


def rests(exercise: Exercise, variant: Variant) -> list[Line]:
    """How long to rest between two sets; empty where it is but a breath."""
    return _by_phase(exercise, variant, _rest_in_words)


def rhythm_in_words(dose: Dose) -> str:
    """Such as "lower 3 s, pause 1 s, lift 2 s"."""
    if not isinstance(dose, RepetitionDose):
        return ""
    said = {
        "lift": _("lift %(seconds)s s"),
        "hold": _("hold %(seconds)s s"),
        "lower": _("lower %(seconds)s s"),
        "pause": _("pause %(seconds)s s"),
        "switch": _("change legs %(seconds)s s"),
    }
    return ", ".join(said[beat.name] % {"seconds": f"{beat.seconds:g}"} for beat in dose.beats)


def _rest_in_words(dose: Dose) -> str:
    if isinstance(dose, PassDose) or dose.rest_s <= SHORTEST_REST_S or dose.sets.high == 1:
        return ""
    return _("%(seconds)d seconds") % {"seconds": dose.rest_s}


def _by_phase(exercise: Exercise, variant: Variant, in_words: Callable[[Dose], str]) -> list[Line]:
    names = _strength_phases() if exercise.kind == "strengthen" else _range_phases()
    chosen: dict[Any, Dose] = {**exercise.dose, **(variant.dose or {})}
    said: dict[str, list[str]] = {}
    for phase, dose in chosen.items():
        if words := in_words(dose):
            said.setdefault(words, []).append(names[phase])
    if len(said) == 1:
        return [{"when": "", "what": next(iter(said))}]
    return [{"when": _(" and ").join(phases), "what": words} for words, phases in said.items()]


def _range_phases() -> dict[str, str]:
    return {
        "calm": _("while it is irritated"),
        "restore": _("to work on range"),
        "strengthen": _("beside strength work"),
        "keep": _("to keep it"),
    }


def _strength_phases() -> dict[str, str]:
    return {
        "calm": _("while it is irritated"),
        "restore": _("gently, while range comes first"),
        "strengthen": _("to get stronger"),
        "keep": _("to keep it"),
    }
