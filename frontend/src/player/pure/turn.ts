// One transition in the making: the next state, the facts that follow from it, and what the voice says.
// A turn lives inside one call of `transition` only; nothing outside sees it change.

import { elapsedMs, startClock, stopClock } from "./clock";
import { type Draft, done, type EventKind } from "./events";
import { type Spoken, takeDue } from "./lines";
import { afterRoute } from "./open-questions";
import { phrasebook, type Say } from "./phrases";
import { blockAt, currentVariant, following, type Position, stepAt, stepsOf } from "./route";
import type { EndAnswers, EndReason, Mode, Return, State } from "./state";
import { type Block, isWork, type Step, type Timeline } from "./timeline";

/** The session and the words it is led with. */
export interface Context {
  readonly timeline: Timeline;
  readonly say: Say;
}

export interface Turn extends Context {
  state: State;
  readonly now: number;
  readonly events: Draft[];
  readonly spoken: Spoken[];
}

export interface Outcome {
  readonly state: State;
  readonly events: readonly Draft[];
  readonly spoken: readonly Spoken[];
}

const NOTICE_MS = 12_000; // chosen: two readings of the longest rule

/** Return the context of a timeline: its own words where it has them. */
export function contextOf(timeline: Timeline): Context {
  return { timeline, say: phrasebook(timeline.phrases) };
}

/** Write a fact down. */
export function emit<Kind extends EventKind>(
  turn: Turn,
  kind: Kind,
  data: Extract<Draft, { kind: Kind }>["data"],
  at: number = turn.now,
): void {
  turn.events.push({ kind, at, data } as Draft);
}

/** Change some of the state. */
export function set(turn: Turn, change: Partial<State>): void {
  turn.state = { ...turn.state, ...change };
}

/** Say something about what the person just did; it silences what was being said. */
export function answer(turn: Turn, text: string): void {
  turn.spoken.push({ text, by: turn.now + 6_000, interrupts: turn.spoken.length === 0 });
}

/** Show a sentence for a while, and say it. */
export function notify(turn: Turn, text: string): void {
  set(turn, { notice: { text, until: turn.now + NOTICE_MS } });
  answer(turn, text);
}

export const here = (turn: Turn): Block => blockAt(turn.timeline, turn.state.block);
export const step = (turn: Turn): Step => stepAt(turn.timeline, turn.state);

/** Let time stand still from `at` on and show `mode`; a running clock that stops is a pause. */
export function halt(turn: Turn, mode: Mode, at: number = turn.now): void {
  if (turn.state.since !== null) emit(turn, "paused", {}, at);
  set(turn, { ...stopClock(turn.state, at), mode });
}

/** Let the step's time run again. */
export function run(turn: Turn, at: number = turn.now): void {
  if (turn.state.since === null) emit(turn, "resumed", {}, at);
  set(turn, { ...startClock(turn.state, at), mode: { name: "playing" } });
}

/** Close a dialog: the session goes on, or stays paused if it was. */
export function goBack(turn: Turn, to: Return): void {
  if (to === "playing") run(turn);
  else set(turn, { mode: { name: "paused", away: false } });
}

/** Say where a dialog opened now goes back to. */
export function returnTo(turn: Turn): Return {
  return turn.state.since === null ? "paused" : "playing";
}

/** Go to a step's beginning; time goes on running if it ran. */
export function enter(turn: Turn, at: Position, when: number): void {
  const runs = turn.state.since !== null;
  const still = stopClock(turn.state, when);
  const fresh = { ...still, ...at, doneMs: 0, said: [], askAgainMs: null, isEased: false };
  set(turn, runs ? startClock(fresh, when) : fresh);
}

/** Say what is due at `when`, as far as it is not too late. */
export function speakDue(turn: Turn, when: number): void {
  const { state, due } = takeDue(turn.timeline, turn.state, turn.say, { now: when, present: turn.now });
  turn.state = state;
  turn.spoken.push(...due);
}

/** Count the work done in this step towards its block, and return how long the step ran. */
export function creditWork(turn: Turn, when: number): number {
  const ms = elapsedMs(turn.state, when);
  if (!isWork(step(turn))) return ms;
  const id = here(turn).id;
  set(turn, { workMs: { ...turn.state.workMs, [id]: (turn.state.workMs[id] ?? 0) + ms } });
  return ms;
}

/** Describe what was done of the present step. */
export function doneHere(turn: Turn, ms: number): ReturnType<typeof done> {
  const block = here(turn);
  return done(block, currentVariant(turn.state, block), step(turn), ms);
}

/** The session ends in the middle of a step: what was done of its work is kept, and why it ended. */
export function cutShort(turn: Turn, why: EndReason): void {
  if (!isWork(step(turn)) || elapsedMs(turn.state, turn.now) <= 0) return;
  const reason = why === "red-flag" ? "pain" : why;
  emit(turn, "step-skipped", { ...doneHere(turn, creditWork(turn, turn.now)), reason });
}

/** Write down that work steps of a block from `from` on are skipped. */
export function emitSkipped(
  turn: Turn,
  index: number,
  { from, reason }: { from: number; reason: string },
): void {
  const block = blockAt(turn.timeline, index);
  const variant = currentVariant(turn.state, block);
  for (const each of stepsOf(turn.state, block).slice(from))
    if (isWork(each)) emit(turn, "step-skipped", { ...done(block, variant, each, 0), reason });
}

/** Go to the next step, or to the questions of the end. */
export function advance(turn: Turn, next: Position | null, when: number): void {
  if (next === null) {
    conclude(turn, { completed: true, reason: null }, when);
    return;
  }
  if (blockAt(turn.timeline, next.block).exercise !== here(turn).exercise)
    turn.state = afterRoute(turn.timeline, turn.state);
  enter(turn, next, when);
}

/** End the exercising: what is left are questions. */
export function conclude(turn: Turn, how: Pick<EndAnswers, "completed" | "reason">, when: number): void {
  set(turn, { ...stopClock(turn.state, when), askAgainMs: null, notice: null });
  turn.state = afterRoute(turn.timeline, turn.state);
  const answers: EndAnswers = { ...how, pain: null, effort: null, note: "" };
  const stage = turn.state.openQuestions.length > 0 ? "questions" : "pain";
  set(turn, { mode: { name: "end", stage, answers } });
  answer(turn, stage === "pain" ? turn.say("end_pain") : openQuestionText(turn));
}

/** Return the words of the first question that waits for an answer. */
export function openQuestionText(turn: Turn): string {
  const first = turn.state.openQuestions[0]?.question;
  return turn.timeline.questions.find((question) => question.id === first)?.ask ?? "";
}

/** Return the position after the present one. */
export function next(turn: Turn): Position | null {
  return following(turn.timeline, turn.state);
}
