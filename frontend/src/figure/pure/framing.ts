// How the scene sits in the drawing area: scale and origin, and the mirror for the left side.
import type { Bounds } from "./projection";

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
