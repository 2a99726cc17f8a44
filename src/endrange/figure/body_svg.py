"""The body as SVG: outline without seams, fill, shade, shorts, and the glow where it is felt."""

from dataclasses import dataclass

import numpy as np

from endrange.body.rotation import Array

from .camera import project
from .palette import Paint
from .picture import Painted, Picture
from .shapes import Hulls, hulls_path, number
from .solids import Part

STROKE_MM = 11
"""Width of the outline's stroke; the inner half is covered by the fill."""
LIT_SHIFT_MM = (-7, -9)
"""How far the lit face is moved on the part, towards up and left: what is left uncovered lies in shade."""
SHADE = 0.16
GLOW_SPREAD = 1.25


@dataclass(frozen=True)
class Drawing:
    """A picture being drawn: its colours and the prefix of its ids."""

    picture: Picture
    paint: Paint
    prefix: str

    def hulls(self, part: Part) -> Hulls:
        """The part's hulls in the picture."""
        return [self.picture.hull(hull) for hull in part.hulls]

    def gradient_svg(self) -> str:
        """The radial fade of the glow."""
        if not self.picture.motion.glow:
            return ""
        stop = self.paint.stop("glow")
        stops = ((0, 0.9), (0.5, 0.5), (1, 0))
        fade = "".join(f'<stop offset="{place}" stop-opacity="{alpha}" {stop}/>' for place, alpha in stops)
        return f'<defs><radialGradient id="{self.prefix}g">{fade}</radialGradient></defs>'


def limb_run_svg(drawing: Drawing, run: list[Painted]) -> str:
    """A run of neighbours of one limb: all strokes, then all fills, so that only the union has an outline."""
    parts = [thing.part for thing in run if thing.part is not None]
    shapes = {part.id: f'<path d="{hulls_path(drawing.hulls(part))}"' for part in parts}
    paint, clip = drawing.paint, f"{drawing.prefix}{parts[0].id}"
    stroke = f'stroke-width="{STROKE_MM}" stroke-linejoin="round" {paint.line("outline")}/>'
    shift = f'transform="translate({LIT_SHIFT_MM[0]} {LIT_SHIFT_MM[1]})"'
    return "".join(
        [
            *(f"{shapes[part.id]} {stroke}" for part in parts),
            *(f"{shapes[part.id]} {paint.fill(part.tone)}/>" for part in parts),
            f'<clipPath id="{clip}">{"".join(f"{shapes[part.id]}/>" for part in parts)}</clipPath>',
            f'<g clip-path="url(#{clip})">',
            *(f'{shapes[part.id]} fill-opacity="{SHADE}" {paint.fill("shade")}/>' for part in parts),
            *(
                f"{shapes[part.id]} {shift} {paint.fill(part.tone)}/>"
                + _covers_and_glow(drawing, part, shapes[part.id])
                for part in parts
            ),
            "</g>",
        ]
    )


def _covers_and_glow(drawing: Drawing, part: Part, shape: str) -> str:
    inside = []
    for cover in part.over:
        path = hulls_path([drawing.picture.hull(hull) for hull in cover.hulls])
        inside.append(f'<path d="{path}" {drawing.paint.fill(cover.tone)}/>')
    inside += _glow_discs(drawing, part)
    if not inside:
        return ""
    clip = f"{drawing.prefix}{part.id}-over"
    return f'<clipPath id="{clip}">{shape}/></clipPath><g clip-path="url(#{clip})">{"".join(inside)}</g>'


def _glow_discs(drawing: Drawing, part: Part) -> list[str]:
    motion, moment = drawing.picture.motion, drawing.picture.moment
    discs = []
    for spot, place in zip(motion.glow, motion.glow_places[moment], strict=True):
        if spot.part != part.id:
            continue
        strength = glow_strength(drawing.picture, part, place)
        if strength > 0.02:
            x, y, _ = project(place, drawing.picture.camera)
            radius = number(spot.radius * motion.skeleton.height_m * GLOW_SPREAD)
            discs.append(
                f'<circle cx="{number(x)}" cy="{number(-y)}" r="{radius}" opacity="{strength:.2f}" '
                f'fill="url(#{drawing.prefix}g)"/>'
            )
    return discs


def glow_strength(picture: Picture, part: Part, place: Array) -> float:
    """1 where the glowing side of the limb faces the viewer, fading to 0 where it faces away."""
    if part.bone is None:
        return 1.0
    ends = picture.motion.centres[picture.moment][[picture.motion.figure.index(end) for end in part.bone]]
    line = ends[1] - ends[0]
    share = np.clip(np.dot(place - ends[0], line) / np.dot(line, line), 0.0, 1.0)
    away = place - (ends[0] + share * line)
    facing = float(away @ picture.camera.axes[2]) / max(float(np.linalg.norm(away)), 1e-9)
    return float(np.clip(1.0 + 1.4 * min(0.0, facing + 0.15), 0.0, 1.0))


def ghost_svg(drawing: Drawing) -> str:
    """The start as a flat pale silhouette."""
    motion = drawing.picture.motion
    circles = project(motion.centres[0], drawing.picture.camera)
    figure = motion.figure
    paths = []
    for part in figure.parts:
        hulls = [[figure.index(sphere) for sphere in hull] for hull in part.hulls]
        paths.append(hulls_path([(circles[hull], motion.radii[hull]) for hull in hulls]))
    return f'<path d="{"".join(paths)}" {drawing.paint.fill("ghost")}/>'
