"""Contact sheets: every exercise's key poses from several cameras, as SVG and PNG, to be looked at."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

import vl_convert

from endrange.catalogue import Exercise

from .camera import CAMERAS, Camera, views_of
from .movement import Motion, compute, key_times
from .palette import COLOURS
from .still import Look, Moment, draw

CELL = (330, 250)
"""Width and height of one picture, pixels."""
_MOMENTS: tuple[Moment, ...] = ("start", "end")
_LABEL = 'font-family="Liberation Sans, Arial, sans-serif" font-size="11"'


def draw_sheets(exercises: Iterable[Exercise], out_dir: Path) -> list[Path]:
    """One sheet for each exercise that has scenes, and one of all best views in light and in dark.

    Each is written as SVG and as PNG; returns the files. Raises OSError when the folder cannot be written.
    """
    drawn = [exercise for exercise in exercises if exercise.scenes]
    out_dir.mkdir(parents=True, exist_ok=True)
    files = [path for one in drawn for path in _write(out_dir / one.id, exercise_sheet(one))]
    for theme in COLOURS:
        files += _write(out_dir / f"all-{theme}", overview_sheet(drawn, dark=theme == "dark"))
    return files


def _write(stem: Path, svg: str) -> list[Path]:
    picture, raster = stem.with_suffix(".svg"), stem.with_suffix(".png")
    picture.write_text(svg, encoding="utf-8")
    raster.write_bytes(png(svg))
    return [picture, raster]


def png(svg: str, *, scale: float = 1.0) -> bytes:
    """A drawn SVG as PNG."""
    return bytes(vl_convert.svg_to_png(svg, scale=scale))


def exercise_sheet(exercise: Exercise) -> str:
    """A row for each scene and load: start and end from its best and second view, the side and the front."""
    return _table([_row(exercise, name) for name in scene_names(exercise)], dark=False)


def scene_names(exercise: Exercise) -> list[str]:
    """Every scene, each followed by the same one with its loads."""
    return [
        str(exercise.scene_name(scene.id, load))
        for scene in exercise.scenes
        for load in (None, *(each.id for each in scene.load))
    ]


def _row(exercise: Exercise, name: str) -> list[tuple[str, str]]:
    scene = exercise.scene(name)
    motion = compute(scene, key_times(scene))
    return [
        (f"{exercise.id} {name}, {view.id}, {moment}", _cell(motion, view, moment, dark=False))
        for view in views_of(scene)
        for moment in _MOMENTS
    ]


def overview_sheet(exercises: Iterable[Exercise], *, dark: bool, columns: int = 4) -> str:
    """The end pose of every scene and load from its best view."""
    cells = [
        (
            f"{exercise.id} {name}",
            _cell(compute(scene, key_times(scene)), CAMERAS[scene.best_view], "end", dark=dark),
        )
        for exercise in exercises
        for name in scene_names(exercise)
        for scene in [exercise.scene(name)]
    ]
    return _table([cells[i : i + columns] for i in range(0, len(cells), columns)], dark=dark)


def _cell(motion: Motion, camera: Camera, moment: Moment, *, dark: bool) -> str:
    look = Look(theme="dark" if dark else "light", aspect=CELL[0] / CELL[1])
    return draw(motion, camera, moment=moment, look=look)


def _table(rows: list[list[tuple[str, str]]], *, dark: bool) -> str:
    """Pictures with their captions in rows."""
    wide, high = CELL
    width, height = wide * max((len(row) for row in rows), default=1), high * max(len(rows), 1)
    colours = COLOURS["dark" if dark else "light"]
    text = [f'<rect width="{width}" height="{height}" fill="{colours["paper"]}"/>']
    for i, row in enumerate(rows):
        for j, (caption, svg) in enumerate(row):
            x, y = j * wide, i * high
            text.append(svg.replace("<svg ", f'<svg x="{x}" y="{y}" width="{wide}" height="{high}" ', 1))
            fill = f'fill="{colours["floor-line"]}"'
            text.append(f'<text x="{x + 6}" y="{y + 15}" {_LABEL} {fill}>{escape(caption)}</text>')
            text.append(
                f'<rect x="{x}" y="{y}" width="{wide}" height="{high}" fill="none" '
                f'stroke="{colours["floor-line"]}" stroke-width="0.5"/>'
            )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{"".join(text)}</svg>'
    )
