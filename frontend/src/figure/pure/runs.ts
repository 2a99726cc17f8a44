// Outlines without seams. Neighbours of one limb that follow each other in the paint order share one outline,
// save where a joint between them is folded: there a line stays.
import type { BodyItem, Item } from "./items";
import type { View } from "./projection";
import type { Part, Scene } from "./scene";

/** From this angle between two segments in the picture (degrees) the fold's line begins to show ... */
const FOLD_BEGINS = 64;
/** ... and below this one it is whole. In between it fades, so that it does not jump in. */
const FOLD_IS_WHOLE = 50;

/** Three spheres: a joint and the far ends of the two bones that meet there. */
export interface Joint {
  readonly tip: number;
  readonly middle: number;
  readonly otherTip: number;
}

/** The joints on the way from part to part along their limb: `joints[a][b]`, empty where they do not hang together. */
export type Joints = readonly (readonly (readonly Joint[])[])[];

/** Finds the joints of every pair of parts of one limb: bones that share a sphere are neighbours. */
export function findJoints(scene: Scene): Joints {
  const { parts } = scene;
  return parts.map((first) => parts.map((second) => waysBetween(first, second, parts)));
}

function waysBetween(first: Part, second: Part, parts: readonly Part[]): Joint[] {
  if (first === second || first.limb !== second.limb) return [];
  const direct = jointOf(first, second);
  if (direct) return [direct];
  for (const middle of parts) {
    const [there, onward] = [jointOf(first, middle), jointOf(middle, second)];
    if (there && onward) return [there, onward];
  }
  return [];
}

function jointOf(first: Part, second: Part): Joint | null {
  if (first === second || first.limb !== second.limb || !first.bone || !second.bone) return null;
  const shared = first.bone.find((end) => second.bone?.includes(end));
  if (shared === undefined) return null;
  return { tip: otherEnd(first.bone, shared), middle: shared, otherTip: otherEnd(second.bone, shared) };
}

function otherEnd(bone: readonly [number, number], end: number): number {
  return bone[0] === end ? bone[1] : bone[0];
}

/** A stretch of the paint order that is outlined at once. */
export interface Run {
  readonly from: number;
  /** Not included. */
  readonly to: number;
  /** How strong its line is over what was painted before: 1 is whole, less is a fading fold. */
  readonly line: number;
  /** Whether the run before is of the same limb and only half folded: then its outline was drawn with that one's. */
  readonly continues: boolean;
}

/** Splits the paint order into runs. */
export function splitRuns(
  order: readonly number[],
  items: readonly Item[],
  joints: Joints,
  view: View,
): Run[] {
  const runs: Run[] = [];
  let from = 0;
  let line = 1;
  for (let place = 1; place <= order.length; place++) {
    const strength = place < order.length ? lineAt(order, items, { from, place }, joints, view) : 1;
    if (strength === 0) continue;
    runs.push({ from, to: place, line, continues: line < 1 });
    line = strength;
    from = place;
  }
  return runs;
}

/** How strong the line is between the run so far and the item at `place`: 0 for one common outline. */
function lineAt(
  order: readonly number[],
  items: readonly Item[],
  run: { from: number; place: number },
  joints: Joints,
  view: View,
): number {
  const next = items[order[run.place] as number] as Item;
  let strength = 0;
  for (let before = run.from; before < run.place; before++) {
    const item = items[order[before] as number] as Item;
    if (next.kind !== "part" || item.kind !== "part" || item.group !== next.group) return 1;
    strength = Math.max(strength, foldBetween(item, next, joints, view));
  }
  return strength;
}

/** Two neighbours that are outlined apart because something else is painted between them, though their joint is open. */
export interface Seam {
  /** Which run draws a line over the neighbour. */
  readonly run: number;
  /** The neighbour painted before: its place in the order. */
  readonly place: number;
  /** The sphere of the joint, round which the line is to be covered again. */
  readonly sphere: number;
}

/** The lines that a straight joint would show without need. */
export function findSeams(
  order: readonly number[],
  runs: readonly Run[],
  items: readonly Item[],
  joints: Joints,
  view: View,
): Seam[] {
  const seams: Seam[] = [];
  for (const [index, run] of runs.entries()) {
    for (let place = run.from; place < run.to; place++) {
      const item = items[order[place] as number] as Item;
      if (item.kind !== "part") continue;
      for (let before = 0; before < run.from; before++) {
        const joint = openJoint(items[order[before] as number] as Item, item, joints, view);
        if (joint) seams.push({ run: index, place: before, sphere: joint.middle });
      }
    }
  }
  return seams;
}

function openJoint(first: Item, second: BodyItem, joints: Joints, view: View): Joint | null {
  if (first.kind !== "part") return null;
  const way = joints[first.index]?.[second.index] ?? [];
  const joint = way[0];
  return way.length === 1 && joint && foldStrength(pictureAngle(joint, view)) < 0.5 ? joint : null;
}

function foldBetween(first: BodyItem, second: BodyItem, joints: Joints, view: View): number {
  const way = joints[first.index]?.[second.index] ?? [];
  return way.reduce((most, joint) => Math.max(most, foldStrength(pictureAngle(joint, view))), 0);
}

/** 0 for an open joint, 1 for a folded one. */
export function foldStrength(angle: number): number {
  const share = (FOLD_BEGINS - angle) / (FOLD_BEGINS - FOLD_IS_WHOLE);
  return Math.max(0, Math.min(1, share));
}

/** Angle between the two segments at a joint as the picture shows it, degrees: 180 is straight. */
export function pictureAngle(joint: Joint, view: View): number {
  const { tip, middle, otherTip } = joint;
  const toTip = Math.atan2(diff(view.v, tip, middle), diff(view.u, tip, middle));
  const toOther = Math.atan2(diff(view.v, otherTip, middle), diff(view.u, otherTip, middle));
  const angle = (Math.abs(toTip - toOther) * 180) / Math.PI;
  return angle > 180 ? 360 - angle : angle;
}

function diff(list: Float32Array, i: number, j: number): number {
  return (list[i] as number) - (list[j] as number);
}
