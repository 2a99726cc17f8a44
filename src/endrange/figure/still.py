"""A still picture of a scene as SVG: the end pose, the start pale behind it, props, and where to feel it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from endrange.catalogue.props import Side
from endrange.catalogue.scene import Scene

from .body_svg import Drawing, ghost_svg, limb_run_svg
from .camera import CAMERAS, Camera
from .decor import drawn_ways, floor_svg, shadow_svg, way_svg
from .framing import Frame, frame_of
from .movement import Motion, compute, key_times
from .palette import Paint, Theme
from .picture import Painted, Picture, take
from .props_svg import box_svg, prop_svg

Moment = Literal["start", "end"]


@dataclass(frozen=True)
class Look:
    """How a still is drawn: colours, side, width in pixels (None: as large as its place), width / height."""

    theme: Theme = "light"
    side: Side = "working"
    width: int | None = None
    aspect: float | None = 4 / 3
    title: str | None = None
    """Said by a screen reader; without one the picture is decoration."""


def still(
    scene: Scene, *, camera: str | None = None, moment: Moment = "end", look: Look | None = None
) -> str:
    """SVG of a scene from its best view or another camera. Raises KeyError for an unknown camera.

    Side "working" shows the right leg as the working one, "other" the left; from the front as in a mirror.
    """
    motion = compute(scene, key_times(scene))
    look = _left_on_the_left(scene, look or Look())
    return draw(motion, CAMERAS[camera or scene.best_view], moment=moment, look=look)


def draw(motion: Motion, camera: Camera, *, moment: Moment = "end", look: Look | None = None) -> str:
    """SVG of the first or last moment of a computed scene."""
    look = look or Look()
    index = 0 if moment == "start" else len(motion.times_s) - 1
    picture = take(motion, index, camera)
    frame = frame_of(motion, camera, aspect=look.aspect)
    drawing = Drawing(picture, Paint(look.theme), _unique_prefix(picture, look))
    layers = [floor_svg(picture, frame, drawing.paint), shadow_svg(picture, drawing.paint)]
    ways = [(kind, way_svg(kind, way, picture, drawing.paint)) for kind, way in drawn_ways(motion)]
    layers += [text for kind, text in ways if kind == "ring"]
    layers += _items(drawing, with_ghost=moment == "end" and motion.scene.start_outline)
    layers += [text for kind, text in ways if kind == "arrow"]
    flip = ' transform="scale(-1 1)"' if look.side == "other" else ""
    left, right = (-frame.right, -frame.left) if flip else (frame.left, frame.right)
    box = Frame(left, frame.bottom, right, frame.top).view_box
    size = f' width="{look.width}"' if look.width else ""
    name = f"<title>{escape(look.title)}</title>" if look.title else ""
    role = 'role="img"' if look.title else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"{size} {role}>{name}'
        f"{drawing.gradient_svg()}<g{flip}>{''.join(layers)}</g></svg>"
    )


def _left_on_the_left(scene: Scene, look: Look) -> Look:
    """A scene that is seen from the front is shown as in a mirror, so that left is on the left."""
    if not (scene.sided and CAMERAS[scene.best_view].is_facing):
        return look
    return replace(look, side="working" if look.side == "other" else "other")


def _unique_prefix(picture: Picture, look: Look) -> str:
    """Ids in a picture must not meet those of another one on the same page."""
    said = f"{picture.motion.scene!r}{picture.camera}{picture.motion.times_s[picture.moment]}{look}"
    return "f" + hashlib.sha256(said.encode()).hexdigest()[:8]


def _items(drawing: Drawing, *, with_ghost: bool) -> list[str]:
    """Everything in paint order; the pale start lies behind the first part of the body."""
    layers: list[str] = []
    for run in limb_runs(drawing.picture, drawing.picture.order):
        if run[0].part is not None:
            if with_ghost:
                layers.append(ghost_svg(drawing))
                with_ghost = False
            layers.append(limb_run_svg(drawing, run))
        elif run[0].box is not None:
            box = drawing.picture.motion.boxes[run[0].box]
            layers.append(box_svg(box, drawing.picture.camera, drawing.paint))
        else:
            layers.append(prop_svg(run[0], drawing.picture, drawing.paint))
    return layers


def limb_runs(picture: Picture, order: Iterable[Painted]) -> list[list[Painted]]:
    """Neighbours in the order that are drawn without a line between them; everything else alone."""
    runs: list[list[Painted]] = []
    for thing in order:
        if runs and all(_joins(picture, before, thing) for before in runs[-1]):
            runs[-1].append(thing)
        else:
            runs.append([thing])
    return runs


def _joins(picture: Picture, one: Painted, other: Painted) -> bool:
    if one.part is None or other.part is None or one.part.limb != other.part.limb:
        return False
    return not picture.is_folded(one.part, other.part)
