// Outlines of props with flat faces, in picture millimetres.
import type { View } from "./projection";
import type { Box } from "./scene";

/** One visible face of a box: which way it looks, and its corners u, v one after another. */
export interface Face {
  /** 0: across the person's way, 1: up, 2: to the side. */
  readonly axis: 0 | 1 | 2;
  readonly corners: readonly number[];
}

/** Below this share a face is seen edge-on. */
const EDGE_ON = 1e-3;

/** The faces of a box that look towards the viewer. */
export function visibleFaces(box: Box, axes: View["axes"]): Face[] {
  const faces: Face[] = [];
  for (const axis of [0, 1, 2] as const) {
    const toward = axes[6 + axis] as number;
    if (Math.abs(toward) < EDGE_ON) continue;
    faces.push({ axis, corners: faceCorners(box, axis, toward > 0, axes) });
  }
  return faces;
}

function faceCorners(box: Box, axis: 0 | 1 | 2, isFar: boolean, axes: View["axes"]): number[] {
  const [first, second] = [(axis + 1) % 3, (axis + 2) % 3] as [number, number];
  const corners: number[] = [];
  for (const [a, b] of [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ]) {
    const point = [0, 0, 0];
    point[axis] = (isFar ? box.max : box.min)[axis] as number;
    point[first] = (a ? box.max : box.min)[first] as number;
    point[second] = (b ? box.max : box.min)[second] as number;
    corners.push(...projectPoint(point[0] as number, point[1] as number, point[2] as number, axes));
  }
  return corners;
}

/** u and v of one point of the world. */
export function projectPoint(x: number, y: number, z: number, axes: View["axes"]): [number, number] {
  const a = axes as unknown as readonly [number, number, number, number, number, number];
  return [x * a[0] + z * a[2], x * a[3] + y * a[4] + z * a[5]];
}

/** A disc seen at a slant: half axes of the ellipse and the turn of its long one (radians, in the picture). */
export interface Ellipse {
  readonly long: number;
  readonly short: number;
  readonly turn: number;
}

/** The end of a cylinder whose axis in picture coordinates is (du, dv, dw). */
export function endEllipse(du: number, dv: number, dw: number, radius: number): Ellipse {
  const length = Math.hypot(du, dv, dw);
  const across = Math.hypot(du, dv);
  const turn = across > 1e-6 * length ? Math.atan2(dv, du) + Math.PI / 2 : 0;
  return { long: radius, short: (radius * Math.abs(dw)) / length, turn };
}
