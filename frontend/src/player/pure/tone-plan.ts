// Which tones sound when, ahead of time: they are given to the audio clock, which no background tab slows down.

import { beatsOf, hasBeats } from "./beats";
import { endsAt } from "./clock";
import { HALFWAY_FROM_MS } from "./lines";
import { asksOf, blockAt, following, lengthMs, type Position, stepAt } from "./route";
import type { State } from "./state";
import { isWork, type Step, type Timeline } from "./timeline";

/** pip: a second of a countdown. go: work begins. end: work is over. half: the middle. turn: change sides.
 *  up, down, stay: a part of a repetition begins. */
export type Tone = "pip" | "go" | "end" | "half" | "turn" | BeatTone;
export type BeatTone = "up" | "down" | "stay";

/** A tone at a wall-clock time in milliseconds. */
export interface Sounding {
  readonly tone: Tone;
  readonly at: number;
}

const AHEAD_MS = 5 * 60_000; // chosen: longer than any step; every change and every step plans anew

interface Stretch {
  readonly step: Step;
  readonly next: Step | null;
  readonly start: number;
  readonly end: number;
}

/** Return the tones from now on; where no voice speaks they also count down and mark the middle. */
export function tonesAhead(
  timeline: Timeline,
  state: State,
  now: number,
  { spoken }: { spoken: boolean },
): readonly Sounding[] {
  const tones = stretches(timeline, state, now).flatMap((stretch) => tonesOf(stretch, spoken));
  return tones.filter(({ at }) => at >= now && at <= now + AHEAD_MS);
}

/** What the plan depends on: as long as this text stays the same, so do the tones. */
export function planKey({ mode, since, doneMs, block, step, adjusted, askAgainMs }: State): string {
  return JSON.stringify([mode.name, since, doneMs, block, step, adjusted[`${block}.${step}`], askAgainMs]);
}

function stretches(timeline: Timeline, state: State, now: number): Stretch[] {
  const first = endsAt(timeline, state);
  if (first === null || state.askAgainMs !== null) return [];
  const list: Stretch[] = [];
  let at: Position | null = state;
  for (let end = first; at !== null && end - lengthMs(timeline, state, at) < now + AHEAD_MS; ) {
    const next: Position | null = following(timeline, state, at);
    const nextStep = next === null ? null : stepAt(timeline, state, next);
    const start = end - lengthMs(timeline, state, at);
    list.push({ step: stepAt(timeline, state, at), next: nextStep, start, end });
    if (next === null || asksAfter(timeline, state, at, next)) break;
    end += lengthMs(timeline, state, next);
    at = next;
  }
  return list;
}

/** A question after a block stops the time: what comes later cannot be planned. */
function asksAfter(timeline: Timeline, state: State, at: Position, next: Position): boolean {
  return next.block !== at.block && asksOf(state, blockAt(timeline, at.block)).length > 0;
}

const BEAT_TONES: Readonly<Record<string, BeatTone>> = { lift: "up", lower: "down" };

/** One tone for each part of each repetition, but for the very first, which begins with the work. */
function rhythm({ repetitions }: Step, start: number, end: number): Sounding[] {
  if (repetitions === null) return [];
  return beatsOf(repetitions, end - start)
    .filter(({ at }) => at > 0)
    .map(({ beat, at }) => ({ tone: BEAT_TONES[beat.name] ?? "stay", at: start + at }));
}

function tonesOf({ step, next, start, end }: Stretch, spoken: boolean): Sounding[] {
  const tones: Sounding[] = [];
  const pips = (seconds: readonly number[]): void => {
    for (const second of seconds)
      if (end - second * 1000 > start) tones.push({ tone: "pip", at: end - second * 1000 });
  };
  if (step.kind === "change-side") tones.push({ tone: "turn", at: start });
  if (isWork(step)) {
    tones.push({ tone: "go", at: start });
    if (!spoken && end - start >= HALFWAY_FROM_MS) tones.push({ tone: "half", at: (start + end) / 2 });
    if (!spoken && !hasBeats(step.repetitions)) pips([5, 4, 3, 2, 1]);
    tones.push(...rhythm(step, start, end));
    tones.push({ tone: "end", at: end });
  } else if (next !== null && isWork(next)) pips([3, 2, 1]);
  return tones;
}
