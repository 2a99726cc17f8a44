// What is said when within a step, and what is too late to be said.

import { beatsOf, hasBeats } from "./beats";
import { elapsedMs } from "./clock";
import type { Say } from "./phrases";
import { blockAt, lengthMs, stepAt } from "./route";
import type { State } from "./state";
import { isWork, type Line, type Step, type Timeline } from "./timeline";

/** A sentence for the voice; later than `by` (wall clock) it is not begun any more. */
export interface Spoken {
  readonly text: string;
  readonly by: number;
  /** Silences what is being said: the person asked for something just now. */
  readonly interrupts?: boolean;
}

interface Timed {
  readonly key: number;
  readonly at: number;
  readonly text: string;
  readonly grace: number;
  readonly fromEnd: boolean;
}

// Keys of the player's own lines; those of the step's lines are their indexes.
const HALFWAY = -10;
const LAST_SECONDS = [5, 4, 3, 2, 1] as const;
const COUNTS = -100; // and below: one for each count of repetitions

// Chosen: the opening of a step is worth hearing late, a number in a countdown is not.
const GRACE_MS = { opening: 12_000, line: 5_000, halfway: 2_000, count: 700 };
/** Shorter work has no middle worth marking: its last five seconds are counted less than five seconds later. Chosen. */
export const HALFWAY_FROM_MS = 20_000;
const COUNT_FROM_MS = 15_000;
// As the server lays a session out: WORDS_PER_S in programme/timing.py.
const PLANNED_MS_PER_WORD = 400;
// Chosen: a slow voice, so that a count is rather left out than late.
const SLOW_MS_PER_WORD = 450;

function timeOf(line: Line, length: number): number {
  if (line.from === "start") return line.at_s * 1000;
  if (line.from === "middle") return length / 2 + line.at_s * 1000;
  return length - line.at_s * 1000;
}

function placed(line: Line, { key, length }: { key: number; length: number }): Timed {
  return {
    key,
    at: Math.min(Math.max(0, timeOf(line, length)), length - 1),
    text: line.say,
    grace: line.from === "start" && line.at_s <= 1 ? GRACE_MS.opening : GRACE_MS.line,
    fromEnd: line.from === "end",
  };
}

function ofTheStep(timeline: Timeline, state: State, length: number): Timed[] {
  const step = stepAt(timeline, state);
  const isMeant = (line: Line): boolean => isToBeSaid(timeline, state, line);
  const meant = step.lines.flatMap((line, key) => (isMeant(line) ? [placed(line, { key, length })] : []));
  if (!isWork(step) || length >= step.seconds * 1000) return meant;
  const until = countsDown(step, length) ? length - LAST_SECONDS[0] * 1000 : length;
  return meant.filter((line) => state.said.includes(line.key) || hasRoom(line, { meant, until }));
}

/** In a step made shorter the first half is pushed into the second: what has no time there is not begun. */
function hasRoom(line: Timed, { meant, until }: { meant: readonly Timed[]; until: number }): boolean {
  if (line.fromEnd) return true;
  const ends = line.at + saidIn(line.text, PLANNED_MS_PER_WORD);
  return (
    ends <= until && meant.every((other) => !other.fromEnd || !overlap(line, other, PLANNED_MS_PER_WORD))
  );
}

/** Nobody is led out of a hold that was not done, or deeper after having eased off. */
function isToBeSaid(timeline: Timeline, state: State, { from, releases }: Line): boolean {
  const leadsOn = releases == null && from !== "middle";
  if (leadsOn && state.isEased && isWork(stepAt(timeline, state))) return false;
  if (releases == null || releases === blockAt(timeline, state.block).id) return true;
  return (state.workMs[releases] ?? 0) > 0;
}

/** Tell whether the present step begins with the way out of a hold that was just done. */
export function opensWithRelease(timeline: Timeline, state: State): boolean {
  const first = stepAt(timeline, state).lines[0];
  return first?.releases != null && isToBeSaid(timeline, state, first);
}

/** Tell whether the last seconds are counted; a rhythm has words of its own to its end. */
function countsDown(step: Step, length: number): boolean {
  return length >= COUNT_FROM_MS && !hasBeats(step.repetitions);
}

function ofThePlayer(step: Step, length: number, { say, lines: own }: { say: Say; lines: Timed[] }): Timed[] {
  if (!isWork(step)) return [];
  const counted = countsDown(step, length) ? LAST_SECONDS : [];
  const lines: Timed[] = counted.map((second) => ({
    key: -second,
    at: length - second * 1000,
    text: say(String(second) as "1"),
    grace: GRACE_MS.count,
    fromEnd: true,
  }));
  const halfway = {
    key: HALFWAY,
    at: length / 2,
    text: say("halfway"),
    grace: GRACE_MS.halfway,
    fromEnd: false,
  };
  const isFree = own.every((line) => !overlap(halfway, line, PLANNED_MS_PER_WORD));
  return length >= HALFWAY_FROM_MS && !marksItsMiddle(step) && isFree ? [...lines, halfway] : lines;
}

