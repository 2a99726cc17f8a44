"""Where the hands go: targets on floor, wall, bench, strap and the own body, and the arms solved to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeGuard

import numpy as np

from endrange.body.kinematics import Frames
from endrange.body.reach import NEARLY_STRAIGHT, STRAIGHT, Arm, arm_between, reach_arm
from endrange.body.rotation import Array, apply, from_axes, unit
from endrange.body.skeleton import FOREARM, SHANK, SHOULDER_SLIDE, THIGH, UPPER_ARM, Skeleton
from endrange.catalogue.props import Backpack, Bench, Chair, Dumbbell, Prop, Side, Wall
from endrange.catalogue.scene import Hand, Keyframe, Scene

from .flesh import front_of_shank, front_of_thigh
from .keyframes import SIDE_OF
from .things import BAG_HALF_DEPTH, HEAD_RADIUS

PALM = 0.045
"""From wrist to the middle of the palm."""
PALM_THICKNESS = 0.0155
STRAP_TWO_HANDS = 0.169
STRAP_ONE_HAND = 0.221
"""How far a hand that holds the strap is from the shoulder, on the line to the foot (fractions of height)."""
LIFT = 0.035
"""How high a hand lifts on its way from one resting place to another."""
_FREE = Hand(on="free")
Grip = Literal["dumbbell", "backpack"]
_GRIP_DEPTH: Mapping[Grip, float] = {"dumbbell": HEAD_RADIUS + 0.002, "backpack": BAG_HALF_DEPTH}
"""From the skin to the middle of the fist, so that what it carries slides along the limb."""
PoleName = Literal["down-and-out", "out", "back-and-up", "back-and-out", "up-and-out"]
Triple = tuple[float, float, float]
HANG_OUT = 0.11
"""How far out an arm that hangs with a weight is carried (tangent), so that the weight passes the thigh."""
_BETWEEN_FISTS = 0.028
"""From the middle to each fist at the one handle of a backpack."""


@dataclass(frozen=True)
class Hold:
    """How the right hand holds what lies on the body: palm, fingers and facing in the segment's frame."""

    segment: str
    palm: Triple
    fingers: Triple
    facing: Triple
    elbow: PoleName


_HOLDS: Mapping[tuple[str, str], Hold] = {
    ("dumbbell", "hips"): Hold("pelvis", (0.114, 0.042, 0.053), (0.2, -0.5, -0.8), (-1, 0, 0), "up-and-out"),
    ("backpack", "hips"): Hold("pelvis", (0.100, 0.075, 0.112), (0.3, -0.9, 0.0), (0, 0, -1), "up-and-out"),
    ("dumbbell", "chest"): Hold("thorax", (0.104, 0.11, 0.04), (0.5, 1.0, -0.2), (0, 0, -1), "down-and-out"),
    ("backpack", "chest"): Hold("thorax", (0.158, 0.05, 0.03), (0.0, 0.2, -1.0), (-1, 0, 0), "down-and-out"),
}


@dataclass(frozen=True)
class Target:
    """Where a palm goes: its place, where fingers and palm point, where the elbow points (all T x 3)."""

    palm: Array
    fingers: Array
    facing: Array
    pole: Array
    elbow: Array | None = None
    """Where the elbow rests, if it does."""
    is_grip: bool = False
    """The hand goes on in line with the forearm."""
    is_straight: bool = False
    """The elbow is all but straight before the shoulder gives way."""


@dataclass(frozen=True)
class Surroundings:
    """What a target may refer to."""

    scene: Scene
    frames: Frames
    skeleton: Skeleton
    side: Side

    @property
    def sign(self) -> float:
        """+1 for the right hand: out is +z."""
        return 1.0 if self.side == "working" else -1.0

    @property
    def tag(self) -> str:
        """Suffix of this side's segments."""
        return SIDE_OF[self.side][0]

    def length(self, fraction: float) -> float:
        """A fraction of height in metres."""
        return self.skeleton.length(fraction)

    def everywhere(self, *vector: float) -> Array:
        """One vector at every moment (T x 3)."""
        return np.tile(np.array(vector, dtype=np.float64), (len(self.frames.origin["pelvis"]), 1))


def hands_said(keyframes: tuple[Keyframe, ...], side: Side) -> list[Hand]:
    """What this side's hand does in each keyframe; unsaid means as before, and free at first."""
    said, latest = [], _FREE
    for frame in keyframes:
        latest = (frame.hand.of(side) if frame.hand is not None else None) or latest
        said.append(latest)
    return said


