// What is painted one after another: each part of the body, each prop, each straight piece of strap.
import type { Ball, Box, Hull, Part, Roller, Scene } from "./scene";

/** How thick a strap is for hiding and being hidden, millimetres. */
export const STRAP_RADIUS = 7;

interface Painted {
  /** Items of one group are painted one after another where depth allows. */
  readonly group: string;
}

export interface BodyItem extends Painted {
  readonly kind: "part";
  readonly index: number;
  readonly part: Part;
  /** Sphere indexes two by two: every pair of every hull (a sphere alone pairs with itself). */
  readonly pairs: Uint16Array;
  /** Every sphere once. */
  readonly spheres: Uint16Array;
}

export interface StrapItem extends Painted {
  readonly kind: "strap";
  readonly from: number;
  readonly to: number;
}

export interface RollerItem extends Painted {
  readonly kind: "roller";
  readonly prop: Roller;
}

export interface BallItem extends Painted {
  readonly kind: "ball";
  readonly prop: Ball;
}

export interface BoxItem extends Painted {
  readonly kind: "box";
  readonly prop: Box;
}

export type Item = BodyItem | StrapItem | RollerItem | BallItem | BoxItem;

/** Every item of the scene: parts first, in the scene's order, then props. */
export function listItems(scene: Scene): readonly Item[] {
  const items: Item[] = scene.parts.map((part, index) => ({
    kind: "part",
    group: part.limb,
    index,
    part,
    pairs: pairsOf(part.hulls),
    spheres: spheresOf(part.hulls),
  }));
  for (const [i, prop] of scene.props.entries()) {
    const group = `prop-${i}`;
    if (prop.kind === "roller") items.push({ kind: "roller", group, prop });
    if (prop.kind === "ball") items.push({ kind: "ball", group, prop });
    if (prop.kind === "box") items.push({ kind: "box", group, prop });
    if (prop.kind === "strap") items.push(...strapPieces(prop.points, group));
  }
  return items;
}

function strapPieces(points: readonly number[], group: string): StrapItem[] {
  return points.slice(1).map((to, i) => ({ kind: "strap", group, from: points[i] as number, to }));
}

function pairsOf(hulls: readonly Hull[]): Uint16Array {
  const pairs = new Map<number, readonly [number, number]>();
  for (const hull of hulls) {
    if (hull.length === 1) pairs.set(-1 - (hull[0] as number), [hull[0] as number, hull[0] as number]);
    for (const [k, i] of hull.entries()) {
      for (const j of hull.subarray(k + 1)) pairs.set(Math.min(i, j) * 65536 + Math.max(i, j), [i, j]);
    }
  }
  return Uint16Array.from([...pairs.values()].flat());
}

function spheresOf(hulls: readonly Hull[]): Uint16Array {
  return Uint16Array.from(new Set(hulls.flatMap((hull) => [...hull])));
}
