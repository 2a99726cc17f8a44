// How near the front of each item is at a point of the picture: what decides who hides whom.
// Flesh is sampled as balls: the hull's own spheres and two more between each and the next.
import { type Item, STRAP_RADIUS } from "./items";
import { type Axes, corners, type View } from "./projection";
import type { Box, Roller } from "./scene";

/** Directions of the fan that says what lies within a hull; 24 miss at most 1 % of a radius. */
export const FAN = 24;
const FAN_X = Float64Array.from({ length: FAN }, (_, k) => Math.cos((k * 2 * Math.PI) / FAN));
const FAN_Y = Float64Array.from({ length: FAN }, (_, k) => Math.sin((k * 2 * Math.PI) / FAN));
const BETWEEN = [1 / 3, 2 / 3];
const SLACK = 1e-6;

/** A ball between two spheres of the scene: `share` of the way from one to the other. */
interface Ball {
  readonly from: number;
  readonly to: number;
  readonly share: number;
  /** Millimetres; negative: as the spheres have it. */
  readonly radius: number;
}

/** One item as one camera sees it. Buffers are kept; `see` fills them. */
export class Silhouette {
  /** How far each hull reaches in each direction of the fan, hull after hull. */
  readonly supports: Float64Array;
  /** Left, bottom, right, top. */
  readonly bounds = new Float64Array(4);
  /** Mean depth. */
  depth = 0;
  private readonly hulls: readonly (readonly Ball[])[];
  private readonly balls: readonly Ball[];
  private readonly box: Box | null;
  private readonly roller: Roller | null;
  /** u, v, w, radius of each ball. */
  private readonly seen: Float64Array;
  private axes: Axes = new Float64Array(9);

  constructor(readonly item: Item) {
    this.box = item.kind === "box" ? item.prop : null;
    this.roller = item.kind === "roller" ? item.prop : null;
    this.hulls = hullsOf(item);
    this.balls = ballsOf(item, this.hulls);
    this.seen = new Float64Array(4 * this.balls.length);
    this.supports = new Float64Array(FAN * Math.max(1, this.hulls.length));
  }

  see(view: View): void {
    this.axes = view.axes;
    for (const [k, ball] of this.balls.entries()) placeBall(this.seen, 4 * k, ball, view);
    this.supports.fill(Number.NEGATIVE_INFINITY);
    if (this.box) this.reachBox(this.box);
    else if (this.roller) this.reachRoller(this.roller, view);
    else for (const [h, hull] of this.hulls.entries()) reachHull(this.supports, h * FAN, hull, view);
    this.measureBounds();
    if (!this.box) this.depth = meanDepth(this.seen);
  }

  /** Whether the item covers the point (u, v). */
  hits(u: number, v: number): boolean {
    for (let start = 0; start < this.supports.length; start += FAN) {
      if (isWithin(this.supports, start, u, v)) return true;
    }
    return false;
  }

  /** Depth of the foremost ball there; where none is hit, that of the nearest one's centre. */
  front(u: number, v: number): number {
    return this.box ? boxFront(this.box, this.axes, u, v) : ballsFront(this.seen, u, v);
  }

  private reachBox(box: Box): void {
    let sum = 0;
    for (const [x, y, z] of corners(box.min, box.max)) {
      const [u, v, w] = turned(this.axes, x, y, z);
      reach(this.supports, 0, u, v, 0);
      sum += w;
    }
    this.depth = sum / 8;
  }

  /** Both end discs as rings of points: their hull is the cylinder's outline. */
  private reachRoller(roller: Roller, view: View): void {
    for (const i of roller.ends) {
      for (let k = 0; k < FAN; k++) {
        const [du, dv] = turned(this.axes, roller.radius * at(FAN_X, k), roller.radius * at(FAN_Y, k), 0);
        reach(this.supports, 0, at(view.u, i) + du, at(view.v, i) + dv, 0);
      }
    }
  }

  private measureBounds(): void {
    const quarter = FAN / 4;
    for (let side = 0; side < 4; side++) {
      let furthest = Number.NEGATIVE_INFINITY;
      for (let start = 0; start < this.supports.length; start += FAN) {
        furthest = Math.max(furthest, at(this.supports, start + side * quarter));
      }
      // Directions run right, up, left, down; bounds are left, bottom, right, top.
      this.bounds[(side + 2) % 4] = side < 2 ? furthest : -furthest;
    }
  }
}

