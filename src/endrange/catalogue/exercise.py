"""One exercise as its content file says it: words, dose, variants, regions and the figure's scenes."""

from typing import Literal

from .content_model import Content, Slug, Text
from .dose import Dose
from .scene import Scene

Phase = Literal["calm", "restore", "strengthen", "keep"]
Movement = Literal[
    "flexion", "extension", "abduction", "adduction", "internal-rotation", "external-rotation"
]
Level = Literal["easier", "standard", "harder"]


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
    """Who leaves this exercise (or one variant of it) out; `condition` is an id of conditions.toml."""

    condition: Slug
    why: Text
    variants: tuple[Slug, ...] = ()
    """Only these variants; empty means the whole exercise."""


class Region(Content):
    """One stop on the route of a rolling exercise, with its own scene."""

    id: Slug
    name: Text
    muscles: tuple[Slug, ...]
    feel: Text
    setup: tuple[Text, ...]
    cues: Cues
    scene: Slug


class Variant(Content):
    """One way to do the exercise. Texts left out are those of the exercise."""

    id: Slug
    name: Text
    level: Level
    equipment: tuple[Slug, ...] = ()
    """All of these are needed; what stands in for each is said in equipment.toml."""
    setup: tuple[Text, ...]
    cues: Cues | None = None
    feel: Text | None = None
    scene: Slug | None = None
    """The figure; none for a rolling exercise (its regions have one each) and for own exercises without a picture."""
    dose: dict[Phase, Dose] | None = None


class Exercise(Content):
    """An exercise of the programme or one of the person's own. The id is the file's name."""

    id: Slug
    name: Text
    summary: Text
    purpose: Text
    kind: Literal["roll", "mobilise", "stretch", "strengthen"]
    phases: tuple[Phase, ...]
    movements: tuple[Movement, ...]
    muscles: tuple[Slug, ...]
    counts_for: tuple[Slug, ...] = ()
    """Muscle groups whose weekly stretching dose this exercise's seconds count for."""
    feel: Text
    not_feel: tuple[Text, ...]
    sides: Literal["each", "both"]
    chain: Slug | None = None
    """Exercises of one chain stay together on one side, in `chain_order`."""
    chain_order: int = 0
    breathing: Text
    dose: dict[Phase, Dose]
    cues: Cues
    faults: tuple[Fault, ...]
    cautions: tuple[Text, ...]
    stop_signs: tuple[Text, ...]
    asks: tuple[Slug, ...] = ()
    """Questions that the player asks after this exercise (ids of questions.toml), such as click-or-hard-stop."""
    leave_out: tuple[LeaveOut, ...] = ()
    easier: tuple[Text, ...] = ()
    harder: tuple[Text, ...] = ()
    sources: tuple[Slug, ...]
    variants: tuple[Variant, ...]
    regions: tuple[Region, ...] = ()
    scenes: tuple[Scene, ...] = ()
    own: bool = False
    """True for the person's own exercises, read from the data folder."""
