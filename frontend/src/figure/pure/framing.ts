// How the scene sits in the drawing area: scale and origin, and the mirror for the left side.
import { type Bounds, type Camera, isFacing } from "./projection";

/** Picture millimetres to drawing pixels: x = originX + u * scaleX, y = originY - v * scale. */
export interface Framing {
  readonly originX: number;
  readonly originY: number;
  readonly scale: number;
  /** The scale again, negative where the picture is mirrored. */
  readonly scaleX: number;
}

/** Share of the height that the floor's band takes, seen edge-on. */
export const FLOOR_BAND = 0.085;
const MARGIN = 0.04;
/** At this elevation (degrees) the picture is centred; edge-on it stands on the floor's band. */
const CENTRED_FROM = 12;

/**
 * Whether the picture is turned round. Drawn for the right leg; the left is the mirror image. A scene whose best view
 * is from the front is shown as in a mirror: left on the left.
 */
export function isMirrored(
  scene: { readonly isSided: boolean; readonly cameras: readonly Camera[] },
  side: "left" | "right" | undefined,
): boolean {
  const best = scene.cameras[0];
  return scene.isSided && (side === "left") !== (best !== undefined && isFacing(best));
}

/**
 * Fits the bounds into the area. Edge-on the floor is at the same height in every picture; from above the scene is
 * centred; between, it slides.
 */
export function frameScene(
  bounds: Bounds,
  area: { width: number; height: number },
  elevation: number,
  isMirrored: boolean,
): Framing {
  const { width, height } = area;
  const above = Math.min(1, elevation / CENTRED_FROM);
  const band = FLOOR_BAND * (1 - above) + MARGIN * above;
  const scale = Math.min(
    (width * (1 - 2 * MARGIN)) / (bounds.maxU - bounds.minU),
    (height * (1 - MARGIN - band)) / (bounds.maxV - Math.min(bounds.minV, 0)),
  );
  const middleU = (bounds.minU + bounds.maxU) / 2;
  const standing = height * (1 - band);
  const centred = height / 2 + ((bounds.minV + bounds.maxV) / 2) * scale;
  const scaleX = isMirrored ? -scale : scale;
  return {
    originX: width / 2 - middleU * scaleX,
    originY: standing + (centred - standing) * above,
    scale,
    scaleX,
  };
}
