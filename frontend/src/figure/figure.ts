// One figure on a page: a canvas that plays a scene, can be turned, and stops when nobody sees it.

import { Backdrop, type Sheet } from "./canvas/backdrop";
import { paintScene } from "./canvas/painter";
import { flat, type Palette, readPalette } from "./canvas/palette";
import { listenForTurning } from "./gestures";
import { Drawing } from "./pure/drawing";
import { isMirrored } from "./pure/framing";
import {
  demonstration,
  isRunning,
  type Moment,
  type Playback,
  paused,
  playMoment,
  resumed,
  sceneTime,
  stillAt,
} from "./pure/motion";
import { AT_REST, type Look, lookOf, noteFrame, type Pace } from "./pure/pace";
import type { Camera } from "./pure/projection";
import { readScene } from "./pure/read-scene";
import type { NamedCamera, Scene } from "./pure/scene";
import { dragCamera, TURN_MS, type Turn, turningCamera } from "./pure/turning";
import { watchSurroundings } from "./surroundings";
import { type ViewSwitch, viewSwitch } from "./view-switch";

export type Side = "left" | "right";

/** Words that people read or hear; by default English. */
export type Words = Readonly<Record<string, string>>;

export interface FigureOptions {
  readonly side?: Side;
  /** A camera's id; the best one if left out or unknown. */
  readonly camera?: string;
  readonly moment?: Moment;
  /** Shows the movement again and again. */
  readonly autoplay?: boolean;
  /** A picture only: nothing moves, nothing can be turned. */
  readonly still?: boolean;
  /** Whether to offer the scene's views as buttons; true if left out. */
  readonly views?: boolean;
  readonly label?: string;
  readonly words?: Words;
}

/** Draws the scene into the host. Throws `SceneError` if the JSON is no scene. */
export function createFigure(host: HTMLElement, json: unknown, options: FigureOptions = {}): Figure {
  return new Figure(host, readScene(json), options);
}

export class Figure {
  readonly scene: Scene;
  private readonly host: HTMLElement;
  private readonly options: FigureOptions;
  private readonly canvas: HTMLCanvasElement;
  private readonly sheetContext: CanvasRenderingContext2D;
  private readonly drawing: Drawing;
  private readonly backdrop = new Backdrop();
  private behind: Drawing | null = null;
  private readonly switch: ViewSwitch | null;
  private readonly forget: (() => void)[] = [];
  private palette: Palette;
  private flatPalette: Palette;
  private playback: Playback;
  private camera: Camera;
  private turning: Turn | null = null;
  private isMirrored: boolean;
  private isSeen = true;
  private isMotionUnwanted = false;
  private pending = 0;
  private pace: Pace = AT_REST;

  constructor(host: HTMLElement, scene: Scene, options: FigureOptions) {
    this.host = host;
    this.scene = scene;
    this.options = options;
    this.isMirrored = isMirrored(scene, options.side);
    this.camera = this.named(options.camera);
    this.drawing = new Drawing(scene);
    this.canvas = this.addCanvas();
    this.sheetContext = this.canvas.getContext("2d") as CanvasRenderingContext2D;
    this.palette = readPalette(host);
    this.flatPalette = flat(this.palette);
    this.playback = stillAt(scene, scene.endFrame);
    this.switch = this.addSwitch();
    this.watch();
    this.begin();
  }

  setSide(side: Side): void {
    this.isMirrored = isMirrored(this.scene, side);
    this.redraw();
  }

  /** Turns to one of the scene's cameras; to the best one if it has none of that name. */
  setCamera(id: string | undefined): void {
    const to = this.named(id);
    this.switch?.show(to.id);
    if (this.isStill()) this.camera = to;
    else this.turning = { from: this.camera, to, since: performance.now() };
    this.redraw();
  }

  /** Turns by so many CSS pixels of a drag. */
  turn(dx: number, dy: number): void {
    this.turnTo(dragCamera(this.camera, dx, dy, this.isMirrored));
  }

  setMoment(moment: Moment): void {
    const now = performance.now();
    const time = sceneTime(this.scene, this.playback, now);
    this.playback = playMoment(this.scene, moment, { time, now, isMotionUnwanted: this.isStill() });
    this.redraw();
  }

  play(): void {
    const now = performance.now();
    if (this.isStill()) return;
    this.playback =
      this.playback.kind === "still" ? demonstration(this.scene, now) : resumed(this.playback, now);
    this.redraw();
  }

  pause(): void {
    this.playback = paused(this.playback, performance.now());
    this.redraw();
  }

  setLabel(label: string): void {
    this.canvas.setAttribute("aria-label", label);
  }

