// Turning a figure by finger, mouse and keys. Up and down strokes of a finger still scroll the page.
import type { Camera } from "./pure/projection";
import { dragCamera, keyCamera } from "./pure/turning";

export interface Turnable {
  camera(): Camera;
  isMirrored(): boolean;
  turnTo(camera: Camera): void;
  /** Back to the best view. */
  reset(): void;
}

/** Two taps within this time and distance are one double tap. */
const DOUBLE_TAP_MS = 400;
const SAME_PLACE = 24;
const TAP = 6;

/** Listens until the returned function is called. */
export function listenForTurning(canvas: HTMLElement, turnable: Turnable): () => void {
  const drag = new Drag(canvas, turnable);
  const handlers: readonly [string, (event: never) => void][] = [
    ["pointerdown", (event: PointerEvent) => drag.begin(event)],
    ["pointermove", (event: PointerEvent) => drag.move(event)],
    ["pointerup", (event: PointerEvent) => drag.end(event)],
    ["pointercancel", () => drag.cancel()],
    ["keydown", (event: KeyboardEvent) => pressKey(event, turnable)],
  ];
  for (const [name, handler] of handlers) canvas.addEventListener(name, handler as EventListener);
  return () => {
    for (const [name, handler] of handlers) canvas.removeEventListener(name, handler as EventListener);
  };
}

function pressKey(event: KeyboardEvent, turnable: Turnable): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const camera = keyCamera(turnable.camera(), event.key, turnable.isMirrored());
  if (camera) turnable.turnTo(camera);
  else if (event.key === "Home") turnable.reset();
  else return;
  // Whoever uses the arrows for something else on this page does not want them while the figure has the focus.
  event.preventDefault();
  event.stopPropagation();
}

class Drag {
  private from: { x: number; y: number; camera: Camera; pointer: number } | null = null;
  private lastTap = { x: 0, y: 0, at: Number.NEGATIVE_INFINITY };

  constructor(
    private readonly canvas: HTMLElement,
    private readonly turnable: Turnable,
  ) {}

  begin(event: PointerEvent): void {
    if (event.button !== 0 || this.from) return;
    this.from = {
      x: event.clientX,
      y: event.clientY,
      camera: this.turnable.camera(),
      pointer: event.pointerId,
    };
    this.canvas.setPointerCapture(event.pointerId);
  }

  move(event: PointerEvent): void {
    if (!this.from || event.pointerId !== this.from.pointer) return;
    const [dx, dy] = [event.clientX - this.from.x, event.clientY - this.from.y];
    if (Math.hypot(dx, dy) < TAP) return;
    this.turnable.turnTo(dragCamera(this.from.camera, dx, dy, this.turnable.isMirrored()));
  }

  end(event: PointerEvent): void {
    if (!this.from || event.pointerId !== this.from.pointer) return;
    const isTap = Math.hypot(event.clientX - this.from.x, event.clientY - this.from.y) < TAP;
    this.from = null;
    if (isTap) this.tap(event);
  }

  cancel(): void {
    this.from = null;
  }

  private tap(event: PointerEvent): void {
    const { x, y, at } = this.lastTap;
    const isNear = Math.hypot(event.clientX - x, event.clientY - y) < SAME_PLACE;
    if (isNear && event.timeStamp - at < DOUBLE_TAP_MS) this.turnable.reset();
    this.lastTap = { x: event.clientX, y: event.clientY, at: event.timeStamp };
  }
}
