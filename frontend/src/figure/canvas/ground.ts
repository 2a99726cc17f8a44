// Paints what lies under the body: the floor edge-on as a band, from above a mat, and faint shadows on it.
import type { Area, Drawing } from "../pure/drawing";
import { projectPoint } from "../pure/flat-shapes";
import { ARC_SIZE, arcCapacity, traceHull } from "../pure/hull";
import type { Mat } from "../pure/scene";
import { addHull, type Context, lineWidth } from "./outline";
import type { Palette } from "./palette";

/** Elevations between which the band gives way to the mat, degrees. */
const BAND_ENDS = 7;
const MAT_BEGINS = 1;
/** A sphere whose lowest point is below this casts a shadow, millimetres. */
const LOW = 100;
const SHADOW = 0.07;

/** How much of the mat shows at an elevation: nothing edge-on. */
function matStrength(elevation: number): number {
  return Math.max(0, Math.min(1, (elevation - MAT_BEGINS) / (BAND_ENDS - MAT_BEGINS)));
}

export function paintGround(context: Context, drawing: Drawing, palette: Palette, area: Area): void {
  if (!drawing.scene.hasFloor) return;
  const { elevation } = drawing.camera;
  const band = 1 - elevation / BAND_ENDS;
  if (band > 0) paintBand(context, drawing, palette, { ...area, strength: band });
  const mat = matStrength(elevation);
  for (const prop of drawing.scene.props) {
    if (prop.kind === "mat" && mat > 0) paintMat(context, drawing, palette, prop, mat);
  }
}

function paintBand(
  context: Context,
  drawing: Drawing,
  palette: Palette,
  band: { width: number; height: number; strength: number },
): void {
  const y = drawing.framing.originY;
  context.globalAlpha = band.strength;
  context.fillStyle = palette.floor;
  context.fillRect(0, y, band.width, Math.max(0, band.height - y));
  context.fillStyle = palette.floorLine;
  context.fillRect(0, y, band.width, lineWidth(drawing, 5, 1));
  context.globalAlpha = 1;
}

function paintMat(context: Context, drawing: Drawing, palette: Palette, mat: Mat, strength: number): void {
  const [x0, z0] = mat.min as [number, number];
  const [x1, z1] = mat.max as [number, number];
  context.beginPath();
  for (const [x, z] of [
    [x0, z0],
    [x1, z0],
    [x1, z1],
    [x0, z1],
  ] as const) {
    const [u, v] = projectPoint(x, 0, z, drawing.view.axes);
    context.lineTo(
      drawing.framing.originX + u * drawing.framing.scaleX,
      drawing.framing.originY - v * drawing.framing.scale,
    );
  }
  context.closePath();
  context.globalAlpha = strength;
  context.fillStyle = palette.floor;
  context.fill();
  context.strokeStyle = palette.floorLine;
  context.lineWidth = lineWidth(drawing, 4, 1);
  context.lineJoin = "round";
  context.stroke();
  context.globalAlpha = 1;
}

/** Discs that low spheres throw on the floor, joined part by part. */
class Shadows {
  x = new Float32Array(0);
  y = new Float32Array(0);
  low: number[] = [];
  arcs = new Float32Array(0);

  /** Makes room for a scene with so many spheres. */
  fit(spheres: number): void {
    if (this.x.length >= spheres) return;
    this.x = new Float32Array(spheres);
    this.y = new Float32Array(spheres);
    this.arcs = new Float32Array(ARC_SIZE * arcCapacity(spheres));
  }
}

const shadows = new Shadows();

/** Seen at elevation e a disc on the floor is squeezed by sin e: hulls are traced unsqueezed, painted squeezed. */
export function paintShadows(context: Context, drawing: Drawing, palette: Palette): void {
  const strength = drawing.scene.hasFloor ? matStrength(drawing.camera.elevation) : 0;
  const squeeze = Math.sin((drawing.camera.elevation * Math.PI) / 180);
  if (strength === 0 || squeeze < 0.01) return;
  shadows.fit(drawing.x.length);
  placeDiscs(drawing, squeeze);
  context.save();
  context.scale(1, squeeze);
  context.beginPath();
  for (const part of drawing.scene.parts) for (const hull of part.hulls) addShadow(context, drawing, hull);
  context.restore();
  context.globalAlpha = SHADOW * strength;
  context.fillStyle = palette.outline;
  context.fill();
  context.globalAlpha = 1;
}

function placeDiscs(drawing: Drawing, squeeze: number): void {
  const { places, view, framing } = drawing;
  const rise = view.axes[4] as number;
  for (let i = 0; i < drawing.x.length; i++) {
    shadows.x[i] = drawing.x[i] as number;
    const onFloor = (view.v[i] as number) - (places[3 * i + 1] as number) * rise;
    shadows.y[i] = (framing.originY - onFloor * framing.scale) / squeeze;
  }
}

function addShadow(context: Context, drawing: Drawing, hull: ArrayLike<number>): void {
  shadows.low.length = 0;
  for (let k = 0; k < hull.length; k++) {
    const i = hull[k] as number;
    const lowest = (drawing.places[3 * i + 1] as number) - (drawing.view.r[i] as number);
    if (lowest < LOW) shadows.low.push(i);
  }
  if (shadows.low.length === 0) return;
  const end = traceHull(shadows.x, shadows.y, drawing.r, shadows.low, shadows.arcs, 0);
  addHull(context, shadows.arcs, 0, end);
}