  destroy(): void {
    cancelAnimationFrame(this.pending);
    for (const stop of this.forget) stop();
    this.canvas.remove();
    this.switch?.element.remove();
  }

  private begin(): void {
    if (this.options.moment) this.setMoment(this.options.moment);
    else if (this.options.autoplay) this.play();
    else this.redraw();
  }

  private isStill(): boolean {
    return this.options.still === true || this.isMotionUnwanted;
  }

  private named(id: string | undefined): NamedCamera {
    return this.scene.cameras.find((camera) => camera.id === id) ?? (this.scene.cameras[0] as NamedCamera);
  }

  private turnTo(camera: Camera): void {
    this.turning = null;
    this.camera = camera;
    this.switch?.show(null);
    this.redraw();
  }

  private addCanvas(): HTMLCanvasElement {
    const canvas = document.createElement("canvas");
    canvas.className = "figure-canvas";
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", this.options.label ?? this.scene.exercise);
    if (!this.options.still) canvas.tabIndex = 0;
    this.host.append(canvas);
    return canvas;
  }

  private addSwitch(): ViewSwitch | null {
    if (this.options.still || this.options.views === false || this.scene.cameras.length < 2) return null;
    const made = viewSwitch(this.scene.cameras, this.options.words ?? {}, (id) => this.setCamera(id));
    made.show(this.named(this.options.camera).id);
    this.host.append(made.element);
    return made;
  }

  private watch(): void {
    const surroundings = watchSurroundings(this.host, {
      seen: (isSeen) => {
        this.isSeen = isSeen;
        this.redraw();
      },
      resized: () => this.redraw(),
      recoloured: () => {
        this.palette = readPalette(this.host);
        this.flatPalette = flat(this.palette);
        this.redraw();
      },
      motionUnwanted: (isUnwanted) => this.setMotionUnwanted(isUnwanted),
    });
    this.forget.push(surroundings);
    if (this.options.still) return;
    const gestures = listenForTurning(this.canvas, {
      camera: () => this.camera,
      isMirrored: () => this.isMirrored,
      turnTo: (camera) => this.turnTo(camera),
      reset: () => this.setCamera(this.scene.cameras[0]?.id),
    });
    this.forget.push(gestures);
  }

  private setMotionUnwanted(isUnwanted: boolean): void {
    this.isMotionUnwanted = isUnwanted;
    if (isUnwanted && this.playback.kind !== "still")
      this.playback = stillAt(this.scene, this.scene.endFrame);
    this.redraw();
  }

  private redraw(): void {
    if (this.pending === 0 && this.isSeen) this.pending = requestAnimationFrame((now) => this.frame(now));
  }

  private frame(now: number): void {
    this.pending = 0;
    if (this.turning) {
      this.camera = turningCamera(this.turning, now);
      if (now - this.turning.since >= TURN_MS) this.turning = null;
    }
    const isMoving = this.turning !== null || isRunning(this.scene, this.playback, now);
    this.pace = isMoving ? noteFrame(this.pace, now) : { ...this.pace, late: 0 };
    this.paint(now, isMoving ? this.pace : AT_REST);
    if (isMoving) this.redraw();
  }

  private paint(now: number, pace: Pace = AT_REST): void {
    const look = lookOf(pace, window.devicePixelRatio);
    const sheet = this.sheet(look);
    if (!sheet) return;
    this.drawing.prepare(sceneTime(this.scene, this.playback, now), this.camera, sheet, this.isMirrored);
    const layers = { backdrop: this.backdrop, behind: this.startBehind(sheet) };
    const palette = look.isShaded ? this.palette : this.flatPalette;
    paintScene(sheet, this.drawing, palette, layers);
  }

  /** The pale start behind a still end; undefined while anything moves. */
  private startBehind(sheet: Sheet): Drawing | null {
    const isEnd = this.playback.kind === "still" && this.drawing.progress > 0.5;
    if (!isEnd || !this.isStill() || !this.scene.hasStartOutline) return null;
    this.behind ??= new Drawing(this.scene);
    this.behind.prepare(stillAt(this.scene, this.scene.startFrame).done, this.camera, sheet, this.isMirrored);
    return this.behind;
  }

  /** The canvas in the size and sharpness that its place on the page asks for; null while it has none. */
  private sheet({ sharpness }: Look): Sheet | null {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    if (width === 0 || height === 0) return null;
    const [across, down] = [Math.round(width * sharpness), Math.round(height * sharpness)];
    if (this.canvas.width !== across || this.canvas.height !== down) {
      this.canvas.width = across;
      this.canvas.height = down;
    }
    this.sheetContext.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    return { context: this.sheetContext, width, height };
  }
}
