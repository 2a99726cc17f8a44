// Paints one prepared moment of a scene, from back to front.
import type { Drawing } from "../pure/drawing";
import type { Item } from "../pure/items";
import type { Run } from "../pure/runs";
import { type Backdrop, paintTraces, type Sheet } from "./backdrop";
import { paintBodyRun, paintSilhouette } from "./body";
import { paintShadows } from "./ground";
import type { Context } from "./outline";
import type { Palette } from "./palette";
import { paintBall, paintBox, paintRoller, paintStrap } from "./props";

/** `behind` is the start of the movement, painted as a pale shape where given. */
export function paintScene(
  sheet: Sheet,
  drawing: Drawing,
  palette: Palette,
  layers: { backdrop: Backdrop; behind: Drawing | null },
): void {
  const { context, width, height } = sheet;
  const { backdrop, behind } = layers;
  context.clearRect(0, 0, width, height);
  backdrop.paint(sheet, drawing, palette);
  paintShadows(context, drawing, palette);
  if (behind) paintSilhouette(context, behind, palette.silhouette);
  for (let k = 0; k < drawing.runs.length; k++) paintRun(context, drawing, palette, k);
  paintTraces(context, drawing, palette, "arrow");
}

function paintRun(context: Context, drawing: Drawing, palette: Palette, k: number): void {
  const run = drawing.runs[k] as Run;
  const item = drawing.items[drawing.order[run.from] as number] as Item;
  switch (item.kind) {
    case "part":
      paintBodyRun(context, drawing, palette, k, outlinedWith(drawing.runs, k));
      break;
    case "strap":
      paintStrap(context, drawing, palette, item.from, item.to);
      break;
    case "roller":
      paintRoller(context, drawing, palette, item.prop);
      break;
    case "ball":
      paintBall(context, drawing, palette, item.prop);
      break;
    case "box":
      paintBox(context, drawing, palette, item.prop);
      break;
  }
}

/** The run and those that continue its limb over a half-open fold: they share one outline. */
function outlinedWith(runs: readonly Run[], k: number): readonly Run[] {
  let end = k + 1;
  while (runs[end]?.continues) end++;
  return end === k + 1 ? [runs[k] as Run] : runs.slice(k, end);
}
