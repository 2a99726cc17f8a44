// Where the body is at a time: frames blended, and the run of the movement from one moment to the next.
import type { Scene } from "./scene";

/** Places in the scene's run, milliseconds from the first frame. */
export type SceneTime = number;

export type Moment = "start" | "move" | "end";

/** What plays: a stretch of the scene from a wall-clock time on. */
export interface Playback {
  /** still: stays; once: to the end and stay; around: over and over; there-and-back: with a rest at both ends. */
  readonly kind: "still" | "once" | "around" | "there-and-back";
  /** How much of it was done at `since`, milliseconds. */
  readonly done: number;
  /** Wall clock, milliseconds. */
  readonly since: number;
  readonly isPaused: boolean;
}

/** How long a shown-again movement rests at its end and at its start, milliseconds (chosen). */
export const REST_AT_END_MS = 2400;
export const REST_AT_START_MS = 900;

export function runLength(scene: Scene): number {
  return (scene.timesMs.at(-1) ?? 0) - (scene.timesMs[0] ?? 0);
}

export function frameTime(scene: Scene, frame: number): SceneTime {
  return (scene.timesMs[frame] ?? 0) - (scene.timesMs[0] ?? 0);
}

/** Where in the scene the playback is at a wall-clock time. */
export function sceneTime(scene: Scene, playback: Playback, now: number): SceneTime {
  const length = runLength(scene);
  const done = doneAt(playback, now);
  switch (playback.kind) {
    case "still":
      return playback.done;
    case "once":
      return Math.min(done, frameTime(scene, scene.endFrame));
    case "around":
      return length > 0 ? done % length : 0;
    case "there-and-back":
      return thereAndBack(done, length);
  }
}

function doneAt(playback: Playback, now: number): number {
  return playback.isPaused ? playback.done : playback.done + Math.max(0, now - playback.since);
}

/** Stops where it is; `resumed` goes on from there. */
export function paused(playback: Playback, now: number): Playback {
  return {
    ...playback,
    done: playback.kind === "still" ? playback.done : doneAt(playback, now),
    since: now,
    isPaused: true,
  };
}

export function resumed(playback: Playback, now: number): Playback {
  return playback.isPaused ? { ...playback, since: now, isPaused: false } : playback;
}

/** The scene at rest at a moment's frame. */
export function stillAt(scene: Scene, frame: number): Playback {
  return { kind: "still", done: frameTime(scene, frame), since: 0, isPaused: false };
}

/** The movement shown again and again. */
export function demonstration(scene: Scene, now: number): Playback {
  return { kind: scene.loop === "cycle" ? "around" : "there-and-back", done: 0, since: now, isPaused: false };
}

/**
 * What to play when a moment of the exercise comes. `end` moves there from where the body is now rather than jumping.
 * Where motion is unwanted every moment is a still.
 */
export function playMoment(
  scene: Scene,
  moment: Moment,
  current: { time: SceneTime; now: number; isMotionUnwanted: boolean },
): Playback {
  const { time, now, isMotionUnwanted } = current;
  if (moment === "start") return stillAt(scene, scene.startFrame);
  if (isMotionUnwanted) return stillAt(scene, scene.endFrame);
  if (moment === "end" && scene.loop === "cycle") return stillAt(scene, scene.endFrame);
  const kind = scene.loop === "cycle" ? "around" : "once";
  return { kind, done: moment === "move" ? 0 : time, since: now, isPaused: false };
}

function thereAndBack(gone: number, length: number): SceneTime {
  const turn = gone % (2 * length + REST_AT_END_MS + REST_AT_START_MS);
  if (turn < length + REST_AT_END_MS) return Math.min(turn, length);
  return Math.max(0, 2 * length + REST_AT_END_MS - turn);
}

/** Whether the picture still changes by itself at this time. */
export function isRunning(scene: Scene, playback: Playback, now: number): boolean {
  if (playback.kind === "still" || playback.isPaused || runLength(scene) === 0) return false;
  return playback.kind !== "once" || sceneTime(scene, playback, now) < frameTime(scene, scene.endFrame);
}

/** Frame at or before the time, and how far on towards the next one (0 to 1). */
export interface FramePlace {
  readonly frame: number;
  readonly share: number;
}

export function framePlace(scene: Scene, time: SceneTime): FramePlace {
  const times = scene.timesMs;
  const wanted = time + (times[0] ?? 0);
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((times[middle] as number) <= wanted) low = middle;
    else high = middle - 1;
  }
  const next = times[low + 1];
  if (next === undefined) return { frame: low, share: 0 };
  const start = times[low] as number;
  return { frame: low, share: Math.max(0, (wanted - start) / (next - start)) };
}

/** Blends the two frames around the place into `out`. */
export function blendFrames(scene: Scene, place: FramePlace, out: Float32Array): Float32Array {
  const before = scene.frames[place.frame] as Float32Array;
  const after = scene.frames[place.frame + 1] ?? before;
  const share = place.share;
  for (let k = 0; k < out.length; k++) {
    const from = before[k] as number;
    out[k] = from + ((after[k] as number) - from) * share;
  }
  return out;
}
