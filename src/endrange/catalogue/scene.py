"""The figure's scenes as an exercise file says them: keyframes of joint angles and what the body touches.

A scene is written for one leg. `working` is the leg that is stretched or rolled, `other` the other one; the
figure mirrors the whole scene for the other side. Metres (x forward, y up, floor at 0), degrees from the
anatomical position, seconds. A keyframe says only what differs from the keyframe before it; what the first
one does not say is zero.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Generic, Literal, Self, TypeVar

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from endrange.body.joints import RANGES

from .content_model import Content, LoadId, Positive, Slug
from .props import SIDES, Backpack, Dumbbell, Metres, Prop, Roller, Share, Side

Camera = Literal[
    "side",
    "front",
    "three-quarter",
    "head-three-quarter",
    "head-end",
    "foot-end",
    "foot-quarter",
    "high",
    "top",
]
GlowRegion = Literal[
    "buttock",
    "side-of-buttock",
    "back-of-thigh",
    "calf",
    "inner-thigh",
    "outer-thigh",
    "front-of-hip",
    "front-of-thigh",
]
Turn = Annotated[float, Field(ge=-360, le=360)]


def _angle(joint: str, name: str) -> AfterValidator:
    limits = RANGES[joint, name]

    def within(value: float | None) -> float | None:
        if value is not None and not limits.low <= value <= limits.high:
            raise ValueError(f"{value:g} is beyond the {joint}'s range ({limits.low:g}..{limits.high:g})")
        return value

    return AfterValidator(within)


class HipAngles(Content):
    """Flexion, then abduction, then rotation, each about the axis already turned."""

    flexion: Annotated[float | None, _angle("hip", "flexion")] = None
    abduction: Annotated[float | None, _angle("hip", "abduction")] = None
    internal_rotation: Annotated[float | None, _angle("hip", "internal_rotation")] = None
    """Negative turns the thigh outward."""


class KneeAngles(Content):
    """Zero is straight."""

    flexion: Annotated[float | None, _angle("knee", "flexion")] = None


class AnkleAngles(Content):
    """Zero is the foot square to the shin."""

    dorsiflexion: Annotated[float | None, _angle("ankle", "dorsiflexion")] = None
    """Negative points the toes."""
    inversion: Annotated[float | None, _angle("ankle", "inversion")] = None
    toe_out: Annotated[float | None, _angle("ankle", "toe_out")] = None


class ToeAngles(Content):
    """Zero is in line with the sole."""

    extension: Annotated[float | None, _angle("toes", "extension")] = None


class ShoulderAngles(Content):
    """For an arm that touches nothing; an arm with a target is solved."""

    flexion: Annotated[float | None, _angle("shoulder", "flexion")] = None
    abduction: Annotated[float | None, _angle("shoulder", "abduction")] = None
    internal_rotation: Annotated[float | None, _angle("shoulder", "internal_rotation")] = None


class ElbowAngles(Content):
    """Zero is straight."""

    flexion: Annotated[float | None, _angle("elbow", "flexion")] = None


class LumbarAngles(Content):
    """The low back on the pelvis: flexion forward, bend to the working side, turn away from it."""

    flexion: Annotated[float | None, _angle("lumbar", "flexion")] = None
    side_bend: Annotated[float | None, _angle("lumbar", "side_bend")] = None
    turn: Annotated[float | None, _angle("lumbar", "turn")] = None


class ThoraxAngles(Content):
    """The chest on the low back; same directions as the low back."""

    flexion: Annotated[float | None, _angle("thorax", "flexion")] = None
    side_bend: Annotated[float | None, _angle("thorax", "side_bend")] = None
    turn: Annotated[float | None, _angle("thorax", "turn")] = None


class NeckAngles(Content):
    """The neck on the chest; same directions as the low back."""

    flexion: Annotated[float | None, _angle("neck", "flexion")] = None
    side_bend: Annotated[float | None, _angle("neck", "side_bend")] = None
    turn: Annotated[float | None, _angle("neck", "turn")] = None


class HeadAngles(Content):
    """The head on the neck; same directions as the low back."""

    flexion: Annotated[float | None, _angle("head", "flexion")] = None
    side_bend: Annotated[float | None, _angle("head", "side_bend")] = None
    turn: Annotated[float | None, _angle("head", "turn")] = None


class Pelvis(Content):
    """Where the middle between the hip joints is, and how the pelvis is turned."""

    x: Metres | None = None
    y: Metres | None = None
    z: Metres | None = None
    """Towards the working side."""
    heading: Turn | None = None
    """Turn of the whole body about the vertical, away from the working side."""
    lean: Turn | None = None
    """0 upright, 90 face down, -90 on the back."""
    twist: Turn | None = None
    """About the body's own long axis, away from the working side (on the back: working side comes up)."""
    list: Turn | None = None
    """The working hip lower than the other."""


