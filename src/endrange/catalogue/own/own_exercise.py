"""A person's own exercise: what its file may say, and what it becomes in the catalogue.

Only a name, steps, dose and sides are asked for. A file with [[variant]] tables is read like a shipped
exercise instead, so that somebody who wants figures and cues can have them.
"""

from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

from endrange.catalogue.content_model import Content, Count, EquipmentId, MuscleId, Positive, Span, Text
from endrange.catalogue.dose import Dose, HoldDose, RepetitionDose, Tempo
from endrange.catalogue.exercise import Cues, Exercise, ExerciseKind, Phase, Variant
from endrange.catalogue.own_words import OwnWords

ID_PREFIX = "own-"
"""Ids of own exercises begin with it, so that no later shipped exercise takes the id of an own one."""

VARIANT = "own"

Sides = Literal["each", "both"]
Name = Annotated[Text, Field(max_length=80)]
PICTURE_NAME = r"^[^/\\.][^/\\]*$"
PictureName = Annotated[str, StringConstraints(pattern=PICTURE_NAME, max_length=120)]


class OwnHold(Content):
    """Hold the end position: seconds a hold, holds a side."""

    kind: Literal["hold"] = "hold"
    hold_s: Annotated[float, Field(ge=5, le=600)]
    sets: Annotated[int, Field(ge=1, le=10)] = 1

    def as_range(self) -> HoldDose:
        """The same as a range of one value."""
        return HoldDose(hold_s=_span(self.hold_s), sets=_count(self.sets))


class OwnRepetitions(Content):
    """Move to and fro: repetitions a set, sets a side, seconds for one repetition."""

    kind: Literal["repetitions"] = "repetitions"
    count: Annotated[int, Field(ge=1, le=100)]
    sets: Annotated[int, Field(ge=1, le=10)] = 1
    tempo_s: Tempo = 3.0  # chosen: slow enough for any mobility exercise

    def as_range(self) -> RepetitionDose:
        """The same as a range of one value."""
        return RepetitionDose(count=_count(self.count), sets=_count(self.sets), tempo_s=self.tempo_s)


OwnDose = Annotated[OwnHold | OwnRepetitions, Field(discriminator="kind")]


class OwnExercise(Content):
    """An own exercise as its file and the app's form say it; what is left out gets the words of own.toml."""

    name: Name
    steps: Annotated[tuple[Text, ...], Field(min_length=1, max_length=30)]
    """What to do, in order."""
    dose: OwnDose
    sides: Sides = "each"
    kind: ExerciseKind | None = None
    """Left out, a hold is a stretch and repetitions are moving."""
    picture: PictureName | None = None
    """The name of a PNG, JPEG, WebP or GIF file in the same folder."""
    in_programme: bool = True
    """False keeps it in the library; the planner does not use it."""
    summary: Text | None = None
    purpose: Text | None = None
    feel: Text | None = None
    not_feel: tuple[Text, ...] = ()
    breathing: Text | None = None
    equipment: tuple[EquipmentId, ...] = ()
    muscles: tuple[MuscleId, ...] = ()
    cautions: tuple[Text, ...] = ()
    stop_signs: tuple[Text, ...] | None = None


def merged(before: OwnExercise, now: OwnExercise) -> OwnExercise:
    """What `now` was given, and for the rest what `before` says; the tempo too if the kind of dose stays."""
    given = {name: getattr(now, name) for name in now.model_fields_set}
    if isinstance(before.dose, OwnRepetitions) and isinstance(now.dose, OwnRepetitions):
        told = {name: getattr(now.dose, name) for name in now.dose.model_fields_set}
        given["dose"] = before.dose.model_copy(update=told)
    return before.model_copy(update=given)


def as_exercise(own: OwnExercise, exercise_id: str, words: OwnWords) -> Exercise:
    """The own exercise as one of the catalogue: one standard variant, the same dose in every phase."""
    phases: tuple[Phase, ...] = get_args(Phase)
    dose: Dose = own.dose.as_range()
    variant = Variant(
        id=VARIANT, name=words.variant_name, level="standard", equipment=own.equipment, setup=own.steps
    )
    return Exercise(
        id=exercise_id,
        name=own.name,
        summary=own.summary or words.summary,
        purpose=own.purpose or words.purpose,
        kind=own.kind or ("stretch" if isinstance(own.dose, OwnHold) else "mobilise"),
        phases=phases,
        movements=(),
        muscles=own.muscles,
        feel=own.feel or words.feel,
        not_feel=own.not_feel,
        sides=own.sides,
        breathing=own.breathing or words.breathing,
        dose=dict.fromkeys(phases, dose),
        cues=Cues(before=(), during=(), end=()),
        cautions=own.cautions,
        stop_signs=words.stop_signs if own.stop_signs is None else own.stop_signs,
        variant=(variant,),
        in_programme=own.in_programme,
        picture=own.picture,
        own=True,
    )


def _span(value: Positive) -> Span:
    return Span(low=value, high=value)


def _count(value: int) -> Count:
    return Count(low=value, high=value)
