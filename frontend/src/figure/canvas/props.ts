// Paints what the body works with: rollers that turn, balls, straps, boxes, and the ways that points go.
import type { Drawing } from "../pure/drawing";
import { type Ellipse, endEllipse, type Face, projectPoint, visibleFaces } from "../pure/flat-shapes";
import type { Ball, Box, Roller, Trace } from "../pure/scene";
import { outlineWidth } from "./body";
import { type Context, lineWidth } from "./outline";
import type { Palette } from "./palette";

const STRAP_WIDTH = 16;
const TRACE_WIDTH = 10;
const ARROW_HEAD = 64;
/** A way shorter than this is drawn this long, or its arrow would be all head. */
const SHORTEST_ARROW = 130;
/** Share of the roller's radius: its hub, and how far out its marks are. */
const HUB = 0.42;
const MARKS_AT = 0.72;
const MARKS = 3;

export function paintStrap(
  context: Context,
  drawing: Drawing,
  palette: Palette,
  from: number,
  to: number,
): void {
  context.beginPath();
  context.moveTo(drawing.x[from] as number, drawing.y[from] as number);
  context.lineTo(drawing.x[to] as number, drawing.y[to] as number);
  context.strokeStyle = palette.strap;
  context.lineWidth = lineWidth(drawing, STRAP_WIDTH, 1.5);
  context.lineCap = "round";
  context.stroke();
}

export function paintBall(context: Context, drawing: Drawing, palette: Palette, ball: Ball): void {
  const [x, y] = [drawing.x[ball.sphere] as number, drawing.y[ball.sphere] as number];
  const radius = ball.radius * drawing.framing.scale;
  outlined(context, drawing, palette.outline, palette.ball, () => context.arc(x, y, radius, 0, 2 * Math.PI));
  const side = Math.sign(drawing.framing.scaleX);
  context.beginPath();
  context.arc(x - side * 0.3 * radius, y - 0.34 * radius, 0.3 * radius, 0, 2 * Math.PI);
  context.globalAlpha = 0.35;
  context.fillStyle = "#fff";
  context.fill();
  context.globalAlpha = 1;
}

function outlined(context: Context, drawing: Drawing, line: string, fill: string, trace: () => void): void {
  context.beginPath();
  trace();
  context.strokeStyle = line;
  context.lineWidth = outlineWidth(drawing);
  context.lineJoin = "round";
  context.stroke();
  context.fillStyle = fill;
  context.fill();
}

export function paintRoller(context: Context, drawing: Drawing, palette: Palette, roller: Roller): void {
  const { u, v, w } = drawing.view;
  const [i, j] = roller.ends;
  const [du, dv, dw] = [
    (u[j] as number) - (u[i] as number),
    (v[j] as number) - (v[i] as number),
    (w[j] as number) - (w[i] as number),
  ];
  const ellipse = onArea(endEllipse(du, dv, dw, roller.radius), drawing);
  const [near, far] = dw > 0 ? [j, i] : [i, j];
  outlined(context, drawing, palette.woodEdge, palette.wood, () =>
    traceMantle(context, drawing, near, far, ellipse),
  );
  if (ellipse.short > 0.05 * ellipse.long) paintRollerEnd(context, drawing, palette, roller, near, ellipse);
}

function onArea(ellipse: Ellipse, drawing: Drawing): Ellipse {
  const { scale, scaleX } = drawing.framing;
  // v grows upwards and y downwards: the turn changes its sense, and again where the picture is mirrored.
  return {
    long: ellipse.long * scale,
    short: ellipse.short * scale,
    turn: scaleX < 0 ? ellipse.turn : -ellipse.turn,
  };
}

function traceMantle(context: Context, drawing: Drawing, near: number, far: number, ellipse: Ellipse): void {
  const [ox, oy] = [ellipse.long * Math.cos(ellipse.turn), ellipse.long * Math.sin(ellipse.turn)];
  const [nx, ny, fx, fy] = [drawing.x[near], drawing.y[near], drawing.x[far], drawing.y[far]] as [
    number,
    number,
    number,
    number,
  ];
  context.moveTo(nx + ox, ny + oy);
  context.lineTo(fx + ox, fy + oy);
  context.lineTo(fx - ox, fy - oy);
  context.lineTo(nx - ox, ny - oy);
  context.closePath();
  addEllipse(context, fx, fy, ellipse, 1);
  addEllipse(context, nx, ny, ellipse, 1);
}

function addEllipse(context: Context, x: number, y: number, ellipse: Ellipse, share: number): void {
  context.moveTo(
    x + share * ellipse.long * Math.cos(ellipse.turn),
    y + share * ellipse.long * Math.sin(ellipse.turn),
  );
  context.ellipse(x, y, share * ellipse.long, share * ellipse.short, ellipse.turn, 0, 2 * Math.PI);
}

function paintRollerEnd(
  context: Context,
  drawing: Drawing,
  palette: Palette,
  roller: Roller,
  near: number,
  ellipse: Ellipse,
): void {
  const [x, y] = [drawing.x[near] as number, drawing.y[near] as number];
  context.beginPath();
  addEllipse(context, x, y, ellipse, 1);
  context.fillStyle = palette.woodSide;
  context.fill();
  context.strokeStyle = palette.woodEdge;
  context.lineWidth = outlineWidth(drawing) / 2;
  context.stroke();
  context.beginPath();
  addEllipse(context, x, y, ellipse, HUB);
  context.fillStyle = palette.woodEdge;
  context.fill();
  paintMarks(context, drawing, palette, roller, near);
}

