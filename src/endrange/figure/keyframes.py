"""From a scene's keyframes to postures: fill in what a keyframe leaves unsaid, and blend between them."""

from collections.abc import Iterator

import numpy as np

from endrange.body.easing import blend, blend_weights
from endrange.body.posture import INDEX, PLACE, AngleKey, Posture, in_sequence, posture
from endrange.body.rotation import Array
from endrange.catalogue.content_model import Content
from endrange.catalogue.props import Side
from endrange.catalogue.scene import BySide, Circle, Keyframe, Scene

SIDE_OF: dict[Side, str] = {"working": "right", "other": "left"}
"""Every scene is computed with the right side working; the other side is its mirror image."""

_SPINE = ("lumbar", "thorax", "neck", "head")
_PAIRED = ("hip", "knee", "ankle", "toes", "shoulder", "elbow")


def keyframe_postures(scene: Scene) -> Posture:
    """One posture for each keyframe: what it says, over what the ones before it said, over zero."""
    angles: dict[AngleKey, float] = {}
    place: dict[str, float] = {}
    rows = []
    for frame in scene.keyframe:
        angles.update(_said_angles(frame))
        if frame.pelvis is not None:
            place.update(_said(frame.pelvis))
        rows.append(posture(angles, place))
    return in_sequence(rows)


def _said(table: Content) -> dict[str, float]:
    return {name: value for name, value in table if value is not None}


def _said_angles(frame: Keyframe) -> Iterator[tuple[AngleKey, float]]:
    for joint in _SPINE:
        table = getattr(frame, joint)
        if table is not None:
            yield from (((joint, None, name), value) for name, value in _said(table).items())
    for joint in _PAIRED:
        sides: BySide[Content] | None = getattr(frame, joint)
        for side, body_side in SIDE_OF.items():
            table = sides.of(side) if sides is not None else None
            if table is not None:
                yield from (((joint, body_side, name), value) for name, value in _said(table).items())


def weights_at(scene: Scene, times_s: Array) -> Array:
    """How much each keyframe counts at each time (T x K)."""
    keyframes_s = np.array([frame.at_s for frame in scene.keyframe])
    is_smooth = np.array([frame.easing == "smooth" for frame in scene.keyframe])
    return blend_weights(_there_and_back(scene, times_s), keyframes_s, is_smooth=is_smooth)


def _there_and_back(scene: Scene, times_s: Array) -> Array:
    end = scene.keyframe[-1].at_s
    return np.asarray(end - np.abs(end - times_s)) if scene.loop == "there-and-back" else times_s


def postures_at(scene: Scene, times_s: Array) -> Posture:
    """The posture at each time, before planted feet and arms are solved."""
    blended = blend(keyframe_postures(scene), weights_at(scene, times_s))
    return blended if scene.circle is None else _with_circle(blended, scene.circle, times_s)


def _with_circle(blended: Posture, circle: Circle, times_s: Array) -> Posture:
    """Swing the working thigh round: flexion by the cosine, abduction by the sine of a steady phase."""
    turns = np.asarray(times_s) / circle.turn_s
    radius = np.interp(
        turns, [0, circle.turns, circle.turns + 1], [circle.first_deg, circle.last_deg, circle.first_deg]
    )
    angles = blended.angles.copy()
    angles[:, INDEX["hip", "right", "flexion"]] += radius * np.cos(2 * np.pi * turns)
    angles[:, INDEX["hip", "right", "abduction"]] += radius * np.sin(2 * np.pi * turns)
    return Posture(angles, blended.place)


def duration_s(scene: Scene) -> float:
    """Length of one run of the movement."""
    if scene.circle is not None:
        return scene.circle.turn_s * (scene.circle.turns + 1)
    end = scene.keyframe[-1].at_s
    return 2 * end if scene.loop == "there-and-back" else end


def moved(one: Posture, shift: Array) -> Posture:
    """The same posture with the pelvis shifted (T x 3, metres)."""
    place = one.place.copy()
    place[:, : PLACE.index("z") + 1] += shift
    return Posture(one.angles, place)