class Hand(Content):
    """What a hand rests on or holds. An arm whose hand is `free` follows its shoulder and elbow angles."""

    on: Literal[
        "free", "hang", "floor", "wall", "bench", "chair", "strap", "thigh", "shin", "hip", "head", "load"
    ]
    """`hang`: straight down, however the trunk leans; `load`: on what lies on the hips or at the chest."""
    of: Side | None = None
    """Whose thigh, shin or hip; left out: the one on the hand's own side."""
    at: tuple[Metres, Metres] | None = None
    """On floor, bench and a chair's back: forward, and out to the hand's own side. On a wall: up, and out.
    Hanging: how far from straight below the shoulder; left out: a little out, past the thigh."""
    along: Share | None = None
    """How far down the thigh or shin, 0 to 1."""
    surface: Literal["front", "behind", "outer", "inner"] = "front"
    """Which face of the limb the palm lies on."""
    fingers: Literal["forward", "back", "out", "in"] = "forward"
    """Where the fingers point on the floor, the bench or along a limb."""
    elbow_at: tuple[Metres, Metres] | None = None
    """The elbow rests on the floor here: forward, and out."""
    elbow: Literal["down-and-out", "out", "back-and-up", "back-and-out", "up-and-out", "straight"] | None = (
        None
    )
    """Where the elbow points; left out: what is usual for the target. `straight`: for an arm that props."""

    @model_validator(mode="after")
    def _says_where(self) -> Self:
        if self.on in ("floor", "wall", "bench", "chair") and self.at is None:
            raise ValueError(f"a hand on the {self.on} needs `at`")
        if self.on in ("thigh", "shin") and self.along is None:
            raise ValueError(f"a hand on the {self.on} needs `along`, 0 to 1")
        return self


T = TypeVar("T")


class BySide(Content, Generic[T]):
    """The same thing for the working side, the other side, or both alike."""

    working: T | None = None
    other: T | None = None
    both: T | None = None

    @model_validator(mode="after")
    def _both_stands_alone(self) -> Self:
        if self.both is not None and (self.working is not None or self.other is not None):
            raise ValueError("expected `both` alone, or `working` and `other`")
        return self

    def of(self, side: Side) -> T | None:
        """What is said for this side, if anything is."""
        return self.both if self.both is not None else getattr(self, side)


class Keyframe(Content):
    """The body at one moment."""

    at_s: Annotated[float, Field(ge=0, le=60)]
    name: Slug | None = None
    easing: Literal["smooth", "steady"] = "smooth"
    """How the movement arrives here: slow-fast-slow, or at one speed."""
    pelvis: Pelvis | None = None
    lumbar: LumbarAngles | None = None
    thorax: ThoraxAngles | None = None
    neck: NeckAngles | None = None
    head: HeadAngles | None = None
    hip: BySide[HipAngles] | None = None
    knee: BySide[KneeAngles] | None = None
    ankle: BySide[AnkleAngles] | None = None
    toes: BySide[ToeAngles] | None = None
    shoulder: BySide[ShoulderAngles] | None = None
    elbow: BySide[ElbowAngles] | None = None
    hand: BySide[Hand] | None = None


class Circle(Content):
    """The working thigh circles about the keyframe's hip angles, growing, then shrinks back in one turn."""

    first_deg: Positive
    last_deg: Positive
    turns: Annotated[int, Field(ge=1, le=6)]
    turn_s: Positive
    point: Literal["foot", "knee"] = "foot"
    """Whose way is drawn as rings."""


class Arrow(Content):
    """A drawn arrow that shows where a small movement goes: x, y and z in metres."""

    start: tuple[Metres, Metres, Metres]
    end: tuple[Metres, Metres, Metres]


_PAIRED = "hip|buttock|thigh|shin|knee|heel|foot|ball-of-foot|toes|instep|elbow|forearm|hand"
_THING = "floor|wall|bench|chair|roller|ball|pad|band|dumbbell|backpack"
_POINT = rf"head|back|sacrum|({_PAIRED})[.](working|other|both)"
Contact = Annotated[str, StringConstraints(pattern=rf"^({_POINT}) on ({_THING})$")]
"""Such as `knee.working on floor`."""

_HOLDS_WITH = ("free", "hang", "thigh", "shin")
"""What a hand may do while it holds a weight."""


class WithLoad(Content):
    """What is different when the exercise is done with a load: the things, and what the hands do."""

    id: LoadId
    prop: Annotated[tuple[Prop, ...], Field(min_length=1)]
    hand: tuple[BySide[Hand], ...] = ()
    """Instead of what the keyframes say: one for all of them, or one for each."""
    contacts: tuple[Contact, ...] = ()
    """In addition; contacts of a hand that does something else are left out."""

    def hands_at(self, number: int) -> BySide[Hand] | None:
        """What the hands do at a keyframe, where it is said."""
        if not self.hand:
            return None
        return self.hand[number if len(self.hand) > 1 else 0]


