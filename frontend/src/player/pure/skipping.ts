// Leaving out a part or a whole exercise, always with a reason.

import { blockAt, firstOfBlockFrom } from "./route";
import {
  advance,
  creditWork,
  doneHere,
  emit,
  emitSkipped,
  here,
  next,
  run,
  set,
  speakDue,
  type Turn,
} from "./turn";

/** Say whether only this part or the whole exercise is meant. */
export function takeScope(turn: Turn, whole: boolean): void {
  const mode = turn.state.mode;
  if (mode.name === "skip") set(turn, { mode: { ...mode, whole } });
}

/** Take the reason, and skip. */
export function takeReason(turn: Turn, reason: string): void {
  const mode = turn.state.mode;
  if (mode.name !== "skip") return;
  set(turn, { notice: null });
  emit(turn, "step-skipped", { ...doneHere(turn, creditWork(turn, turn.now)), reason });
  if (mode.whole) skipExercise(turn, reason);
  else goOnAt(turn, next(turn));
}

function skipExercise(turn: Turn, reason: string): void {
  leaveOutAhead(turn, sameExerciseAhead(turn), reason);
  leaveOutHere(turn, { reason, from: turn.state.step + 1 });
}

/** Return the blocks ahead of the same exercise: its other side and its other regions. */
export function sameExerciseAhead(turn: Turn): number[] {
  const { exercise } = here(turn);
  return turn.timeline.blocks.flatMap((block, index) =>
    index > turn.state.block && block.exercise === exercise && !turn.state.leftOut.includes(block.id)
      ? [index]
      : [],
  );
}

/** Leave out whole blocks that have not begun. */
export function leaveOutAhead(turn: Turn, blocks: readonly number[], reason: string): void {
  for (const index of blocks) emitSkipped(turn, index, { from: 0, reason });
  const ids = blocks.map((index) => blockAt(turn.timeline, index).id);
  set(turn, { leftOut: [...turn.state.leftOut, ...ids] });
}

/** Leave out the rest of the present block and go on with the next one. */
export function leaveOutHere(turn: Turn, { reason, from }: { reason: string; from: number }): void {
  emitSkipped(turn, turn.state.block, { from, reason });
  const { id } = here(turn);
  if (turn.state.workMs[id] === undefined) set(turn, { leftOut: [...turn.state.leftOut, id] });
  goOnAt(turn, firstOfBlockFrom(turn.timeline, turn.state, turn.state.block + 1));
}

function goOnAt(turn: Turn, position: ReturnType<typeof next>): void {
  advance(turn, position, turn.now);
  if (position === null) return;
  run(turn);
  speakDue(turn, turn.now);
}