/** Marks on the end that go round as the roller rolls without slipping. */
function paintMarks(
  context: Context,
  drawing: Drawing,
  palette: Palette,
  roller: Roller,
  near: number,
): void {
  const start = drawing.scene.frames[0] as Float32Array;
  const [x, y, z] = [0, 1, 2].map((k) => drawing.places[3 * near + k]) as [number, number, number];
  const turn = (x - (start[3 * near] as number)) / roller.radius;
  context.fillStyle = palette.wood;
  context.beginPath();
  for (let k = 0; k < MARKS; k++) {
    const angle = (2 * Math.PI * k) / MARKS + 0.4 - turn;
    const reach = MARKS_AT * roller.radius;
    const [u, v] = projectPoint(
      x + reach * Math.cos(angle),
      y + reach * Math.sin(angle),
      z,
      drawing.view.axes,
    );
    const px = drawing.framing.originX + u * drawing.framing.scaleX;
    const py = drawing.framing.originY - v * drawing.framing.scale;
    context.moveTo(px, py);
    context.arc(px, py, lineWidth(drawing, 9, 0.8), 0, 2 * Math.PI);
  }
  context.fill();
}

export function paintBox(context: Context, drawing: Drawing, palette: Palette, box: Box): void {
  const isWall = box.name === "wall";
  context.lineJoin = "round";
  context.lineWidth = lineWidth(drawing, 5, 1);
  for (const face of visibleFaces(box, drawing.view.axes)) {
    context.beginPath();
    addFace(context, drawing, face);
    context.fillStyle = isWall ? palette.wall : face.axis === 0 ? palette.woodSide : palette.wood;
    context.fill();
    shade(context, palette, face, isWall);
    context.strokeStyle = isWall ? palette.floorLine : palette.woodEdge;
    context.stroke();
  }
}

/** The top is a little lighter; the broad face of a wall a little darker than its edge. */
function shade(context: Context, palette: Palette, face: Face, isWall: boolean): void {
  if (face.axis === 2 || (face.axis === 0 && !isWall)) return;
  context.globalAlpha = face.axis === 1 ? 0.14 : 0.1;
  context.fillStyle = face.axis === 1 ? "#fff" : palette.outline;
  context.fill();
  context.globalAlpha = 1;
}

function addFace(context: Context, drawing: Drawing, face: Face): void {
  const { originX, originY, scale, scaleX } = drawing.framing;
  for (let k = 0; k < face.corners.length; k += 2) {
    context.lineTo(
      originX + (face.corners[k] as number) * scaleX,
      originY - (face.corners[k + 1] as number) * scale,
    );
  }
  context.closePath();
}

/** A dashed ring, or an arrow with its head at the last point. */
export function paintTrace(context: Context, drawing: Drawing, palette: Palette, trace: Trace): void {
  const points =
    trace.kind === "arrow" ? lengthened(drawing, tracePoints(drawing, trace)) : tracePoints(drawing, trace);
  const width = lineWidth(drawing, TRACE_WIDTH, 1.3);
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  if (trace.kind === "ring") context.closePath();
  context.setLineDash(trace.kind === "ring" ? [3 * width, 2.2 * width] : []);
  context.strokeStyle = palette.strap;
  context.lineWidth = width;
  context.lineCap = "butt";
  context.stroke();
  context.setLineDash([]);
  if (trace.kind === "arrow") paintHead(context, drawing, palette, points);
}

function tracePoints(drawing: Drawing, trace: Trace): [number, number][] {
  const { originX, originY, scale, scaleX } = drawing.framing;
  const points: [number, number][] = [];
  for (let p = 0; p < trace.points.length; p += 3) {
    const [x, y, z] = trace.points.subarray(p, p + 3) as unknown as [number, number, number];
    const [u, v] = projectPoint(x, y, z, drawing.view.axes);
    points.push([originX + u * scaleX, originY - v * scale]);
  }
  return points;
}

/** A short way gets a straight tail behind its last point. */
function lengthened(drawing: Drawing, points: [number, number][]): [number, number][] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return points;
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const [length, wanted] = [Math.hypot(dx, dy), SHORTEST_ARROW * drawing.framing.scale];
  if (length === 0 || length >= wanted) return points;
  const middle = [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2] as const;
  const [hx, hy] = [(dx / length) * (wanted / 2), (dy / length) * (wanted / 2)];
  return [
    [middle[0] - hx, middle[1] - hy],
    [middle[0] + hx, middle[1] + hy],
  ];
}

function paintHead(
  context: Context,
  drawing: Drawing,
  palette: Palette,
  points: readonly [number, number][],
): void {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (!tip || !before) return;
  const turn = Math.atan2(tip[1] - before[1], tip[0] - before[0]);
  const size = lineWidth(drawing, ARROW_HEAD, 5);
  context.beginPath();
  context.moveTo(tip[0] + 0.5 * size * Math.cos(turn), tip[1] + 0.5 * size * Math.sin(turn));
  for (const side of [2.5, -2.5]) {
    context.lineTo(tip[0] + 0.7 * size * Math.cos(turn + side), tip[1] + 0.7 * size * Math.sin(turn + side));
  }
  context.closePath();
  context.fillStyle = palette.strap;
  context.fill();
}