/** Counts say how far a set has come, and a line that hangs on the middle, such as one to turn, is said at that moment. */
function marksItsMiddle(step: Step): boolean {
  return step.kind === "repetitions" || step.lines.some((line) => line.from === "middle");
}

const COUNT_EVERY = 5;
const BEATS = -10_000; // and below: one for each word of the rhythm
const REPETITIONS_IN_RHYTHM = 2; // chosen: by then the tones carry it

/** The words of the rhythm in the first repetitions of a set in which nothing else is being said. */
function rhythm(step: Step, length: number, others: readonly Timed[]): Timed[] {
  if (step.repetitions === null || !hasBeats(step.repetitions)) return [];
  const size = step.repetitions.beats?.length ?? 0;
  const placed = beatsOf(step.repetitions, length);
  const repetitions = Array.from({ length: Math.floor(placed.length / size) }, (_, at) =>
    placed.slice(at * size, (at + 1) * size).map(({ beat, at, index, repetition }) => ({
      key: BEATS - repetition * size - index,
      at,
      text: beat.say,
      grace: GRACE_MS.count,
      fromEnd: false,
    })),
  );
  const isFree = (words: readonly Timed[]): boolean =>
    words.every((word) => others.every((other) => !overlap(word, other)));
  return repetitions.filter(isFree).slice(0, REPETITIONS_IN_RHYTHM).flat();
}

/** Every fifth repetition as it begins, where nothing else is being said; every one where there is a rhythm. */
function counts(step: Step, length: number, { say, others }: { say: Say; others: Timed[] }): Timed[] {
  if (step.repetitions === null) return [];
  const { count, tempo_s } = step.repetitions;
  const found: Timed[] = [];
  const every = hasBeats(step.repetitions) ? 1 : COUNT_EVERY;
  for (let done = every; done <= count; done += every) {
    const text = every === 1 ? String(done) : say("count", { done, count });
    const line = { key: COUNTS - done, at: (done - 1) * tempo_s * 1000, text };
    if (line.at + saidIn(text) < length && others.every((other) => !overlap(line, other)))
      found.push({ ...line, grace: GRACE_MS.count, fromEnd: false });
  }
  return found;
}

function saidIn(text: string, msPerWord = SLOW_MS_PER_WORD): number {
  return text.split(" ").length * msPerWord;
}

type Placed = Pick<Timed, "at" | "text">;

function overlap(one: Placed, other: Placed, msPerWord = SLOW_MS_PER_WORD): boolean {
  return one.at < other.at + saidIn(other.text, msPerWord) && other.at < one.at + saidIn(one.text, msPerWord);
}

function timed(timeline: Timeline, state: State, say: Say): Timed[] {
  const step = stepAt(timeline, state);
  const length = lengthMs(timeline, state);
  const lines = ofTheStep(timeline, state, length);
  const others = [...lines, ...ofThePlayer(step, length, { say, lines })];
  const inRhythm = rhythm(step, length, others);
  const taken = [...others, ...inRhythm];
  return [...taken, ...counts(step, length, { say, others: taken })].sort((a, b) => a.at - b.at);
}

/** Mark what is due at `now` as said, and return what of it is still worth saying at `present`. */
export function takeDue(
  timeline: Timeline,
  state: State,
  say: Say,
  { now, present }: { now: number; present: number },
): { state: State; due: Spoken[] } {
  const elapsed = elapsedMs(state, now);
  const due = timed(timeline, state, say).filter(
    (line) => line.at <= elapsed && !state.said.includes(line.key),
  );
  if (due.length === 0) return { state, due: [] };
  const spoken = due
    .map((line) => ({ text: line.text, by: now - (elapsed - line.at) + line.grace }))
    .filter((line) => line.by >= present);
  return { state: { ...state, said: [...state.said, ...due.map((line) => line.key)] }, due: spoken };
}

const CAPTION_MS = 8_000; // chosen: the longest line is said in about this time

/** Return the step's line that is being said or was just said, for those who read along; on the way to the exercise the
 *  last one stays. */
export function caption(timeline: Timeline, state: State, now: number): string | null {
  const step = stepAt(timeline, state);
  const elapsed = elapsedMs(state, now);
  const due = ofTheStep(timeline, state, lengthMs(timeline, state)).filter((line) => line.at <= elapsed);
  const last = due.sort((a, b) => a.at - b.at).at(-1);
  if (last === undefined || (isWork(step) && elapsed - last.at > CAPTION_MS)) return null;
  return last.text;
}

/** After a change of length: what counts back from the end is said anew if its time is ahead again. */
export function unsayAhead(timeline: Timeline, state: State, say: Say, now: number): State {
  const elapsed = elapsedMs(state, now);
  const ahead = new Set(
    timed(timeline, state, say)
      .filter((line) => line.fromEnd && line.at > elapsed)
      .map((line) => line.key),
  );
  return { ...state, said: state.said.filter((key) => !ahead.has(key)) };
}
