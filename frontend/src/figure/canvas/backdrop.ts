// What stands still behind the body while the camera does: floor, mat and rings. Painted once, then copied.
import type { Drawing } from "../pure/drawing";
import { paintGround } from "./ground";
import type { Context } from "./outline";
import type { Palette } from "./palette";
import { paintTrace } from "./props";

/** Where to paint: a context that takes CSS pixels, and the size in them. */
export interface Sheet {
  readonly context: Context;
  readonly width: number;
  readonly height: number;
}

export class Backdrop {
  private layer: HTMLCanvasElement | null = null;
  private layerLook = "";
  private lastLook = "";
  private palette: Palette | null = null;

  /** Paints it afresh while the view changes from frame to frame, from the kept layer when it does not. */
  paint(sheet: Sheet, drawing: Drawing, palette: Palette): void {
    const look = lookOf(sheet, drawing);
    if (palette !== this.palette) this.layerLook = "";
    this.palette = palette;
    if (look === this.lastLook) this.copy(sheet, drawing, palette, look);
    else paintStill(sheet, drawing, palette);
    this.lastLook = look;
  }

  private copy(sheet: Sheet, drawing: Drawing, palette: Palette, look: string): void {
    this.layer ??= document.createElement("canvas");
    if (look !== this.layerLook) this.fill(this.layer, sheet, drawing, palette);
    this.layerLook = look;
    sheet.context.drawImage(this.layer, 0, 0, sheet.width, sheet.height);
  }

  private fill(layer: HTMLCanvasElement, sheet: Sheet, drawing: Drawing, palette: Palette): void {
    layer.width = sheet.context.canvas.width;
    layer.height = sheet.context.canvas.height;
    const context = layer.getContext("2d") as Context;
    context.setTransform(sheet.context.getTransform());
    paintStill({ ...sheet, context }, drawing, palette);
  }
}

function lookOf(sheet: Sheet, drawing: Drawing): string {
  const { azimuth, elevation } = drawing.camera;
  const { originX, originY, scaleX } = drawing.framing;
  const { width, height } = sheet.context.canvas;
  return [azimuth, elevation, originX, originY, scaleX, width, height].join();
}

function paintStill(sheet: Sheet, drawing: Drawing, palette: Palette): void {
  paintGround(sheet.context, drawing, palette, sheet);
  paintTraces(sheet.context, drawing, palette, "ring");
}

/** Rings are painted behind the body, arrows before it. */
export function paintTraces(
  context: Context,
  drawing: Drawing,
  palette: Palette,
  kind: "ring" | "arrow",
): void {
  for (const trace of drawing.scene.traces) {
    if (trace.kind === kind) paintTrace(context, drawing, palette, trace);
  }
}