def with_arms(scene: Scene, frames: Frames, weights: Array, skeleton: Skeleton) -> Frames:
    """The body with both arms solved to their targets; arms that are free stay as they are."""
    for side in SIDE_OF:
        hands = hands_said(scene.keyframe, side)
        if any(hand.on != "free" for hand in hands):
            around = Surroundings(scene, frames, skeleton, side)
            frames = frames.with_segments(_arm_frames(_blended(around, hands, weights), around))
    return frames


def _blended(around: Surroundings, hands: list[Hand], weights: Array) -> Target:
    """Targets of the keyframes mixed by their weights; a hand on its way between two of them lifts."""
    distinct = list(dict.fromkeys(hands))
    targets = [_target(around, hand) for hand in distinct]
    if len(distinct) == 1:
        return targets[0]
    share = np.stack([weights[:, [hand == one for hand in hands]].sum(axis=1) for one in distinct], axis=1)
    crossing = 4 * np.prod(np.sort(share, axis=1)[:, -2:], axis=1)
    palm = sum(share[:, [i]] * target.palm for i, target in enumerate(targets))
    palm = palm + crossing[:, None] * np.array([0.0, around.length(LIFT), 0.0])

    def mixed(name: str) -> Array:
        parts = (share[:, [i]] * unit(getattr(target, name)) for i, target in enumerate(targets))
        return unit(np.asarray(sum(parts)))

    return Target(
        np.asarray(palm),
        mixed("fingers"),
        mixed("facing"),
        mixed("pole"),
        is_straight=all(target.is_straight for target in targets),
    )


def _target(around: Surroundings, hand: Hand) -> Target:
    return _TARGETS[hand.on](around, hand)


def _free(around: Surroundings, hand: Hand) -> Target:  # noqa: ARG001 - asked like all others
    turn, wrist = around.frames.turn[f"hand-{around.tag}"], around.frames.origin[f"hand-{around.tag}"]
    elbow = around.frames.origin[f"forearm-{around.tag}"]
    shoulder = around.frames.origin[f"upper-arm-{around.tag}"]
    fingers = -turn[:, :, 1]
    facing = -around.sign * turn[:, :, 2]
    palm = wrist + around.length(PALM) * fingers
    return Target(palm, fingers, facing, elbow - (shoulder + wrist) / 2, is_straight=True)


def _pole(around: Surroundings, hand: Hand, usual: PoleName) -> Array:
    s = around.sign
    thorax = around.frames.turn["thorax"]
    poles = {
        "down-and-out": around.everywhere(0.3, -1.0, 0.7 * s),
        "out": around.everywhere(0.0, 0.15, s),
        "back-and-up": around.everywhere(-1.0, 0.5, 0.2 * s),
        "up-and-out": around.everywhere(0.0, 0.6, s),
        "back-and-out": apply(thorax, np.array([-1.0, 0.0, 0.8 * s])),
    }
    return poles[hand.elbow if hand.elbow in poles else usual]


def _on_surface(around: Surroundings, hand: Hand) -> Target:
    assert hand.at is not None  # noqa: S101 - the model refuses such a hand without a place
    thickness, s = around.length(PALM_THICKNESS), around.sign
    first, out = hand.at
    if hand.on == "wall":
        wall = next(prop for prop in around.scene.prop if isinstance(prop, Wall))
        ahead = 1.0 if wall.is_ahead else -1.0
        palm = around.everywhere(wall.x - ahead * thickness, first, out * s)
        return Target(
            palm,
            around.everywhere(0, 1, 0),
            around.everywhere(ahead, 0, 0),
            _pole(around, hand, "down-and-out"),
        )
    ground = next((prop.top for prop in around.scene.prop if _is_kind(prop, hand.on)), 0.0)
    fingers = {"forward": (1, 0, 0), "back": (-1, 0, 0), "out": (0, 0, s), "in": (0, 0, -s)}[hand.fingers]
    elbow = None
    if hand.elbow_at is not None:
        elbow = around.everywhere(hand.elbow_at[0], around.length(0.0215), hand.elbow_at[1] * s)
    return Target(
        around.everywhere(first, ground + thickness, out * s),
        around.everywhere(*fingers),
        around.everywhere(0, -1, 0),
        _pole(around, hand, "back-and-up"),
        elbow,
        is_straight=hand.elbow == "straight",
    )


def _is_kind(prop: Prop, kind: str) -> TypeGuard[Bench | Chair]:
    return prop.kind == kind and isinstance(prop, Bench | Chair)