class Scene(Content):
    """One picture of an exercise, still or moving."""

    id: Slug
    best_view: Camera
    second_view: Camera
    sided: bool = True
    """False: the same picture for both sides."""
    loop: Literal["hold", "there-and-back", "circle"] = "hold"
    """hold: play once and stay; there-and-back: to the last keyframe and back; circle: see `circle`."""
    anchor: Literal["sacrum", "back", "knee", "chest"] | None = None
    """What stays on its straight way between keyframes while the angles change; `knee` is the working one."""
    planted: tuple[Side, ...] = ()
    """Feet that stay flat where the first keyframe puts them; their legs are solved."""
    contacts: tuple[Contact, ...] = ()
    """What rests on what in every keyframe."""
    glow: tuple[GlowRegion, ...] = ()
    """Where the working side feels it."""
    start_outline: bool = True
    """Draw the start pale behind the end."""
    arrow: tuple[Arrow, ...] = ()
    circle: Circle | None = None
    prop: tuple[Prop, ...] = ()
    load: tuple[WithLoad, ...] = ()
    """How it looks with each load that changes the picture."""
    keyframe: Annotated[tuple[Keyframe, ...], Field(min_length=1, max_length=8)]

    def shows(self, load: str | None) -> bool:
        """Whether the picture is another one with this load."""
        return any(each.id == load for each in self.load)

    def loaded(self, load: str | None) -> "Scene":
        """The same scene done with a load; itself where that changes nothing."""
        extra = next((each for each in self.load if each.id == load), None)
        if extra is None:
            return self
        changed = {side for hands in extra.hand for side in SIDES if hands.of(side) is not None}
        kept = (contact for contact in self.contacts if not _is_of_hands(contact, changed))
        frames = (_with_hands(frame, extra.hands_at(i)) for i, frame in enumerate(self.keyframe))
        return self.model_copy(
            update={
                "prop": (*self.prop, *extra.prop),
                "contacts": (*kept, *extra.contacts),
                "keyframe": tuple(frames),
                "load": (),
            }
        )

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        faults = [*self._faults_in_time(), *_untouchable(self), *self._faults_of_loads()]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _faults_in_time(self) -> Iterator[str]:
        times = [frame.at_s for frame in self.keyframe]
        if times[0] != 0 or any(b <= a for a, b in pairwise(times)):
            yield f"expected keyframe times that start at 0 and grow, got {times}"
        if (self.loop == "circle") != (self.circle is not None):
            yield "loop = 'circle' and a `circle` table belong together"
        for prop in self.prop:
            if isinstance(prop, Roller) and len(prop.x) not in (1, len(times)):
                yield f"roller: expected one x, or {len(times)}: one at each keyframe"

    def _faults_of_loads(self) -> Iterator[str]:
        names = [each.id for each in self.load]
        yield from (f"load[{name}] stands twice" for name in dict.fromkeys(names) if names.count(name) > 1)
        for each in self.load:
            if len(each.hand) not in (0, 1, len(self.keyframe)):
                yield f"load[{each.id}].hand: expected one, or {len(self.keyframe)}: one for each keyframe"
            else:
                yield from (f"load[{each.id}]: {fault}" for fault in _untouchable(self.loaded(each.id)))


def _is_of_hands(contact: str, sides: set[Side]) -> bool:
    point, _, side = contact.split(" ", maxsplit=1)[0].partition(".")
    return point in ("hand", "forearm", "elbow") and (side in sides or (side == "both" and bool(sides)))


def _with_hands(frame: Keyframe, hands: BySide[Hand] | None) -> Keyframe:
    """The keyframe with these hands; a hand that is not named does what it did."""
    if hands is None:
        return frame
    said = {side: hands.of(side) or (frame.hand.of(side) if frame.hand else None) for side in SIDES}
    return frame.model_copy(update={"hand": BySide[Hand](**said)})


def _untouchable(scene: Scene) -> Iterator[str]:
    """What contacts and hands ask for and the scene has not."""
    there = {"floor", *(prop.kind for prop in scene.prop)}
    touched = {contact.rsplit(" ", 1)[1] for contact in scene.contacts}
    hands = {side: _hands_of(scene, side) for side in SIDES}
    used = {name for names in hands.values() for name in names}
    missing = sorted((touched | used & {"wall", "bench", "chair", "strap"}) - there)
    if missing:
        yield f"nothing here to touch: expected a prop of kind {', '.join(missing)}"
    weights = [prop for prop in scene.prop if isinstance(prop, Dumbbell | Backpack)]
    if "load" in used and not any(prop.where in ("hips", "chest") for prop in weights):
        yield "nothing here to hold: expected a dumbbell or backpack on the hips or at the chest"
    for side, names in hands.items():
        if any(_is_held(prop, side) for prop in weights) and not names <= set(_HOLDS_WITH):
            yield f"the {side} hand holds a weight: expected it {', '.join(_HOLDS_WITH)} all the time"


def _hands_of(scene: Scene, side: Side) -> set[str]:
    said = [frame.hand.of(side) for frame in scene.keyframe if frame.hand is not None]
    return {hand.on for hand in said if hand is not None}


def _is_held(prop: Dumbbell | Backpack, side: Side) -> bool:
    """Whether a hand of this side carries it."""
    return prop.where in ("each-hand", "hands", f"{side}-hand")
