// The beginning, questions on the way, leaving, coming back, and the questions of the end.

import { blockAt, firstOfBlockFrom } from "./route";
import { leaveOutAhead } from "./skipping";
import type { EndAnswers, EndReason, Mode } from "./state";
import { askQuestion, goOn } from "./steps";
import { workSeconds } from "./timeline";
import {
  answer,
  conclude,
  cutShort,
  emit,
  halt,
  notify,
  openQuestionText,
  returnTo,
  run,
  set,
  speakDue,
  type Turn,
} from "./turn";

const OPENING_MS = 15_000; // chosen: what was said in a step's opening is said again after a break

/** Begin the session: its plan is written down with it, so that the record stands alone. */
export function start(turn: Turn): void {
  const { minutes, total_s, blocks, planned_for = null } = turn.timeline;
  const first = firstOfBlockFrom(turn.timeline, turn.state, 0);
  if (turn.state.mode.name !== "start" || first === null) return;
  const plan = blocks.map(({ id, exercise, variant, side, region, seconds, steps }) => {
    return { id, exercise, variant, side, region, seconds, work_s: workSeconds(steps) };
  });
  emit(turn, "session-started", { minutes, total_s, planned_for, blocks: plan });
  set(turn, { ...first, startedAt: turn.now, since: turn.now, mode: { name: "playing" } });
  speakDue(turn, turn.now);
}

/** Take the answer to a question, on the way or at the end; null leaves it open, or passes it at the end. */
export function takeAnswer(turn: Turn, id: string | null): void {
  const mode = turn.state.mode;
  if (mode.name === "question") answerOnTheWay(turn, mode, id);
  if (mode.name === "end" && mode.stage === "questions") answerAtTheEnd(turn, mode, id);
}

function answerOnTheWay(turn: Turn, mode: Extract<Mode, { name: "question" }>, id: string | null): void {
  if (id === null) {
    run(turn);
    speakDue(turn, turn.now);
    return;
  }
  const led = record(turn, { question: mode.question, block: mode.block }, id);
  if (led || askQuestion(turn, mode.block, turn.now)) return;
  if (turn.state.since === null && turn.state.mode.name !== "end") run(turn);
  speakDue(turn, turn.now);
}

function answerAtTheEnd(turn: Turn, mode: Extract<Mode, { name: "end" }>, id: string | null): void {
  const open = turn.state.openQuestions[0];
  if (open === undefined) return;
  if (id === null) closeQuestion(turn, open);
  else if (record(turn, open, id)) return;
  if (turn.state.openQuestions.length > 0) answer(turn, openQuestionText(turn));
  else {
    set(turn, { mode: { ...mode, stage: "pain" } });
    answer(turn, turn.say("end_pain"));
  }
}

/** Write an answer down and do what it asks for; tell whether the session goes no further by it. */
function record(turn: Turn, open: { question: string; block: number }, id: string): boolean {
  const question = turn.timeline.questions.find((each) => each.id === open.question);
  const chosen = question?.answers.find((each) => each.id === id);
  const { exercise, side } = blockAt(turn.timeline, open.block);
  closeQuestion(turn, open);
  if (chosen === undefined) return false;
  emit(turn, "question-answered", { question: open.question, answer: chosen.id, exercise, side });
  if (chosen.action === "stop-session" && turn.state.mode.name !== "end") {
    return stopSession(turn, chosen.then);
  }
  if (chosen.action === "leave-out") leaveOut(turn, open.block);
  notify(turn, chosen.then);
  return false;
}

function closeQuestion(turn: Turn, open: { question: string; block: number }): void {
  const rest = turn.state.openQuestions.filter(
    (each) => each.question !== open.question || each.block !== open.block,
  );
  set(turn, { openQuestions: rest });
}

/** Go no further with this session; the last questions are asked all the same. */
function stopSession(turn: Turn, why: string): true {
  conclude(turn, { completed: false, reason: "pain" }, turn.now);
  notify(turn, why);
  return true;
}

