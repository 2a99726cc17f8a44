"""A scene computed: every sphere of the figure and every prop, at every asked moment."""

from dataclasses import dataclass

import numpy as np

from endrange.body.kinematics import Frames, pose_body
from endrange.body.posture import INDEX, Posture
from endrange.body.reach import reach_leg
from endrange.body.rotation import Array, from_axes, unit
from endrange.body.skeleton import Skeleton
from endrange.catalogue.props import Side
from endrange.catalogue.scene import Scene

from .hands import grip_of, hands_said, with_arms
from .keyframes import SIDE_OF, duration_s, keyframe_postures, moved, postures_at, weights_at
from .scenery import Box, GlowSpot, Rounded, boxes, glow_spots, moving_props
from .solids import HandShape, Mannequin, mannequin, sphere_centres, with_things
from .things import thing_frames, thing_parts

ADULT = Skeleton()
_LEVEL_WITHIN = np.cos(np.radians(25.0))
"""A planted sole that is nearly flat on floor or wall is made flat."""
_ANCHORS = {
    "sacrum": ("pelvis", (-0.066, 0.0, 0.0)),
    "back": ("thorax", (-0.066, 0.105, 0.0)),
    "chest": ("thorax", (0.069, 0.085, 0.0)),
    "knee": ("shank-r", (0.0, 0.0, 0.0)),
}


@dataclass(frozen=True)
class Motion:
    """A scene at T moments: spheres (T x N x 3, metres), what they belong to, and what is around."""

    scene: Scene
    times_s: Array
    posture: Posture
    frames: Frames
    figure: Mannequin
    centres: Array
    radii: Array
    props: tuple[Rounded, ...]
    boxes: tuple[Box, ...]
    glow: tuple[GlowSpot, ...]
    glow_places: Array
    """T x G x 3, metres."""
    skeleton: Skeleton


def compute(scene: Scene, times_s: Array, *, skeleton: Skeleton = ADULT) -> Motion:
    """Work out a scene at the given times, for the right side as the working one."""
    times_s = np.asarray(times_s, dtype=np.float64)
    weights = weights_at(scene, times_s)
    posture = _settled(scene, postures_at(scene, times_s), weights, skeleton)
    frames = with_arms(scene, pose_body(posture, skeleton), weights, skeleton)
    frames = thing_frames(scene.prop, frames, skeleton)
    body = mannequin(_hand_shape(scene, "working"), _hand_shape(scene, "other"))
    figure = with_things(body, thing_parts(scene.prop))
    spots = glow_spots(scene)
    places = [frames.point(s.segment, np.array([s.x, s.y, s.z]) * skeleton.height_m) for s in spots]
    return Motion(
        scene=scene,
        times_s=times_s,
        posture=posture,
        frames=frames,
        figure=figure,
        centres=sphere_centres(figure, frames, skeleton),
        radii=figure.radii * skeleton.height_m,
        props=moving_props(scene, frames, weights, skeleton),
        boxes=boxes(scene),
        glow=spots,
        glow_places=np.stack(places, axis=1) if places else np.zeros((len(times_s), 0, 3)),
        skeleton=skeleton,
    )


def key_times(scene: Scene) -> Array:
    """Start and end of the movement; for circles the start and the widest place."""
    if scene.circle is not None:
        return np.array([0.0, (scene.circle.turns - 0.25) * scene.circle.turn_s])
    return np.array([0.0, scene.keyframe[-1].at_s])


def sample_times(scene: Scene, *, per_second: float = 12.0) -> Array:
    """Evenly spread times over one run, both ends included."""
    whole = duration_s(scene)
    return np.linspace(0.0, whole, max(2, round(whole * per_second) + 1)) if whole > 0 else np.zeros(1)


def _hand_shape(scene: Scene, side: Side) -> HandShape:
    holds = grip_of(scene, side) is not None
    grips = any(hand.on == "strap" for hand in hands_said(scene.keyframe, side))
    return "fist" if holds or grips else "open"


def _settled(scene: Scene, posture: Posture, weights: Array, skeleton: Skeleton) -> Posture:
    """Blending angles lets contacts wander a little: bring the anchor and the planted feet back."""
    keyframes = keyframe_postures(scene)
    if scene.anchor is not None:
        segment, offset = _ANCHORS[scene.anchor]
        point = np.array(offset) * skeleton.height_m
        wanted = weights @ pose_body(keyframes, skeleton).point(segment, point)
        posture = moved(posture, wanted - pose_body(posture, skeleton).point(segment, point))
    if scene.planted:
        first = pose_body(Posture(keyframes.angles[:1], keyframes.place[:1]), skeleton)
        for side in scene.planted:
            posture = _with_planted_foot(posture, first, SIDE_OF[side], skeleton)
    return posture


def _with_planted_foot(posture: Posture, first: Frames, side: str, skeleton: Skeleton) -> Posture:
    foot = f"foot-{side[0]}"
    turn, ankle = _flat(first.turn[foot][0], first.origin[foot][0], skeleton)
    frames = pose_body(posture, skeleton)
    count = len(posture)
    solved = reach_leg(
        hip=frames.origin[f"thigh-{side[0]}"],
        pelvis_turn=frames.turn["pelvis"],
        internal_rotation=posture.angle("hip", "internal_rotation", side=side),
        ankle=np.tile(ankle, (count, 1)),
        foot_turn=np.tile(turn, (count, 1, 1)),
        side=side,
        skeleton=skeleton,
    )
    angles = posture.angles.copy()
    for key, values in (
        (("hip", side, "flexion"), solved.hip_flexion),
        (("hip", side, "abduction"), solved.hip_abduction),
        (("knee", side, "flexion"), solved.knee_flexion),
        (("ankle", side, "dorsiflexion"), solved.dorsiflexion),
        (("ankle", side, "inversion"), solved.inversion),
        (("ankle", side, "toe_out"), solved.toe_out),
    ):
        angles[:, INDEX[key]] = values
    return Posture(angles, posture.place)


def _flat(turn: Array, ankle: Array, skeleton: Skeleton) -> tuple[Array, Array]:
    """A sole that is nearly flat on the floor is put flat on it; any other stays as it is."""
    if turn[1, 1] < _LEVEL_WITHIN or ankle[1] > 0.15:
        return turn, ankle
    up = np.array([0.0, 1.0, 0.0])
    level = from_axes(unit(turn[:, 0]), up)
    lowered = np.array([ankle[0], skeleton.length(0.039), ankle[2]])
    return level, lowered
