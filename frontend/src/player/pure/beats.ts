// The rhythm within a repetition: which part of it is now, and when each part of every repetition begins.

import type { Beat, Repetitions } from "./timeline";

export interface PlacedBeat {
  readonly beat: Beat;
  /** Counted from 0. */
  readonly repetition: number;
  readonly index: number;
  /** Milliseconds after the start of the step. */
  readonly at: number;
}

/** Return every part of every repetition that begins within the step; none where the movement is even. */
export function beatsOf(repetitions: Repetitions, length: number): readonly PlacedBeat[] {
  if (!hasBeats(repetitions)) return [];
  const all = Array.from({ length: repetitions.count }, (_, repetition) => partsOf(repetitions, repetition));
  return all.flat().filter(({ at }) => at < length);
}

/** Return the part that is being done after `elapsed` milliseconds; null where the movement is even or over. */
export function beatAt(repetitions: Repetitions, elapsed: number): PlacedBeat | null {
  const repetition = Math.floor(elapsed / (repetitions.tempo_s * 1000));
  if (!hasBeats(repetitions) || repetition >= repetitions.count) return null;
  return partsOf(repetitions, repetition).findLast(({ at }) => at <= elapsed) ?? null;
}

/** Tell whether each repetition has parts. */
export function hasBeats(repetitions: Repetitions | null): boolean {
  return (repetitions?.beats?.length ?? 0) > 0;
}

function partsOf({ tempo_s, beats = [] }: Repetitions, repetition: number): PlacedBeat[] {
  let at = repetition * tempo_s * 1000;
  return beats.map((beat, index) => {
    const placed = { beat, repetition, index, at };
    at += beat.seconds * 1000;
    return placed;
  });
}
