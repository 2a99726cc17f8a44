"""Floor, shadows, and the ways that are drawn: what is neither body nor prop."""

import numpy as np

from endrange.body.rotation import Array, unit
from endrange.body.skeleton import THIGH

from .camera import project
from .framing import Frame, ground_extent
from .movement import Motion, compute
from .palette import Paint
from .picture import Picture
from .shapes import line_path, number, polygon_path

NEAR_FLOOR = 0.12
"""Only what hangs lower than this throws a shadow on the mat."""
ARROW_HEAD = 0.035


def floor_svg(picture: Picture, frame: Frame, paint: Paint) -> str:
    """Edge-on a band with a line; from above a mat."""
    if picture.camera.is_level:
        width = frame.right - frame.left
        band = (
            f'<rect x="{number(frame.left)}" y="0" width="{number(width)}" height="{number(-frame.bottom)}"'
        )
        edge = line_path(np.array([[frame.left, 0.0], [frame.right, 0.0]]))
        return f'{band} {paint.fill("floor")}/><path d="{edge}" stroke-width="4" {paint.line("floor-line")}/>'
    low, high = ground_extent(picture.motion)
    corners = np.array(
        [[x, 0.0, z] for x, z in ((low[0], low[1]), (high[0], low[1]), (high[0], high[1]), (low[0], high[1]))]
    )
    path = polygon_path(project(corners, picture.camera))
    outline = f'<path d="{path}" stroke-width="3" stroke-linejoin="round" {paint.line("floor-line")}/>'
    return f'<path d="{path}" {paint.fill("floor")}/>{outline}'


def shadow_svg(picture: Picture, paint: Paint) -> str:
    """Faint dark spots on the mat under what is near it; none when the floor is seen edge-on."""
    camera, motion = picture.camera, picture.motion
    if camera.is_level:
        return ""
    centres = motion.centres[picture.moment]
    squash = float(np.sin(np.radians(camera.elevation)))
    spots = []
    for place, radius in zip(centres, motion.radii, strict=True):
        height = place[1] - radius
        if radius < 0.012 or height > NEAR_FLOOR:
            continue
        x, y, _ = project(np.array([place[0], 0.0, place[2]]), camera)
        size = radius * (1.25 - height)
        spots.append(
            f'<ellipse cx="{number(x)}" cy="{number(-y)}" rx="{number(size)}" ry="{number(size * squash)}"/>'
        )
    return f'<g opacity="0.13" {paint.fill("shade")}>{"".join(spots)}</g>' if spots else ""


def drawn_ways(motion: Motion) -> list[tuple[str, Array]]:
    """Rings of a circling foot, and arrows: ("ring" | "arrow", n x 3)."""
    return [*_rings(motion), *_arrows(motion)]


def _rings(motion: Motion) -> list[tuple[str, Array]]:
    circle = motion.scene.circle
    if circle is None:
        return []
    rings = []
    for degrees in np.linspace(circle.first_deg, circle.last_deg, circle.turns):
        fixed = circle.model_copy(update={"first_deg": degrees, "last_deg": degrees, "turns": 1})
        scene = motion.scene.model_copy(update={"circle": fixed})
        one = compute(scene, np.linspace(0.0, circle.turn_s, 33), skeleton=motion.skeleton)
        rings.append(("ring", _circled(one, above_knee=circle.point == "knee")))
    return rings


def _circled(motion: Motion, *, above_knee: bool) -> Array:
    """The way of the toes, or of a point a little beyond the knee so that the leg does not hide it."""
    if not above_knee:
        return motion.frames.origin["toes-r"]
    return motion.frames.point("thigh-r", np.array([0.0, -(THIGH + 0.06), 0.0]) * motion.skeleton.height_m)


def _arrows(motion: Motion) -> list[tuple[str, Array]]:
    return [("arrow", np.array([arrow.start, arrow.end])) for arrow in motion.scene.arrow]


def way_svg(kind: str, points: Array, picture: Picture, paint: Paint) -> str:
    """A dashed ring or an arrow."""
    flat = project(points, picture.camera)[:, :2]
    if kind == "ring":
        return (
            f'<path d="{line_path(flat)}" stroke-width="8" stroke-dasharray="22 16" '
            f'stroke-linecap="round" {paint.line("strap")}/>'
        )
    line = f'<path d="{line_path(flat)}" stroke-width="12" stroke-linecap="round" {paint.line("strap")}/>'
    return line + arrow_head_svg(flat[-1], flat[-1] - flat[0], paint)


def arrow_head_svg(tip: Array, direction: Array, paint: Paint) -> str:
    """A triangle whose tip lies a little beyond `tip`."""
    along = unit(direction)
    across = np.array([-along[1], along[0]])
    corners = [tip + along * ARROW_HEAD, tip + across * ARROW_HEAD * 0.7, tip - across * ARROW_HEAD * 0.7]
    return f'<path d="{polygon_path(np.array(corners))}" {paint.fill("strap")}/>'