def _on_strap(around: Surroundings, hand: Hand) -> Target:
    """On the straight line from the ball of the foot to the shoulders, so that the strap is straight."""
    frames, s = around.frames, around.sign
    own = frames.origin[f"upper-arm-{around.tag}"]
    foot = frames.point("foot-r", np.array([0.066, -0.036, 0.0]) * around.skeleton.height_m)
    middle = (frames.origin["upper-arm-r"] + frames.origin["upper-arm-l"]) / 2
    is_alone = any(getattr(prop, "held_by", "both") != "both" for prop in around.scene.prop)
    start = own if is_alone else middle
    line = unit(foot - start)
    palm = start + around.length(STRAP_ONE_HAND if is_alone else STRAP_TWO_HANDS) * line
    if not is_alone:
        palm = palm + around.everywhere(0, 0, s * 0.03)
    facing = np.cross(line, around.everywhere(0, 0, s))
    return Target(palm, line, facing, _pole(around, hand, "down-and-out"), is_grip=True)


def _on_hip(around: Surroundings, hand: Hand) -> Target:
    frames, s = around.frames, around.sign
    turn = frames.turn["pelvis"]
    palm = frames.point("pelvis", np.array([0.010, 0.035, 0.088 * s]) * around.skeleton.height_m)
    return Target(
        palm,
        apply(turn, np.array([0.75, -0.6, -0.15 * s])),
        apply(turn, np.array([0.0, 0.0, -s])),
        _pole(around, hand, "back-and-out"),
    )


def _on_head(around: Surroundings, hand: Hand) -> Target:
    frames, s = around.frames, around.sign
    turn = frames.turn["head"]
    palm = frames.point("head", np.array([-0.045, 0.045, 0.02 * s]) * around.skeleton.height_m)
    return Target(
        palm,
        apply(turn, np.array([0.0, 0.3, -s])),
        apply(turn, np.array([1.0, 0.0, 0.0])),
        _pole(around, hand, "up-and-out"),
    )


def grip_of(scene: Scene, side: Side) -> Grip | None:
    """What this side's hand carries."""
    for prop in scene.prop:
        if isinstance(prop, Dumbbell) and prop.where in ("each-hand", f"{side}-hand"):
            return "dumbbell"
        if isinstance(prop, Backpack) and prop.where == "hands":
            return "backpack"
    return None


def _hanging(around: Surroundings, hand: Hand) -> Target:
    """Straight down: beside the body with a dumbbell, in the middle with what both hands hold."""
    frames, s = around.frames, around.sign
    shoulder = frames.origin[f"upper-arm-{around.tag}"]
    down = around.length(STRAIGHT * (UPPER_ARM + FOREARM) + PALM)
    if grip_of(around.scene, around.side) == "backpack":
        middle = (frames.origin["upper-arm-r"] + frames.origin["upper-arm-l"]) / 2
        palm = middle + around.everywhere(0.0, -down, s * around.length(_BETWEEN_FISTS))
        facing = around.everywhere(-1, 0, 0)
    else:
        forward, out = hand.at or (0.0, HANG_OUT * down)
        palm = shoulder + around.everywhere(forward, -down, s * out)
        facing = around.everywhere(0, 0, -s)
    return Target(
        palm,
        unit(palm - shoulder),
        facing,
        _pole(around, hand, "back-and-out"),
        is_grip=True,
        is_straight=True,
    )


def _on_load(around: Surroundings, hand: Hand) -> Target:
    """Both hands hold what lies across the hips or before the breastbone."""
    hold = next(_HOLDS[weight.kind, weight.where] for weight in around.scene.prop if _is_laid_on(weight))
    turn, mirror = around.frames.turn[hold.segment], np.array([1.0, 1.0, around.sign])
    return Target(
        around.frames.point(hold.segment, np.array(hold.palm) * mirror * around.skeleton.height_m),
        apply(turn, np.array(hold.fingers) * mirror),
        apply(turn, np.array(hold.facing) * mirror),
        _pole(around, hand, hold.elbow),
    )


def _is_laid_on(prop: Prop) -> TypeGuard[Dumbbell | Backpack]:
    return isinstance(prop, Dumbbell | Backpack) and (prop.kind, prop.where) in _HOLDS


