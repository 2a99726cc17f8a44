// Orthographic projection. Picture axes: u to the right, v up, w towards the viewer, all in millimetres.
import type { Scene } from "./scene";

export interface Camera {
  /** Degrees about the vertical: 0 looks at the person's right side, 90 at the front. */
  readonly azimuth: number;
  /** Degrees above the horizon. */
  readonly elevation: number;
}

export const LOWEST_ELEVATION = 0;
export const HIGHEST_ELEVATION = 89;

/** Right, up and towards-the-viewer as nine numbers. */
export type Axes = Float64Array;
type Nine = readonly [number, number, number, number, number, number, number, number, number];

export function cameraAxes(camera: Camera, axes: Axes = new Float64Array(9)): Axes {
  const a = (camera.azimuth * Math.PI) / 180;
  const e = (camera.elevation * Math.PI) / 180;
  axes[0] = Math.cos(a);
  axes[1] = 0;
  axes[2] = -Math.sin(a);
  axes[3] = -Math.sin(e) * Math.sin(a);
  axes[4] = Math.cos(e);
  axes[5] = -Math.sin(e) * Math.cos(a);
  axes[6] = Math.cos(e) * Math.sin(a);
  axes[7] = Math.sin(e);
  axes[8] = Math.cos(e) * Math.cos(a);
  return axes;
}

/** Where the scene's spheres are, as the camera sees them. */
export interface View {
  readonly axes: Axes;
  readonly u: Float32Array;
  readonly v: Float32Array;
  readonly w: Float32Array;
  readonly r: Float32Array;
}

export function makeView(radii: Float32Array): View {
  const size = radii.length;
  return {
    axes: new Float64Array(9),
    u: new Float32Array(size),
    v: new Float32Array(size),
    w: new Float32Array(size),
    r: radii,
  };
}

/** Fills the view from places (x, y, z one after another). */
export function project(places: Float32Array, camera: Camera, view: View): View {
  const axes = cameraAxes(camera, view.axes);
  const [rx, , rz, ux, uy, uz, tx, ty, tz] = axes as unknown as Nine;
  for (let i = 0, p = 0; i < view.u.length; i++, p += 3) {
    const x = places[p] as number;
    const y = places[p + 1] as number;
    const z = places[p + 2] as number;
    view.u[i] = x * rx + z * rz;
    view.v[i] = x * ux + y * uy + z * uz;
    view.w[i] = x * tx + y * ty + z * tz;
  }
  return view;
}

/** Whether the person looks at the viewer, so that their right hand is on the picture's left. */
export function isFacing(camera: Camera): boolean {
  return Math.sin((camera.azimuth * Math.PI) / 180) > 0.8;
}

/** Keeps the camera above the floor; azimuth in -180..180. */
export function clampCamera(camera: Camera): Camera {
  return {
    azimuth: wrapDegrees(camera.azimuth),
    elevation: Math.min(HIGHEST_ELEVATION, Math.max(LOWEST_ELEVATION, camera.elevation)),
  };
}

/** Between two cameras, the short way round; `share` from 0 to 1. */
export function betweenCameras(from: Camera, to: Camera, share: number): Camera {
  return clampCamera({
    azimuth: from.azimuth + wrapDegrees(to.azimuth - from.azimuth) * share,
    elevation: from.elevation + (to.elevation - from.elevation) * share,
  });
}

function wrapDegrees(angle: number): number {
  const turned = (((angle + 180) % 360) + 360) % 360;
  return turned - 180;
}

/** Smallest rectangle of the picture, millimetres. */
export interface Bounds {
  minU: number;
  maxU: number;
  minV: number;
  maxV: number;
}

/** What every frame, prop and path of the scene takes up in the picture, so that nothing is rescaled in motion. */
export function sceneBounds(scene: Scene, axes: Axes): Bounds {
  const bounds = { minU: Infinity, maxU: -Infinity, minV: Infinity, maxV: -Infinity };
  const reach = reaches(scene);
  for (const frame of scene.frames) {
    for (let i = 0, p = 0; i < reach.length; i++, p += 3) {
      include(
        bounds,
        axes,
        frame[p] as number,
        frame[p + 1] as number,
        frame[p + 2] as number,
        reach[i] as number,
      );
    }
  }
  for (const prop of scene.props) {
    if (prop.kind === "box")
      for (const corner of corners(prop.min, prop.max)) include(bounds, axes, ...corner, 0);
  }
  for (const { points } of scene.traces) {
    for (let p = 0; p < points.length; p += 3) {
      include(bounds, axes, points[p] as number, points[p + 1] as number, points[p + 2] as number, 0);
    }
  }
  return bounds;
}

/** How far from each sphere's centre something is drawn: the sphere itself, or the prop that it carries. */
function reaches(scene: Scene): Float32Array {
  const reach = scene.radii.slice();
  for (const prop of scene.props) {
    const carriers = prop.kind === "roller" ? prop.ends : prop.kind === "ball" ? [prop.sphere] : [];
    for (const i of carriers) reach[i] = Math.max(reach[i] as number, (prop as { radius: number }).radius);
  }
  return reach;
}

function include(bounds: Bounds, axes: Axes, x: number, y: number, z: number, radius: number): void {
  const u = x * (axes[0] as number) + z * (axes[2] as number);
  const v = x * (axes[3] as number) + y * (axes[4] as number) + z * (axes[5] as number);
  if (u - radius < bounds.minU) bounds.minU = u - radius;
  if (u + radius > bounds.maxU) bounds.maxU = u + radius;
  if (v - radius < bounds.minV) bounds.minV = v - radius;
  if (v + radius > bounds.maxV) bounds.maxV = v + radius;
}

/** The eight corners of a box. */
export function corners(min: readonly number[], max: readonly number[]): [number, number, number][] {
  const pick = (i: number, bit: number): number => (bit ? max[i] : min[i]) as number;
  return [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [pick(0, n & 1), pick(1, (n >> 1) & 1), pick(2, (n >> 2) & 1)]);
}
