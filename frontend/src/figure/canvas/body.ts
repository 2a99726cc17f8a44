// Paints the body: outlines first, then fills, so that only the union of a limb is outlined; shorts, nose and glow on top.
import type { Drawing } from "../pure/drawing";
import { glowFacing, glowStrength } from "../pure/glow";
import type { BodyItem } from "../pure/items";
import type { Run, Seam } from "../pure/runs";
import { addHulls, addPart, type Context, type Inner, lineWidth } from "./outline";
import type { Palette } from "./palette";

/** Width of the outline, millimetres; half of it is covered by the fill (.006 of the height shows as half). */
const OUTLINE = 11;
const THINNEST = 1.3;
/** The nose is only a shade darker, or it reads as a mole. */
const NOSE_SHADE = 0.1;
/** How far the lit face is drawn in from the outline, millimetres, and which way it is moved (unit length). */
const SHADE_DEPTH = 8;
const LIGHT_SIDE = 0.62;
const LIGHT_UP = 0.78;
/** The glow's disc fades out so gently that it is drawn larger than it is said to be. */
const GLOW_SPREAD = 1.25;

/** Places in the paint order, `to` not included. */
interface Places {
  readonly from: number;
  readonly to: number;
}

export function outlineWidth(drawing: Drawing): number {
  return lineWidth(drawing, OUTLINE, THINNEST);
}

/**
 * Paints one run of parts, by its index. `outlined` are the runs that share its outline; a run that only continues the limb gets
 * its line at the fold's strength.
 */
export function paintBodyRun(
  context: Context,
  drawing: Drawing,
  palette: Palette,
  index: number,
  outlined: readonly Run[],
): void {
  const run = drawing.runs[index] as Run;
  context.fillStyle = palette.outline;
  if (run.continues) outlineRuns(context, drawing, [run], run.line);
  else outlineRuns(context, drawing, outlined, 1);
  for (const seam of drawing.seams) if (seam.run === index) coverSeam(context, drawing, palette, seam);
  for (let from = run.from; from < run.to; ) {
    const to = endOfTone(drawing, from, run.to);
    fillParts(context, drawing, palette, { from, to });
    from = to;
  }
}

/** The hulls let out by half a line's width and filled: the same as a stroke, and several times as fast. */
function outlineRuns(context: Context, drawing: Drawing, runs: readonly Run[], strength: number): void {
  const inner = { dx: 0, dy: 0, inset: -outlineWidth(drawing) / 2 };
  context.globalAlpha = strength;
  context.beginPath();
  for (const run of runs) addParts(context, drawing, run, inner);
  context.fill();
  context.globalAlpha = 1;
}

/** Paints the neighbour's end once more over the line that was just drawn across an open joint. */
function coverSeam(context: Context, drawing: Drawing, palette: Palette, seam: Seam): void {
  const { x, y, r } = drawing;
  const { sphere, place } = seam;
  context.save();
  context.beginPath();
  context.arc(
    x[sphere] as number,
    y[sphere] as number,
    (r[sphere] as number) + outlineWidth(drawing),
    0,
    2 * Math.PI,
  );
  context.clip();
  fillParts(context, drawing, palette, { from: place, to: place + 1 });
  context.restore();
}

function bodyItem(drawing: Drawing, place: number): BodyItem {
  return drawing.items[drawing.order[place] as number] as BodyItem;
}

/** Parts of one tone are shaded together: no shade falls on a joint between them. */
function endOfTone(drawing: Drawing, from: number, end: number): number {
  const { tone } = bodyItem(drawing, from).part;
  let to = from + 1;
  while (to < end && bodyItem(drawing, to).part.tone === tone) to++;
  return to;
}

function fillParts(context: Context, drawing: Drawing, palette: Palette, places: Places): void {
  const { tone } = bodyItem(drawing, places.from).part;
  context.beginPath();
  addParts(context, drawing, places);
  context.fillStyle = palette.shaded[tone];
  context.fill();
  if (palette.shaded !== palette.tones) {
    context.beginPath();
    addParts(context, drawing, places, litFace(drawing));
    context.fillStyle = palette.tones[tone];
    context.fill();
  }
  for (let place = places.from; place < places.to; place++) {
    paintCovers(context, drawing, palette, bodyItem(drawing, place));
  }
}

