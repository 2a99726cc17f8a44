// From step to step: by the clock, and by hand.

import { AWAY_MS, afterClockSetBack, endsAt, leftMs } from "./clock";
import { opensWithRelease, unsayAhead } from "./lines";
import { afterBlock } from "./open-questions";
import { preceding, stepAt, stepKey } from "./route";
import { isWork } from "./timeline";
import {
  advance,
  answer,
  creditWork,
  doneHere,
  emit,
  enter,
  goBack,
  halt,
  here,
  next,
  notify,
  returnTo,
  run,
  set,
  speakDue,
  step,
  type Turn,
} from "./turn";

/** Chosen: long enough to reach for the screen, short enough that a session keeps its minutes; the unanswered come back at the end. */
export const QUESTION_WAIT_MS = 12_000;
const CHANGE_MS = 15_000;
const LEAST_LEFT_MS = 5_000;

/** Bring the state to `turn.now`: finish what ended meanwhile, or wait if nobody was there. */
export function catchUp(turn: Turn): void {
  set(turn, afterClockSetBack(turn.state, turn.now));
  stopWaiting(turn);
  if (turn.state.since !== null && wasAway(turn)) waitForReturn(turn);
  while (turn.state.since !== null && passNextMoment(turn)) {}
  if (turn.state.since !== null) speakDue(turn, turn.now);
  set(turn, { seen: turn.now });
  if (turn.state.notice !== null && turn.state.notice.until <= turn.now) set(turn, { notice: null });
}

function wasAway(turn: Turn): boolean {
  const end = endsAt(turn.timeline, turn.state);
  return end !== null && turn.now - end > AWAY_MS;
}

function waitForReturn(turn: Turn): void {
  const at = Math.max(turn.state.seen, turn.state.since ?? 0);
  halt(turn, { name: "paused", away: true }, at);
  answer(turn, turn.say("away"));
}

/** Do what comes first, a step's end or asking again how it feels; tell whether either has come. */
function passNextMoment(turn: Turn): boolean {
  const end = endsAt(turn.timeline, turn.state);
  if (end === null) return false;
  const asks = turn.state.askAgainMs;
  const ask = asks === null ? Number.POSITIVE_INFINITY : end - leftAfter(turn, asks);
  if (Math.min(end, ask) > turn.now) return false;
  if (ask <= end) askAgain(turn, ask);
  else finishStep(turn, end);
  return true;
}

function leftAfter(turn: Turn, ms: number): number {
  return leftMs(turn.timeline, { ...turn.state, doneMs: ms, since: null }, turn.now);
}

function askAgain(turn: Turn, at: number): void {
  const report = { score: null, kind: turn.state.lastPain?.kind ?? null, again: true };
  set(turn, { askAgainMs: null });
  halt(turn, { name: "pain", stage: "score", report, back: "playing" }, Math.max(at, turn.state.since ?? at));
  answer(turn, turn.say("pain_again"));
}

/** The present step is over at `at`: write it down and go on, to a question if its block asks one. */
export function finishStep(turn: Turn, at: number): void {
  speakDue(turn, at);
  const ms = creditWork(turn, at);
  const repetitions = step(turn).repetitions?.count ?? null;
  emit(turn, "step-finished", { ...doneHere(turn, ms), repetitions }, at);
  const finished = turn.state.block;
  const following = next(turn);
  if (following?.block !== finished) turn.state = afterBlock(turn.timeline, turn.state);
  advance(turn, following, at);
  if (following === null || following.block === finished) return;
  if (opensWithRelease(turn.timeline, turn.state)) speakDue(turn, at); // nobody holds on while a question is asked
  askQuestion(turn, finished, at);
}

/** Ask the first open question about a block, if there is one; tell whether there was. */
export function askQuestion(turn: Turn, block: number, at: number): boolean {
  const open = turn.state.openQuestions.find((each) => each.block === block);
  if (open === undefined) return false;
  halt(turn, { name: "question", question: open.question, block, asked: at }, at);
  const words = turn.timeline.questions.find((question) => question.id === open.question)?.ask;
  if (words !== undefined) answer(turn, words);
  return true;
}

function stopWaiting(turn: Turn): void {
  const mode = turn.state.mode;
  if (mode.name !== "question" || turn.now - mode.asked < QUESTION_WAIT_MS) return;
  run(turn, mode.asked + QUESTION_WAIT_MS);
}

/** Go on before the time is over. Work steps are skipped with a reason instead. */
export function forward(turn: Turn): void {
  if (isWork(step(turn))) {
    halt(turn, { name: "skip", whole: false, back: returnTo(turn) });
    answer(turn, turn.say("skip_title"));
    return;
  }
  silence(turn);
  finishStep(turn, turn.now);
  speakDueIfPlaying(turn);
}

/** Go to the step before, or to the beginning of the first one. */
export function back(turn: Turn): void {
  const to = preceding(turn.timeline, turn.state) ?? { block: turn.state.block, step: turn.state.step };
  silence(turn);
  enter(turn, to, turn.now);
  emit(turn, "went-back", { block: here(turn).id, step: step(turn).id });
  speakDueIfPlaying(turn);
}

/** Do the present step again from its beginning. */
export function restart(turn: Turn): void {
  silence(turn);
  enter(turn, { block: turn.state.block, step: turn.state.step }, turn.now);
  emit(turn, "went-back", { block: here(turn).id, step: step(turn).id });
  speakDueIfPlaying(turn);
}

function silence(turn: Turn): void {
  turn.spoken.push({ text: "", by: turn.now, interrupts: true });
}

function speakDueIfPlaying(turn: Turn): void {
  if (turn.state.since !== null) speakDue(turn, turn.now);
}

/** Make the present step 15 seconds longer. */
export function longer(turn: Turn): void {
  adjust(turn, CHANGE_MS);
}

/** Make the present step up to 15 seconds shorter; five seconds always stay, so that its end is announced. */
export function shorter(turn: Turn): void {
  const spare = leftMs(turn.timeline, turn.state, turn.now) - LEAST_LEFT_MS;
  const change = Math.min(CHANGE_MS, Math.floor(spare / 1000) * 1000);
  if (change > 0) adjust(turn, -change);
}

function adjust(turn: Turn, change: number): void {
  const key = stepKey(turn.state);
  set(turn, { adjusted: { ...turn.state.adjusted, [key]: (turn.state.adjusted[key] ?? 0) + change } });
  turn.state = unsayAhead(turn.timeline, turn.state, turn.say, turn.now);
  emit(turn, "step-adjusted", { block: here(turn).id, step: step(turn).id, seconds_change: change / 1000 });
  notify(turn, turn.say(change > 0 ? "longer_done" : "shorter_done", { seconds: Math.abs(change) / 1000 }));
}

/** Pause, or go on. */
export function pause(turn: Turn): void {
  halt(turn, { name: "paused", away: false });
  answer(turn, turn.say("paused"));
}

/** Go on after a pause, saying where. */
export function goOn(turn: Turn): void {
  run(turn);
  const { title } = stepAt(turn.timeline, turn.state);
  answer(turn, turn.state.said.length === 0 ? turn.say("going_on") : `${turn.say("going_on")} ${title}.`);
  speakDue(turn, turn.now);
}

/** Leave a dialog as if it had not been opened. */
export function close(turn: Turn): void {
  const mode = turn.state.mode;
  if ("back" in mode) goBack(turn, mode.back);
}
