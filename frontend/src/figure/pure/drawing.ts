// One moment of a scene made ready for painting: places on the drawing area, outlines as arcs, paint order, runs.
import { type Framing, frameScene } from "./framing";
import { ARC_SIZE, arcCapacity, traceHull } from "./hull";
import { type Item, listItems } from "./items";
import { blendFrames, framePlace, runLength, type SceneTime } from "./motion";
import { Painting } from "./order";
import {
  type Bounds,
  type Camera,
  cameraAxes,
  makeView,
  project,
  sceneBounds,
  type View,
} from "./projection";
import { findJoints, findSeams, type Joints, type Run, type Seam, splitRuns } from "./runs";
import type { Hull, Scene } from "./scene";

/** Turning the camera by less than this keeps the paint order, degrees (chosen). */
const SAME_VIEW = 2;

export interface Area {
  readonly width: number;
  readonly height: number;
}

/** Where the arcs of a part's hulls and of its overlays' hulls begin and end in the arcs' list. */
export interface PartOutline {
  readonly hulls: Uint32Array;
  readonly over: readonly Uint32Array[];
}

/** Keeps its buffers from frame to frame; `prepare` fills them. */
export class Drawing {
  readonly items: readonly Item[];
  readonly places: Float32Array;
  readonly view: View;
  /** Sphere centres and radii on the drawing area, pixels. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly r: Float32Array;
  readonly arcs: Float32Array;
  readonly outlines: readonly PartOutline[];
  framing: Framing = { originX: 0, originY: 0, scale: 1, scaleX: 1 };
  camera: Camera = { azimuth: 0, elevation: 0 };
  order: readonly number[] = [];
  runs: readonly Run[] = [];
  seams: readonly Seam[] = [];
  /** How far the movement has come, 0 to 1. */
  progress = 0;
  private readonly joints: Joints;
  private readonly painting: Painting;
  private bounds: Bounds = { minU: 0, maxU: 1, minV: 0, maxV: 1 };
  private boundsCamera: Camera | null = null;
  private orders: (readonly number[] | undefined)[] = [];
  private ordersCamera: Camera | null = null;

  constructor(readonly scene: Scene) {
    const count = scene.radii.length;
    this.items = listItems(scene);
    this.joints = findJoints(scene);
    this.painting = new Painting(this.items);
    this.places = new Float32Array(3 * count);
    this.view = makeView(scene.radii);
    this.x = new Float32Array(count);
    this.y = new Float32Array(count);
    this.r = new Float32Array(count);
    this.outlines = scene.parts.map((part) => ({
      hulls: new Uint32Array(part.hulls.length + 1),
      over: part.over.map((over) => new Uint32Array(over.hulls.length + 1)),
    }));
    this.arcs = new Float32Array(ARC_SIZE * sum(allHulls(scene).map((hull) => arcCapacity(hull.length))));
  }

  /** Works out everything for one moment seen by one camera; the left side is the mirror image. */
  prepare(time: SceneTime, camera: Camera, area: Area, isMirrored: boolean): void {
    const place = framePlace(this.scene, time);
    blendFrames(this.scene, place, this.places);
    project(this.places, camera, this.view);
    this.camera = camera;
    this.progress = runLength(this.scene) > 0 ? time / runLength(this.scene) : 1;
    this.fit(camera, area, isMirrored);
    this.toPixels();
    this.traceOutlines();
    this.order = this.orderAt(place.frame + Math.round(place.share), camera);
    this.runs = splitRuns(this.order, this.items, this.joints, this.view);
    this.seams = findSeams(this.order, this.runs, this.items, this.joints, this.view);
  }

  private fit(camera: Camera, area: Area, isMirrored: boolean): void {
    if (!this.boundsCamera || !isSame(this.boundsCamera, camera, 0)) {
      this.bounds = sceneBounds(this.scene, cameraAxes(camera));
      this.boundsCamera = camera;
    }
    this.framing = frameScene(this.bounds, area, camera.elevation, isMirrored);
  }

  private toPixels(): void {
    const { originX, originY, scale, scaleX } = this.framing;
    for (let i = 0; i < this.x.length; i++) {
      this.x[i] = originX + (this.view.u[i] as number) * scaleX;
      this.y[i] = originY - (this.view.v[i] as number) * scale;
      this.r[i] = (this.view.r[i] as number) * scale;
    }
  }

  private traceOutlines(): void {
    let end = 0;
    for (let p = 0; p < this.outlines.length; p++) {
      const part = this.scene.parts[p];
      const outline = this.outlines[p];
      if (!part || !outline) continue;
      end = this.traceHulls(part.hulls, outline.hulls, end);
      for (let k = 0; k < part.over.length; k++) {
        end = this.traceHulls(part.over[k]?.hulls ?? [], outline.over[k] as Uint32Array, end);
      }
    }
  }

  private traceHulls(hulls: readonly Hull[], starts: Uint32Array, from: number): number {
    let end = from;
    for (let k = 0; k < hulls.length; k++) {
      starts[k] = end;
      end = traceHull(this.x, this.y, this.r, hulls[k] as Hull, this.arcs, end);
    }
    starts[hulls.length] = end;
    return end;
  }

  /** Orders are worked out once for each of the scene's frames, and again when the camera has turned. */
  private orderAt(frame: number, camera: Camera): readonly number[] {
    if (!this.ordersCamera || !isSame(this.ordersCamera, camera, SAME_VIEW)) {
      this.ordersCamera = camera;
      this.orders = [];
    }
    const known = this.orders[frame];
    if (known) return known;
    const previous = this.order.length > 0 ? this.order : undefined;
    const order = this.painting.order(this.view, previous);
    this.orders[frame] = order;
    return order;
  }
}

function isSame(a: Camera, b: Camera, within: number): boolean {
  return Math.abs(a.azimuth - b.azimuth) <= within && Math.abs(a.elevation - b.elevation) <= within;
}

function allHulls(scene: Scene): Hull[] {
  return scene.parts.flatMap((part) => [...part.hulls, ...part.over.flatMap((over) => over.hulls)]);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
