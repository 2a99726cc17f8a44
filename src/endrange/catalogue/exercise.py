"""One exercise as its content file says it: words, dose, variants, regions and the figure's scenes."""

from typing import Annotated, Literal

from pydantic import Field

from .content_model import (
    ConditionId,
    Content,
    EquipmentId,
    GroupId,
    MuscleId,
    QuestionId,
    RegionId,
    SceneId,
    Slug,
    SourceId,
    Text,
    VariantId,
)
from .dose import Dose
from .scene import Scene

Phase = Literal["calm", "restore", "strengthen", "keep"]
Movement = Literal["flexion", "extension", "abduction", "adduction", "internal-rotation", "external-rotation"]
Level = Literal["easier", "standard", "harder"]
ExerciseKind = Literal["roll", "mobilise", "stretch", "strengthen"]
Ability = Literal["extension", "abduction", "adduction", "squat", "hinge", "rotation", "trunk"]


class Cues(Content):
    """What is said, in the order it is said."""

    before: tuple[Text, ...]
    during: tuple[Text, ...]
    end: tuple[Text, ...]


class Fault(Content):
    """A common mistake: its plain name, how it looks, and the cue that mends it."""

    name: Text
    looks_like: Text
    cue: Text


class LeaveOut(Content):
    """Who leaves this exercise, some variants of it or some regions of its route out, and why."""

    condition: ConditionId
    why: Text
    variants: tuple[VariantId, ...] = ()
    """Only these variants; empty means all of them."""
    regions: tuple[RegionId, ...] = ()
    """Only these regions of the rolling route; empty means the whole exercise."""


class ChangeFor(Content):
    """What is different for somebody with a condition who does the exercise all the same."""

    condition: ConditionId
    why: Text
    cue: Text
    """One sentence, said in the session and shown."""
    variant: VariantId | None = None
    """Taken instead of the standard one."""
    dose_factor: Annotated[float, Field(gt=0, le=1)] = 1.0
    """How much of the dose; 1 leaves it as it is."""
    variants: tuple[VariantId, ...] = ()
    """Only these variants; empty means all of them."""


class Load(Content):
    """One way to make an exercise heavier; `body-weight` is the way without anything."""

    id: Slug
    name: Text
    how: Text
    """Where it goes and how to hold it."""
    equipment: tuple[EquipmentId, ...] = ()
    """All of these are needed; what stands in for each is said in equipment.toml."""


class Region(Content):
    """One stop on the route of a rolling exercise, with its own scene."""

    id: Slug
    name: Text
    muscles: tuple[MuscleId, ...]
    feel: Text
    setup: tuple[Text, ...]
    cues: Cues
    scene: SceneId


class Variant(Content):
    """One way to do the exercise. Texts left out are those of the exercise."""

    id: Slug
    name: Text
    level: Level
    equipment: tuple[EquipmentId, ...] = ()
    """All of these are needed; what stands in for each is said in equipment.toml."""
    handy: tuple[Text, ...] = ()
    """What is good to have besides, such as something soft for the knee; nothing depends on it."""
    setup: tuple[Text, ...]
    setup_in_chain: tuple[Text, ...] = ()
    """Said in place of `setup` right after another exercise of its chain on the same side."""
    setup_other_side: tuple[Text, ...] = ()
    """What has to move before the second side, such as the strap to the other foot; said as sides change."""
    cues: Cues | None = None
    feel: Text | None = None
    asks: tuple[QuestionId, ...] | None = None
    """None: what the exercise asks. Nothing, where the leg does not move that is asked about."""
    scene: SceneId | None = None
    """The figure; none for a rolling exercise (its regions have one each) and for some own ones."""
    dose: dict[Phase, Dose] | None = None
    automatic: bool = True
    """False: chosen by hand only; no rule goes there by itself."""


class Exercise(Content):
    """An exercise of the programme or one of the person's own. The id is the file's name."""

    id: Slug
    name: Text
    summary: Text
    purpose: Text
    kind: ExerciseKind
    trains: tuple[Ability, ...] = ()
    """What a strengthening exercise trains."""
    phases: tuple[Phase, ...]
    movements: tuple[Movement, ...]
    muscles: tuple[MuscleId, ...]
    counts_for: tuple[GroupId, ...] = ()
    """Muscle groups whose weekly stretching dose this exercise's seconds count for."""
    feel: Text
    not_feel: tuple[Text, ...]
    sides: Literal["each", "both"]
    chain: Slug | None = None
    """Exercises of one chain stay together on one side, in `chain_order`."""
    chain_order: int = 0
    """1 is first in the chain; 0 means that there is no chain."""
    breathing: Text
    dose: dict[Phase, Dose]
    cues: Cues
    faults: tuple[Fault, ...] = Field(default=(), alias="fault")
    cautions: tuple[Text, ...]
    stop_signs: tuple[Text, ...]
    asks: tuple[QuestionId, ...] = ()
    """Questions that the player asks after this exercise, such as click-or-hard-stop."""
    leave_out: tuple[LeaveOut, ...] = ()
    changes: tuple[ChangeFor, ...] = Field(default=(), alias="change")
    loads: tuple[Load, ...] = Field(default=(), alias="load")
    """How a strengthening exercise is made heavier, lightest first."""
    loads_first: Annotated[int, Field(ge=0)] = 0
    """So many steps of load come before a harder variant; without any the variant comes first."""
    easier: tuple[Text, ...] = ()
    harder: tuple[Text, ...] = ()
    sources: tuple[SourceId, ...] = ()
    variants: tuple[Variant, ...] = Field(alias="variant", min_length=1)
    regions: tuple[Region, ...] = Field(default=(), alias="region")
    scenes: tuple[Scene, ...] = Field(default=(), alias="scene")
    in_programme: bool = True
    """False keeps it in the library only: no session is planned with it."""
    picture: str | None = None
    """The name of a picture file beside an own exercise's file."""
    own: bool = False
    """True for the person's own exercises, read from the data folder."""

    def variant(self, variant_id: str) -> Variant:
        """The variant of that id; KeyError if there is none."""
        for variant in self.variants:
            if variant.id == variant_id:
                return variant
        raise KeyError(variant_id)

    def scene(self, name: str) -> Scene:
        """The scene of that name: its id, or with a load `split.dumbbell`; KeyError if there is none."""
        for scene in self.scenes:
            for load in (None, *(each.id for each in scene.load)):
                if self.scene_name(scene.id, load) == name:
                    return scene.loaded(load)
        raise KeyError(name)

    def scene_name(self, scene_id: SceneId | None, load: str | None) -> str | None:
        """What a scene is called where it is done with a load: its id alone if that changes nothing."""
        shows = any(scene.id == scene_id and scene.shows(load) for scene in self.scenes)
        return f"{scene_id}.{load}" if shows else scene_id

    @property
    def standard(self) -> Variant:
        """The variant that the programme starts from."""
        return next(variant for variant in self.variants if variant.level == "standard")
