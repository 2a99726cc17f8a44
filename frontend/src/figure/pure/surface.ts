// How near the front of an item is at a point of the picture: what decides who hides whom.
import { type Item, STRAP_RADIUS } from "./items";
import { type Bounds, corners, type View } from "./projection";
import type { Box, Roller } from "./scene";

const NOTHING = Number.NEGATIVE_INFINITY;

/** Depth w of the item's front surface at (u, v), millimetres; minus infinity beside the item. */
export function frontDepth(item: Item, view: View, u: number, v: number): number {
  switch (item.kind) {
    case "part":
      return partFront(item.pairs, view, u, v);
    case "strap":
      return coneFront(view, item.from, item.to, u, v, STRAP_RADIUS, STRAP_RADIUS);
    case "ball": {
      const { sphere, radius } = item.prop;
      return coneFront(view, sphere, sphere, u, v, radius, radius);
    }
    case "roller":
      return rollerFront(item.prop, view, u, v);
    case "box":
      return boxFront(item.prop, view, u, v);
  }
}

/** The item's rectangle in the picture. */
export function itemBounds(item: Item, view: View, bounds: Bounds): Bounds {
  bounds.minU = bounds.minV = Number.POSITIVE_INFINITY;
  bounds.maxU = bounds.maxV = NOTHING;
  switch (item.kind) {
    case "part":
      for (let k = 0; k < item.spheres.length; k++) {
        const i = item.spheres[k] as number;
        extend(bounds, view.u[i] as number, view.v[i] as number, view.r[i] as number);
      }
      break;
    case "strap":
      extend(bounds, view.u[item.from] as number, view.v[item.from] as number, STRAP_RADIUS);
      extend(bounds, view.u[item.to] as number, view.v[item.to] as number, STRAP_RADIUS);
      break;
    case "ball":
      extend(
        bounds,
        view.u[item.prop.sphere] as number,
        view.v[item.prop.sphere] as number,
        item.prop.radius,
      );
      break;
    case "roller":
      for (const i of item.prop.ends)
        extend(bounds, view.u[i] as number, view.v[i] as number, item.prop.radius);
      break;
    case "box":
      for (const [x, y, z] of corners(item.prop.min, item.prop.max)) {
        const a = view.axes as unknown as readonly number[];
        extend(bounds, x * at(a, 0) + z * at(a, 2), x * at(a, 3) + y * at(a, 4) + z * at(a, 5), 0);
      }
  }
  return bounds;
}

function at(list: ArrayLike<number>, i: number): number {
  return list[i] as number;
}

function extend(bounds: Bounds, u: number, v: number, radius: number): void {
  if (u - radius < bounds.minU) bounds.minU = u - radius;
  if (u + radius > bounds.maxU) bounds.maxU = u + radius;
  if (v - radius < bounds.minV) bounds.minV = v - radius;
  if (v + radius > bounds.maxV) bounds.maxV = v + radius;
}

function partFront(pairs: Uint16Array, view: View, u: number, v: number): number {
  let front = NOTHING;
  for (let k = 0; k < pairs.length; k += 2) {
    const i = pairs[k] as number;
    const j = pairs[k + 1] as number;
    const depth = coneFront(view, i, j, u, v, view.r[i] as number, view.r[j] as number);
    if (depth > front) front = depth;
  }
  return front;
}

/** Front of the spheres that lie between two spheres, centre and radius growing evenly. */
function coneFront(view: View, i: number, j: number, u: number, v: number, ri: number, rj: number): number {
  const ui = view.u[i] as number;
  const vi = view.v[i] as number;
  const wi = view.w[i] as number;
  const du = (view.u[j] as number) - ui;
  const dv = (view.v[j] as number) - vi;
  const length = du * du + dv * dv;
  const along = length > 0 ? ((u - ui) * du + (v - vi) * dv) / length : 0;
  const t = along < 0 ? 0 : along > 1 ? 1 : along;
  const off = (u - ui - t * du) ** 2 + (v - vi - t * dv) ** 2;
  const radius = ri + t * (rj - ri);
  let front =
    off < radius * radius
      ? wi + t * ((view.w[j] as number) - wi) + Math.sqrt(radius * radius - off)
      : NOTHING;
  // Seen nearly end-on the nearest point on the axis says little: the end spheres count as well.
  front = Math.max(front, sphereFront(ui, vi, wi, ri, u, v));
  return Math.max(front, sphereFront(ui + du, vi + dv, view.w[j] as number, rj, u, v));
}

function sphereFront(su: number, sv: number, sw: number, radius: number, u: number, v: number): number {
  const off = (u - su) ** 2 + (v - sv) ** 2;
  return off < radius * radius ? sw + Math.sqrt(radius * radius - off) : NOTHING;
}

/** A cylinder with flat ends: the nearer of mantle and end faces on the line of sight. */
function rollerFront(roller: Roller, view: View, u: number, v: number): number {
  const [i, j] = roller.ends;
  const [mu, mv, mw] = [u - at(view.u, i), v - at(view.v, i), -at(view.w, i)];
  let [du, dv, dw] = [
    at(view.u, j) - at(view.u, i),
    at(view.v, j) - at(view.v, i),
    at(view.w, j) - at(view.w, i),
  ];
  const length = Math.hypot(du, dv, dw);
  du /= length;
  dv /= length;
  dw /= length;
  const along = mu * du + mv * dv + mw * dw;
  const square = roller.radius * roller.radius;
  const a = 1 - dw * dw;
  const b = mw - along * dw;
  const c = mu * mu + mv * mv + mw * mw - along * along - square;
  let front = NOTHING;
  if (a > 1e-9 && b * b >= a * c) {
    const w = (-b + Math.sqrt(b * b - a * c)) / a;
    const place = along + w * dw;
    if (place >= 0 && place <= length) front = w;
  }
  if (Math.abs(dw) < 1e-6) return front;
  for (const end of [0, length]) {
    const w = (end - along) / dw;
    if (a * w * w + 2 * b * w + c <= 0 && w > front) front = w;
  }
  return front;
}

/** Where the line of sight comes out of a box on the viewer's side. */
function boxFront(box: Box, view: View, u: number, v: number): number {
  const a = view.axes;
  let nearest = Number.POSITIVE_INFINITY;
  let furthest = NOTHING;
  for (let axis = 0; axis < 3; axis++) {
    const origin = u * at(a, axis) + v * at(a, 3 + axis);
    const slope = at(a, 6 + axis);
    const [low, high] = [at(box.min, axis) - origin, at(box.max, axis) - origin];
    if (Math.abs(slope) < 1e-9) {
      if (low > 0 || high < 0) return NOTHING;
      continue;
    }
    nearest = Math.min(nearest, Math.max(low / slope, high / slope));
    furthest = Math.max(furthest, Math.min(low / slope, high / slope));
  }
  return nearest >= furthest ? nearest : NOTHING;
}