function leaveOut(turn: Turn, asked: number): void {
  const { exercise } = blockAt(turn.timeline, asked);
  const ahead = turn.timeline.blocks.flatMap((block, index) =>
    index >= turn.state.block && index > asked && block.exercise === exercise ? [index] : [],
  );
  const isHere = ahead.includes(turn.state.block);
  leaveOutAhead(turn, ahead, "pain");
  if (!isHere) return;
  const on = firstOfBlockFrom(turn.timeline, turn.state, turn.state.block + 1);
  if (on === null) conclude(turn, { completed: true, reason: null }, turn.now);
  else set(turn, { ...on, doneMs: 0, said: [] });
}

/** Ask before leaving. */
export function leave(turn: Turn): void {
  halt(turn, { name: "leave", back: returnTo(turn) });
  answer(turn, turn.say("leave_title"));
}

/** Finish early: first the reason. */
export function askWhy(turn: Turn): void {
  if (turn.state.mode.name === "leave")
    set(turn, { mode: { name: "leave-why", back: turn.state.mode.back } });
  if (turn.state.mode.name === "resume" && turn.state.mode.open.name !== "end")
    set(turn, { mode: { name: "leave-why", back: "paused" } });
}

/** Finish early for a reason. */
export function finishEarly(turn: Turn, reason: EndReason): void {
  if (turn.state.mode.name !== "leave-why") return;
  cutShort(turn, reason);
  conclude(turn, { completed: false, reason }, turn.now);
}

/** Take a number of the end (null: no answer) and ask for the next. */
export function takeNumber(turn: Turn, value: number | null): void {
  const mode = turn.state.mode;
  if (mode.name !== "end" || mode.stage === "questions" || mode.stage === "note") return;
  const answers: EndAnswers = { ...mode.answers, [mode.stage]: value };
  const stage = mode.stage === "pain" ? "effort" : "note";
  set(turn, { mode: { ...mode, stage, answers } });
  answer(turn, turn.say(stage === "effort" ? "end_effort" : "end_note"));
}

/** Go back to the number before. */
export function numberBack(turn: Turn): void {
  const mode = turn.state.mode;
  if (mode.name !== "end") return;
  if (mode.stage === "note") set(turn, { mode: { ...mode, stage: "effort" } });
  else if (mode.stage === "effort") set(turn, { mode: { ...mode, stage: "pain" } });
}

/** Keep what is written so far in the note: it is saved like everything else. */
export function takeNote(turn: Turn, note: string): void {
  const mode = turn.state.mode;
  if (mode.name === "end")
    set(turn, { mode: { ...mode, answers: { ...mode.answers, note: note.slice(0, 2000) } } });
}

/** Close the session. */
export function save(turn: Turn): void {
  const mode = turn.state.mode;
  if (mode.name !== "end") return;
  const { completed, pain, effort, note, reason } = mode.answers;
  emit(turn, "session-finished", { completed, pain, effort, note: note.trim(), reason });
  set(turn, { mode: { name: "finished", answers: mode.answers } });
  answer(turn, turn.say("done_title"));
}

/** A saved session was opened again: what ran stood still from when the player was last alive. */
export function restored(turn: Turn): void {
  const { mode, since, seen } = turn.state;
  if (mode.name === "finished" || mode.name === "help") return;
  if (since !== null) halt(turn, { name: "paused", away: false }, Math.max(seen, since));
  const open = mode.name === "resume" ? mode.open : turn.state.mode;
  set(turn, { mode: { name: "resume", open }, seen: turn.now, notice: null });
}

/** Go on where the session stopped. */
export function resume(turn: Turn): void {
  const mode = turn.state.mode;
  if (mode.name !== "resume") return;
  const { open } = mode;
  set(turn, { mode: open.name === "question" ? { ...open, asked: turn.now } : open });
  if (open.name !== "paused" && open.name !== "playing") return;
  if (turn.state.doneMs < OPENING_MS) set(turn, { said: [] });
  goOn(turn);
}

/** Put an unfinished session away: what was done of it stays on record. */
export function discard(turn: Turn): void {
  const mode = turn.state.mode;
  if (mode.name !== "resume") return;
  if (mode.open.name !== "end") cutShort(turn, "other");
  const answers = mode.open.name === "end" ? mode.open.answers : noAnswers("other");
  const { completed, pain, effort, note, reason } = answers;
  emit(turn, "session-finished", { completed, pain, effort, note: note.trim(), reason });
  set(turn, { mode: { name: "finished", answers } });
}

function noAnswers(reason: EndReason): EndAnswers {
  return { completed: false, reason, pain: null, effort: null, note: "" };
}