def _on_limb(around: Surroundings, hand: Hand) -> Target:
    """On one face of a thigh or shin; in front and behind each hand lies a little to its own side."""
    assert hand.along is not None  # noqa: S101 - the model refuses such a hand without `along`
    s, whose = around.sign, SIDE_OF[hand.of or around.side]
    segment = f"{'thigh' if hand.on == 'thigh' else 'shank'}-{whose[0]}"
    length, flesh = (THIGH, front_of_thigh) if hand.on == "thigh" else (SHANK, front_of_shank)
    grip = grip_of(around.scene, around.side)
    depth = flesh(hand.along) + (PALM_THICKNESS - 0.004 if grip is None else _GRIP_DEPTH[grip])
    outward = 1.0 if whose == "right" else -1.0
    away = {"front": (1.0, 0.0), "behind": (-1.0, 0.0), "outer": (0.0, outward), "inner": (0.0, -outward)}
    x, z = away[hand.surface]
    beside = {None: 0.016 * s, "dumbbell": 0.026 * s, "backpack": _BETWEEN_FISTS * s - 0.050 * outward}
    aside = beside[grip] if z == 0 else 0.0
    turn = around.frames.turn[segment]
    palm = around.frames.point(
        segment, np.array([x * depth, -hand.along * length, z * depth + aside]) * around.skeleton.height_m
    )
    across = (0.35 * x, 0.0, -s) if z == 0 else (-0.3, -1.0, 0.0)
    along = {"forward": (0.0, -1.0, -0.35 * s), "back": (0.0, 1.0, 0.0), "in": across, "out": (0.0, 0.0, s)}
    usual: PoleName = "out" if hand.on == "shin" or hand.surface == "behind" else "back-and-out"
    level = around.everywhere(0, -1, 0)
    return Target(
        palm,
        apply(turn, np.array(along[hand.fingers])) if grip is None else level,
        apply(turn, np.array([-x, 0.0, -z])),
        _pole(around, hand, usual),
        is_grip=grip == "backpack",
        is_straight=grip is not None,
    )


_TARGETS: Mapping[str, Callable[[Surroundings, Hand], Target]] = {
    "free": _free,
    "hang": _hanging,
    "floor": _on_surface,
    "wall": _on_surface,
    "bench": _on_surface,
    "chair": _on_surface,
    "strap": _on_strap,
    "thigh": _on_limb,
    "shin": _on_limb,
    "hip": _on_hip,
    "head": _on_head,
    "load": _on_load,
}


def _arm_frames(target: Target, around: Surroundings) -> Frames:
    shoulder = around.frames.origin[f"upper-arm-{around.tag}"]
    if target.elbow is not None:
        arm = _resting_forearm(shoulder, target, around)
        return _frames_of(arm, target.fingers, target.facing, around)
    fingers = unit(target.fingers)
    stretch = STRAIGHT if target.is_straight else NEARLY_STRAIGHT
    if target.is_grip:
        rough = reach_arm(shoulder, target.palm, target.pole, around.skeleton, stretch=stretch)
        fingers = unit(rough.wrist - rough.elbow)
    wrist = target.palm - around.length(PALM) * fingers
    arm = reach_arm(shoulder, wrist, target.pole, around.skeleton, stretch=stretch)
    return _frames_of(arm, fingers, target.facing, around)


def _resting_forearm(shoulder: Array, target: Target, around: Surroundings) -> Arm:
    """Elbow and palm are fixed; the shoulder slides what it can to keep the upper arm's length."""
    assert target.elbow is not None  # noqa: S101 - only called with one
    upper, lower = around.length(UPPER_ARM), around.length(FOREARM)
    line = target.elbow - shoulder
    distance = np.linalg.norm(line, axis=1, keepdims=True)
    slide = around.length(SHOULDER_SLIDE)
    shoulder = shoulder + unit(line) * np.clip(distance - upper, -slide, slide)
    elbow = shoulder + unit(target.elbow - shoulder) * upper
    wrist = elbow + unit(target.palm - elbow) * lower
    return arm_between(shoulder, elbow, wrist, short_m=np.linalg.norm(elbow - target.elbow, axis=1))


def _frames_of(arm: Arm, fingers: Array, facing: Array, around: Surroundings) -> Frames:
    thumb = around.sign * np.cross(unit(fingers), unit(facing))
    names = [f"{name}-{around.tag}" for name in ("upper-arm", "forearm", "hand")]
    origin: Mapping[str, Array] = dict(zip(names, (arm.shoulder, arm.elbow, arm.wrist), strict=True))
    hand_turn = from_axes(thumb, -unit(fingers))
    turn = dict(zip(names, (arm.upper_turn, arm.forearm_turn, hand_turn), strict=True))
    return Frames(origin, turn)