function hullsOf(item: Item): Ball[][] {
  switch (item.kind) {
    case "part":
      return item.part.hulls.map((hull) => Array.from(hull, (i) => sphere(i, -1)));
    case "strap":
      return [[sphere(item.from, STRAP_RADIUS), sphere(item.to, STRAP_RADIUS)]];
    case "ball":
      return [[sphere(item.prop.sphere, item.prop.radius)]];
    case "roller":
      return [item.prop.ends.map((i) => sphere(i, item.prop.radius))];
    case "box":
      return [];
  }
}

function sphere(i: number, radius: number): Ball {
  return { from: i, to: i, share: 0, radius };
}

function ballsOf(item: Item, hulls: readonly (readonly Ball[])[]): Ball[] {
  if (item.kind !== "roller") return hulls.flatMap((hull) => between(hull));
  const [i, j] = item.prop.ends;
  const along = [0, 1, ...BETWEEN, ...BETWEEN];
  return along.map((share) => ({ from: i, to: j, share, radius: item.prop.radius }));
}

function between(hull: readonly Ball[]): Ball[] {
  const more = BETWEEN.flatMap((share) =>
    hull
      .slice(1)
      .map((next, k) => ({ from: (hull[k] as Ball).from, to: next.from, share, radius: next.radius })),
  );
  return [...hull, ...more];
}

function at(list: ArrayLike<number>, i: number): number {
  return list[i] as number;
}

function placeBall(seen: Float64Array, place: number, ball: Ball, view: View): void {
  const { from, to, share, radius } = ball;
  const blend = (list: Float32Array): number => at(list, from) + share * (at(list, to) - at(list, from));
  seen[place] = blend(view.u);
  seen[place + 1] = blend(view.v);
  seen[place + 2] = blend(view.w);
  seen[place + 3] = radius < 0 ? blend(view.r) : radius;
}

function meanDepth(seen: Float64Array): number {
  let sum = 0;
  for (let k = 2; k < seen.length; k += 4) sum += at(seen, k);
  return sum / (seen.length / 4);
}

function reachHull(supports: Float64Array, start: number, hull: readonly Ball[], view: View): void {
  for (const { from, radius } of hull) {
    reach(supports, start, at(view.u, from), at(view.v, from), radius < 0 ? at(view.r, from) : radius);
  }
}

function reach(supports: Float64Array, start: number, u: number, v: number, radius: number): void {
  for (let k = 0; k < FAN; k++) {
    const distance = u * at(FAN_X, k) + v * at(FAN_Y, k) + radius;
    if (distance > at(supports, start + k)) supports[start + k] = distance;
  }
}

function isWithin(supports: Float64Array, start: number, u: number, v: number): boolean {
  // In steps of seven directions: what lies outside is soon found to.
  for (let n = 0, k = 0; n < FAN; n++, k = (k + 7) % FAN) {
    if (u * at(FAN_X, k) + v * at(FAN_Y, k) > at(supports, start + k) + SLACK) return false;
  }
  return true;
}

function ballsFront(seen: Float64Array, u: number, v: number): number {
  let front = Number.NEGATIVE_INFINITY;
  let nearest = Number.POSITIVE_INFINITY;
  let nearestDepth = 0;
  for (let k = 0; k < seen.length; k += 4) {
    const du = u - at(seen, k);
    const dv = v - at(seen, k + 1);
    const radius = at(seen, k + 3);
    const square = du * du + dv * dv;
    if (square <= radius * radius) {
      const depth = at(seen, k + 2) + Math.sqrt(radius * radius - square);
      if (depth > front) front = depth;
    } else if (front === Number.NEGATIVE_INFINITY) {
      const gap = Math.sqrt(square) - radius;
      if (gap < nearest) {
        nearest = gap;
        nearestDepth = at(seen, k + 2);
      }
    }
  }
  return front === Number.NEGATIVE_INFINITY ? nearestDepth : front;
}

/** u, v, w of a point or a direction of the world. */
function turned(axes: Axes, x: number, y: number, z: number): [number, number, number] {
  return [
    x * at(axes, 0) + z * at(axes, 2),
    x * at(axes, 3) + y * at(axes, 4) + z * at(axes, 5),
    x * at(axes, 6) + y * at(axes, 7) + z * at(axes, 8),
  ];
}

/** Where the line of sight enters the box, coming from the viewer. */
function boxFront(box: Box, axes: Axes, u: number, v: number): number {
  let front = Number.POSITIVE_INFINITY;
  for (let axis = 0; axis < 3; axis++) {
    const toward = at(axes, 6 + axis);
    if (Math.abs(toward) < 1e-9) continue;
    const start = u * at(axes, axis) + v * at(axes, 3 + axis);
    front = Math.min(front, ((toward > 0 ? at(box.max, axis) : at(box.min, axis)) - start) / toward);
  }
  return front;
}
