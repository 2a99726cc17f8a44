// What the figure's scene is once read: points that the server computed, ready for drawing.
// World millimetres: x forward, y up, z to the person's right, floor y = 0; the working side is the right one.

/** Colours of the body, then of what it carries or wears. */
export const TONES = [
  "work",
  "other",
  "torso",
  "head",
  "shorts-work",
  "shorts-other",
  "hair",
  "nose",
  "band",
  "iron",
  "grip",
  "bag",
  "pocket",
] as const;

export type Tone = (typeof TONES)[number];

/** Convex hull of some of the scene's spheres, by their indexes. */
export type Hull = Uint16Array;

/** Something drawn flat on top of a part: shorts, hair, nose. */
export interface Overlay {
  readonly tone: Tone;
  readonly hulls: readonly Hull[];
  /** False: it may reach beyond the part and is clipped to it. */
  readonly isInside: boolean;
}

export interface Part {
  readonly id: string;
  readonly limb: string;
  readonly tone: Tone;
  readonly hulls: readonly Hull[];
  /** Spheres at the upper and the lower joint, where the part is a bone's. */
  readonly bone: readonly [number, number] | null;
  readonly over: readonly Overlay[];
}

/** Where to feel it: soft discs on one part. */
export interface Glow {
  readonly part: number;
  readonly spheres: readonly number[];
  readonly radius: number;
}

export interface Roller {
  readonly kind: "roller";
  readonly ends: readonly [number, number];
  readonly radius: number;
}

export interface Ball {
  readonly kind: "ball";
  readonly sphere: number;
  readonly radius: number;
}

export interface Strap {
  readonly kind: "strap";
  readonly points: readonly number[];
}

export interface Box {
  readonly kind: "box";
  readonly name: string;
  readonly min: readonly number[];
  readonly max: readonly number[];
}

export interface Mat {
  readonly kind: "mat";
  readonly min: readonly number[];
  readonly max: readonly number[];
}

export type Prop = Roller | Ball | Strap | Box | Mat;

/** A way that a point goes, drawn as a dashed ring or an arrow; x, y, z one after another. */
export interface Trace {
  readonly kind: "ring" | "arrow";
  readonly points: Float32Array;
}

export interface NamedCamera {
  readonly id: string;
  /** Degrees about the vertical: 0 looks at the person's right side, 90 at the front. */
  readonly azimuth: number;
  /** Degrees above the horizon. */
  readonly elevation: number;
}

export interface Scene {
  readonly exercise: string;
  readonly id: string;
  readonly isSided: boolean;
  readonly cameras: readonly NamedCamera[];
  readonly radii: Float32Array;
  readonly parts: readonly Part[];
  readonly glow: readonly Glow[];
  readonly props: readonly Prop[];
  readonly hasFloor: boolean;
  readonly traces: readonly Trace[];
  /** One per moment, x, y, z of every sphere one after another. */
  readonly frames: readonly Float32Array[];
  readonly timesMs: readonly number[];
  readonly loop: "hold" | "cycle";
  readonly startFrame: number;
  readonly endFrame: number;
  /** Whether a still shows the start as a pale shape behind the end. */
  readonly hasStartOutline: boolean;
}

/** The drawing of a scene cannot be read; `faults` has every reason, not only the first. */
export class SceneError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join("; "));
    this.name = "SceneError";
  }
}
