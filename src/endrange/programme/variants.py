"""Which variant of an exercise a person does: as hard as they have come, and as what they have allows."""

from collections.abc import Sequence

from endrange.catalogue.exercise import ChangeFor, Exercise, Phase, Variant


def place_of(exercise: Exercise, variant: Variant) -> int:
    """0 is the standard variant, -1 the mildest easier one and -2 the next, 1 the first harder one, ..."""
    easier = [each.id for each in exercise.variants if each.level == "easier"]
    harder = [each.id for each in exercise.variants if each.level == "harder"]
    if variant.id in easier:
        return -1 - easier.index(variant.id)
    return 1 + harder.index(variant.id) if variant.id in harder else 0


def meant_for(phase: Phase, usable: Sequence[Variant]) -> Sequence[Variant]:
    """In the calm weeks the easier variants with a dose of their own for them, if there are any; else all."""
    if phase != "calm":
        return usable
    gentle = [each for each in usable if each.level == "easier" and "calm" in (each.dose or {})]
    return gentle or usable


def variant_at(
    exercise: Exercise, usable: Sequence[Variant], *, step: int = 0, changes: Sequence[ChangeFor] = ()
) -> Variant:
    """The usable variant at that step from where the person starts, or the next easier one.

    Only where nothing as easy is usable it is a harder one. A variant that is chosen by hand alone is taken
    only if there is no other. `changes` are what a condition says of the standard variant.
    """
    starts = [place_of(exercise, exercise.variant(each.variant)) for each in changes if each.variant]
    start = min(starts, default=0)
    wanted = start + (min(step, 0) if starts else step)
    automatic = [each for each in usable if each.automatic] or list(usable)
    by_place = sorted(automatic, key=lambda each: place_of(exercise, each))
    fitting = [each for each in by_place if place_of(exercise, each) <= wanted]
    return fitting[-1] if fitting else by_place[0]
