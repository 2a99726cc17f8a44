// Paints the body: outlines first, then fills, so that only the union of a limb is outlined; shorts, nose and glow on top.
import type { Drawing } from "../pure/drawing";
import { ARC_SIZE } from "../pure/hull";
import type { BodyItem } from "../pure/items";
import type { Run } from "../pure/runs";
import type { Glow, Tone } from "../pure/scene";
import type { Palette } from "./palette";

export type Context = CanvasRenderingContext2D;

/** Width of the outline, millimetres; half of it is covered by the fill (.006 of the height shows as half). */
const OUTLINE = 11;
const THINNEST = 1.3;
/** The nose is only a shade darker, or it reads as a mole. */
const NOSE_SHADE = 0.1;
/** The disc fades out so gently that it is drawn larger than it is said to be. */
const GLOW_SPREAD = 1.25;

/** Pixels of a line that is so many millimetres wide. */
export function lineWidth(drawing: Drawing, millimetres: number, thinnest: number): number {
  return Math.max(thinnest, millimetres * drawing.framing.scale);
}

export function outlineWidth(drawing: Drawing): number {
  return lineWidth(drawing, OUTLINE, THINNEST);
}

/** Paints one run of parts; a run that only continues the limb gets its line at the fold's strength. */
export function paintBodyRun(
  context: Context,
  drawing: Drawing,
  palette: Palette,
  run: Run,
  outlined: readonly Run[],
): void {
  context.strokeStyle = palette.outline;
  context.lineWidth = outlineWidth(drawing);
  context.lineJoin = "round";
  if (run.continues) strokeRuns(context, drawing, [run], run.line);
  else strokeRuns(context, drawing, outlined, 1);
  for (let place = run.from; place < run.to; place++)
    paintPart(context, drawing, palette, bodyItem(drawing, place));
}

function strokeRuns(context: Context, drawing: Drawing, runs: readonly Run[], strength: number): void {
  context.globalAlpha = strength;
  context.beginPath();
  for (const run of runs) {
    for (let place = run.from; place < run.to; place++)
      addPart(context, drawing, bodyItem(drawing, place).index);
  }
  context.stroke();
  context.globalAlpha = 1;
}

function bodyItem(drawing: Drawing, place: number): BodyItem {
  return drawing.items[drawing.order[place] as number] as BodyItem;
}

function paintPart(context: Context, drawing: Drawing, palette: Palette, item: BodyItem): void {
  context.beginPath();
  addPart(context, drawing, item.index);
  context.fillStyle = palette.tones[item.part.tone];
  context.fill();
  paintOverlays(context, drawing, palette, item);
  for (const glow of drawing.scene.glow) {
    if (glow.part === item.index) paintGlow(context, drawing, palette, item, glow);
  }
}

function paintOverlays(context: Context, drawing: Drawing, palette: Palette, item: BodyItem): void {
  for (let k = 0; k < item.part.over.length; k++) {
    const over = item.part.over[k] as (typeof item.part.over)[number];
    const starts = drawing.outlines[item.index]?.over[k] as Uint32Array;
    if (over.isInside) fillOverlay(context, drawing, palette, over.tone, starts);
    else
      clipped(context, drawing, item.index, () => fillOverlay(context, drawing, palette, over.tone, starts));
  }
}

function fillOverlay(
  context: Context,
  drawing: Drawing,
  palette: Palette,
  tone: Tone,
  starts: Uint32Array,
): void {
  context.beginPath();
  addHulls(context, drawing.arcs, starts);
  context.globalAlpha = tone === "nose" ? NOSE_SHADE : 1;
  context.fillStyle = palette.tones[tone];
  context.fill();
  context.globalAlpha = 1;
}

/** How strongly the glow shows: it comes with the movement where that is held at its end. */
function glowStrength(drawing: Drawing): number {
  return drawing.scene.loop === "hold" ? drawing.progress : 1;
}

function paintGlow(context: Context, drawing: Drawing, palette: Palette, item: BodyItem, glow: Glow): void {
  const strength = glowStrength(drawing);
  if (strength <= 0) return;
  clipped(context, drawing, item.index, () => {
    const radius = GLOW_SPREAD * glow.radius * drawing.framing.scale;
    for (const sphere of glow.spheres) {
      context.globalAlpha = strength * glowFacing(drawing, item, sphere);
      const [x, y] = [drawing.x[sphere] as number, drawing.y[sphere] as number];
      context.drawImage(palette.glowDisc, x - radius, y - radius, 2 * radius, 2 * radius);
    }
  });
}

/** 1 where the glowing side of the limb faces the viewer, fading to 0 where it faces away; the trunk always shows it. */
function glowFacing(drawing: Drawing, item: BodyItem, sphere: number): number {
  if (!item.part.bone) return 1;
  const [du, dv, dw] = fromBone(drawing, item.part.bone, sphere);
  const facing = dw / Math.max(1e-9, Math.hypot(du, dv, dw));
  return Math.max(0, 1 + 1.4 * Math.min(0, facing + 0.15));
}

/** From the nearest place on the bone to a sphere, in picture coordinates. */
function fromBone(
  drawing: Drawing,
  bone: readonly [number, number],
  sphere: number,
): [number, number, number] {
  const { u, v, w } = drawing.view;
  const [i, j] = bone;
  const line = [u, v, w].map((list) => (list[j] as number) - (list[i] as number)) as [number, number, number];
  const off = [u, v, w].map((list) => (list[sphere] as number) - (list[i] as number)) as [
    number,
    number,
    number,
  ];
  const square = line[0] ** 2 + line[1] ** 2 + line[2] ** 2;
  const along = (line[0] * off[0] + line[1] * off[1] + line[2] * off[2]) / Math.max(1e-9, square);
  const share = Math.max(0, Math.min(1, along));
  return [off[0] - share * line[0], off[1] - share * line[1], off[2] - share * line[2]];
}

function clipped(context: Context, drawing: Drawing, part: number, paint: () => void): void {
  context.save();
  context.beginPath();
  addPart(context, drawing, part);
  context.clip();
  paint();
  context.restore();
}

/** Adds the outlines of all hulls of a part to the path. */
export function addPart(context: Context, drawing: Drawing, part: number): void {
  addHulls(context, drawing.arcs, (drawing.outlines[part] as Drawing["outlines"][number]).hulls);
}

function addHulls(context: Context, arcs: Float32Array, starts: Uint32Array): void {
  for (let k = 0; k + 1 < starts.length; k++)
    addHull(context, arcs, starts[k] as number, starts[k + 1] as number);
}

export function addHull(context: Context, arcs: Float32Array | Float64Array, from: number, to: number): void {
  const [x, y, r] = [arcs[from] as number, arcs[from + 1] as number, arcs[from + 2] as number];
  context.moveTo(x + r * Math.cos(arcs[from + 3] as number), y + r * Math.sin(arcs[from + 3] as number));
  for (let k = from; k < to; k += ARC_SIZE) {
    context.arc(
      arcs[k] as number,
      arcs[k + 1] as number,
      arcs[k + 2] as number,
      arcs[k + 3] as number,
      arcs[k + 4] as number,
    );
  }
  context.closePath();
}

/** The whole body as one flat pale shape: where the movement starts. */
export function paintSilhouette(context: Context, drawing: Drawing, colour: string): void {
  context.beginPath();
  for (let part = 0; part < drawing.scene.parts.length; part++) addPart(context, drawing, part);
  context.fillStyle = colour;
  context.fill();
}