function addParts(context: Context, drawing: Drawing, places: Places, inner?: Inner): void {
  for (let place = places.from; place < places.to; place++) {
    addPart(context, drawing, bodyItem(drawing, place).index, inner);
  }
}

/** The light comes from above, and from the left (in the mirrored picture from the right). */
function litFace(drawing: Drawing): Inner {
  const inset = SHADE_DEPTH * drawing.framing.scale;
  const side = Math.sign(drawing.framing.scaleX);
  return { dx: -side * LIGHT_SIDE * inset, dy: -LIGHT_UP * inset, inset };
}

/** Shorts, nose and glow of a part; clipping costs time and is done only where something reaches beyond the part. */
function paintCovers(context: Context, drawing: Drawing, palette: Palette, item: BodyItem): void {
  for (const [k, over] of item.part.over.entries()) {
    const starts = drawing.outlines[item.index]?.over[k] as Uint32Array;
    if (!over.isInside) clipTo(context, drawing, item.index);
    if (over.tone === "nose") shadeNose(context, drawing, palette, starts);
    else paintShorts(context, drawing, starts, palette.shaded[over.tone], palette.tones[over.tone]);
    if (!over.isInside) context.restore();
  }
  paintGlow(context, drawing, palette, item);
}

function clipTo(context: Context, drawing: Drawing, part: number): void {
  context.save();
  context.beginPath();
  addPart(context, drawing, part);
  context.clip();
}

function paintShorts(
  context: Context,
  drawing: Drawing,
  starts: Uint32Array,
  shaded: string,
  lit: string,
): void {
  context.fillStyle = shaded;
  fillHulls(context, drawing, starts);
  if (shaded === lit) return;
  context.fillStyle = lit;
  fillHulls(context, drawing, starts, litFace(drawing));
}

function shadeNose(context: Context, drawing: Drawing, palette: Palette, starts: Uint32Array): void {
  context.globalAlpha = NOSE_SHADE;
  context.fillStyle = palette.outline;
  fillHulls(context, drawing, starts);
  context.globalAlpha = 1;
}

function fillHulls(context: Context, drawing: Drawing, starts: Uint32Array, inner?: Inner): void {
  context.beginPath();
  addHulls(context, drawing.arcs, starts, inner);
  context.fill();
}

/** Soft discs: the part is filled with a fade, but only as far as the disc reaches: a rectangle is the cheapest clip. */
function paintGlow(context: Context, drawing: Drawing, palette: Palette, item: BodyItem): void {
  const strength = glowStrength(drawing);
  if (strength <= 0) return;
  for (const glow of drawing.scene.glow) {
    if (glow.part !== item.index) continue;
    const radius = GLOW_SPREAD * glow.radius * drawing.framing.scale;
    const side = Math.ceil(2 * radius) + 1;
    for (const sphere of glow.spheres) {
      const alpha = strength * glowFacing(drawing.view, item.part.bone, sphere);
      if (alpha < 0.02) continue;
      const [x, y] = [drawing.x[sphere] as number, drawing.y[sphere] as number];
      context.save();
      context.globalAlpha = alpha;
      context.beginPath();
      context.rect(Math.floor(x - radius), Math.floor(y - radius), side, side);
      context.clip();
      context.beginPath();
      addPart(context, drawing, item.index);
      context.fillStyle = glowFade(context, palette, x, y, radius);
      context.fill();
      context.restore();
    }
  }
}

function glowFade(context: Context, palette: Palette, x: number, y: number, radius: number): CanvasGradient {
  const fade = context.createRadialGradient(x, y, 0, x, y, radius);
  for (const [at, colour] of palette.glowStops) fade.addColorStop(at, colour);
  return fade;
}

/** The whole body as one flat pale shape: where the movement starts. */
export function paintSilhouette(context: Context, drawing: Drawing, colour: string): void {
  context.beginPath();
  for (let part = 0; part < drawing.scene.parts.length; part++) addPart(context, drawing, part);
  context.fillStyle = colour;
  context.fill();
}
