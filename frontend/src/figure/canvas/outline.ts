// Puts prepared outlines on the canvas's path: as they are, or drawn in and moved for the lit face.
import type { Drawing, PartOutline } from "../pure/drawing";
import { ARC_SIZE } from "../pure/hull";

export type Context = CanvasRenderingContext2D;

/** An outline drawn in by `inset` (negative: let out) and moved by (dx, dy), pixels; no further than that it stays within itself. */
export interface Inner {
  readonly dx: number;
  readonly dy: number;
  readonly inset: number;
}

const AS_IT_IS: Inner = { dx: 0, dy: 0, inset: 0 };

/** Pixels of a line that is so many millimetres wide. */
export function lineWidth(drawing: Drawing, millimetres: number, thinnest: number): number {
  return Math.max(thinnest, millimetres * drawing.framing.scale);
}

/** Adds the outlines of all hulls of a part. */
export function addPart(context: Context, drawing: Drawing, part: number, inner: Inner = AS_IT_IS): void {
  addHulls(context, drawing.arcs, (drawing.outlines[part] as PartOutline).hulls, inner);
}

/** Adds hull after hull; `starts` says where each begins in the arcs, and where the last one ends. */
export function addHulls(
  context: Context,
  arcs: Float32Array,
  starts: Uint32Array,
  inner: Inner = AS_IT_IS,
): void {
  for (let k = 0; k + 1 < starts.length; k++) {
    addHull(context, arcs, starts[k] as number, starts[k + 1] as number, inner);
  }
}

export function addHull(
  context: Context,
  arcs: Float32Array,
  from: number,
  to: number,
  inner: Inner = AS_IT_IS,
): void {
  for (let k = from; k < to; k += ARC_SIZE) {
    const radius = arcs[k + 2] as number;
    // A circle smaller than the inset is drawn in to a point and moved as little: it stays within itself, too.
    const share = radius < inner.inset ? radius / inner.inset : 1;
    const x = (arcs[k] as number) + inner.dx * share;
    const y = (arcs[k + 1] as number) + inner.dy * share;
    const r = radius - inner.inset * share;
    const first = arcs[k + 3] as number;
    if (k === from) context.moveTo(x + r * Math.cos(first), y + r * Math.sin(first));
    context.arc(x, y, r, first, arcs[k + 4] as number);
  }
  context.closePath();
}
