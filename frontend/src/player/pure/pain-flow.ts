// "This hurts": how much, what kind, where; then what the pain rules say.

import { elapsedMs, leftMs } from "./clock";
import { type PainAnswer, respond, workOf } from "./pain";
import { blockAt, neighbour } from "./route";
import { leaveOutAhead, leaveOutHere, sameExerciseAhead } from "./skipping";
import { likelySide, type PainReport, type PainSide } from "./state";
import { swapTo } from "./swaps";
import type { PainRule } from "./timeline";
import { isWork } from "./timeline";
import {
  answer,
  conclude,
  creditWork,
  cutShort,
  doneHere,
  emit,
  goBack,
  halt,
  here,
  notify,
  returnTo,
  set,
  step,
  type Turn,
} from "./turn";

const CHECK_ABOVE = 5; // beyond what the pain-monitoring model accepts: the danger signs are asked
const SETTLE_MS = 20_000; // chosen: three slow breaths

export type StopChoice = "easier" | "without" | "this-side" | "end";

/** Open the report: time stands still meanwhile. */
export function hurts(turn: Turn): void {
  const report: PainReport = { score: null, kind: null, again: false };
  halt(turn, { name: "pain", stage: "score", report, back: returnTo(turn) });
  answer(turn, turn.say("pain_score"));
}

/** Take the 0-10. After easing off it is enough: kind and place are those of before. */
export function takeScore(turn: Turn, score: number): void {
  const mode = turn.state.mode;
  if (mode.name !== "pain" || score < 0 || score > 10) return;
  const report = { ...mode.report, score };
  const last = turn.state.lastPain;
  if (report.again && last !== null)
    actOnReport(turn, { score, kind: last.kind, again: true }, last.where, last.side);
  else {
    set(turn, { mode: { ...mode, stage: "kind", report } });
    answer(turn, turn.say("pain_kind"));
  }
}

/** Take what it is like. */
export function takeKind(turn: Turn, kind: string): void {
  const mode = turn.state.mode;
  if (mode.name !== "pain" || mode.report.score === null) return;
  set(turn, { mode: { ...mode, stage: "where", report: { ...mode.report, kind } } });
  answer(turn, turn.say("pain_where"));
}

/** Take the place, and act on the whole report. */
export function takeWhere(turn: Turn, where: string, side: PainSide | null): void {
  const mode = turn.state.mode;
  if (mode.name !== "pain" || mode.report.score === null || mode.report.kind === null) return;
  const { score, kind, again } = mode.report;
  actOnReport(turn, { score, kind, again }, where, side ?? likelySide(here(turn).side));
}

/** Go one question back in the report. */
export function painBack(turn: Turn): void {
  const mode = turn.state.mode;
  if (mode.name !== "pain") return;
  if (mode.stage === "where") set(turn, { mode: { ...mode, stage: "kind" } });
  else if (mode.stage === "kind") set(turn, { mode: { ...mode, stage: "score" } });
  else goBack(turn, mode.back);
}

function actOnReport(turn: Turn, report: Omit<PainAnswer, "work">, where: string, side: PainSide): void {
  const mode = turn.state.mode;
  if (mode.name !== "pain") return;
  const rule = respond({ ...report, work: workOf(here(turn)) }, turn.timeline.pain_rules);
  const { id: block, exercise, side: worked } = here(turn);
  const { score, kind } = report;
  const facts = { block, exercise, side: worked, score, kind, where, where_side: side };
  emit(turn, "pain-reported", { ...facts, action: rule.action, rule: rule.id });
  set(turn, { lastPain: { kind, where, side } });
  act(turn, rule, score, mode.back);
}

function act(turn: Turn, rule: PainRule, score: number, back: "playing" | "paused"): void {
  if (rule.action === "stop-exercise" || rule.action === "stop-session") {
    stop(turn, rule, score);
    return;
  }
  goBack(turn, back);
  notify(turn, rule.say);
  if (rule.action !== "go-on") set(turn, { isEased: true });
  if (rule.action === "back-off") set(turn, { askAgainMs: whenToAskAgain(turn) });
}

function whenToAskAgain(turn: Turn): number | null {
  if (!isWork(step(turn))) return null;
  const elapsed = elapsedMs(turn.state, turn.now);
  return elapsed + Math.min(SETTLE_MS, leftMs(turn.timeline, turn.state, turn.now));
}

function stop(turn: Turn, rule: PainRule, score: number): void {
  const endsSession = rule.action === "stop-session";
  if (endsSession || score > CHECK_ABOVE) set(turn, { mode: { name: "danger", endsSession, say: rule.say } });
  else {
    // What did not settle may do so in an easier way; any other stop is of the exercise itself.
    const easier = rule.asked_again === true ? "first" : "last";
    set(turn, { mode: { name: "stop", action: rule.action, say: rule.say, check: false, easier } });
  }
  answer(turn, rule.say);
}

/** Take the answer to the danger signs: any of them ends the session and leads to what to do. */
export function takeDanger(turn: Turn, any: boolean): void {
  const mode = turn.state.mode;
  if (mode.name !== "danger") return;
  if (any) {
    cutShort(turn, "red-flag");
    const finished = { completed: false, pain: null, effort: null, note: "", reason: "red-flag" as const };
    emit(turn, "session-finished", finished);
    set(turn, { mode: { name: "help" } });
    answer(turn, turn.say("help_body"));
    return;
  }
  const action = mode.endsSession ? "stop-session" : "stop-exercise";
  set(turn, { mode: { name: "stop", action, say: mode.say, check: true } });
}

/** Stop the exercise as chosen: an easier way of it, without it, without this side of it, or the whole session. */
export function takeStop(turn: Turn, choice: StopChoice): void {
  const { mode } = turn.state;
  if (mode.name !== "stop") return;
  const easier = mode.easier !== undefined ? neighbour(turn.state, here(turn), "easier") : null;
  if (choice === "easier" && easier === null) return;
  set(turn, { notice: null });
  emit(turn, "exercise-stopped", { ...doneHere(turn, creditWork(turn, turn.now)), reason: "pain" });
  if (choice === "easier" && easier !== null) swapTo(turn, easier);
  else if (choice === "end") conclude(turn, { completed: false, reason: "pain" }, turn.now);
  else stopWithout(turn, choice === "this-side" ? here(turn).side : null);
}

/** Leave out what is left of the exercise, or of one side of it. */
function stopWithout(turn: Turn, side: string | null): void {
  const ahead = sameExerciseAhead(turn).filter(
    (index) => side === null || blockAt(turn.timeline, index).side === side,
  );
  leaveOutAhead(turn, ahead, "pain");
  leaveOutHere(turn, { reason: "pain", from: turn.state.step + 1 });
}
