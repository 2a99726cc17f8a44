// Outlines without seams. Neighbours of one limb that follow each other in the paint order share one outline,
// save where the joint between them is folded: there a line stays.
import type { BodyItem, Item } from "./items";
import type { View } from "./projection";
import type { Scene } from "./scene";

/** From this angle between two segments in the picture (degrees) the fold's line begins to show ... */
const FOLD_BEGINS = 64;
/** ... and below this one it is whole. In between it fades, so that it does not jump in. */
const FOLD_IS_WHOLE = 50;
/** How near two bones' ends are when they share a joint, millimetres. */
const JOINT = 8;

/** Which ends of two parts' bones meet: their far ends and the joint, by sphere index. */
export interface Joint {
  readonly tip: number;
  readonly middle: number;
  readonly otherTip: number;
}

/** Joints between parts, by `joints[a][b]`; undefined where two parts are not neighbours. */
export type Joints = readonly (readonly (Joint | undefined)[])[];

/** Finds which parts of one limb are neighbours: a bone's end stays on another bone's end. */
export function findJoints(scene: Scene): Joints {
  return scene.parts.map((first) =>
    scene.parts.map((second) => {
      if (first === second || first.limb !== second.limb || !first.bone || !second.bone) return undefined;
      for (const a of [0, 1] as const) {
        for (const b of [0, 1] as const) {
          if (staysTogether(scene, first.bone[a], second.bone[b])) {
            return {
              tip: first.bone[1 - a] as number,
              middle: first.bone[a],
              otherTip: second.bone[1 - b] as number,
            };
          }
        }
      }
      return undefined;
    }),
  );
}

function staysTogether(scene: Scene, i: number, j: number): boolean {
  return scene.frames.every((frame) => {
    const [dx, dy, dz] = [0, 1, 2].map((k) => (frame[3 * i + k] as number) - (frame[3 * j + k] as number));
    return Math.hypot(dx as number, dy as number, dz as number) < JOINT;
  });
}

/** A stretch of the paint order that is outlined at once; `line` is how strongly over what was painted before. */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** 1: a whole line; between: a fading fold; first runs of a limb have 1. */
  readonly line: number;
  /** Whether the run before is of the same limb, so that its outline was drawn with that one's. */
  readonly continues: boolean;
}

/** Splits the paint order into runs, `to` excluded. */
export function splitRuns(
  order: readonly number[],
  items: readonly Item[],
  joints: Joints,
  view: View,
): Run[] {
  const runs: Run[] = [];
  let from = 0;
  let line = 1;
  let continues = false;
  for (let place = 1; place <= order.length; place++) {
    const next = items[order[place] as number];
    const strength = next ? lineBetween(order, items, from, place, joints, view) : 1;
    if (strength === 0) continue;
    runs.push({ from, to: place, line, continues });
    continues = strength < 1;
    line = strength;
    from = place;
  }
  return runs;
}

/** How strong the line is between the run so far and the item at `place`: 0 for one common outline. */
function lineBetween(
  order: readonly number[],
  items: readonly Item[],
  from: number,
  place: number,
  joints: Joints,
  view: View,
): number {
  const next = items[order[place] as number] as Item;
  if (next.kind !== "part") return 1;
  let strength = 1;
  for (let before = from; before < place; before++) {
    const item = items[order[before] as number] as Item;
    if (item.kind !== "part") return 1;
    strength = Math.min(strength, foldBetween(item, next, joints, view));
  }
  return strength;
}

function foldBetween(first: BodyItem, second: BodyItem, joints: Joints, view: View): number {
  if (first.group !== second.group) return 1;
  if (!first.part.bone || !second.part.bone) return 0;
  const joint = joints[first.index]?.[second.index];
  return joint ? foldStrength(pictureAngle(joint, view)) : 1;
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
