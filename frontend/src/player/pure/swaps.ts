// Easier and harder: the rest of a block, and its other side, done another way.

import { blockAt, currentVariant, neighbour, otherSides, stepsOf, type Way, workBefore } from "./route";
import type { Swap } from "./state";
import {
  answer,
  emit,
  enter,
  goBack,
  halt,
  here,
  notify,
  returnTo,
  run,
  set,
  speakDue,
  type Turn,
} from "./turn";

/** Offer the next easier or harder way; say so where there is none. */
export function offerSwap(turn: Turn, level: "easier" | "harder"): void {
  const way = neighbour(turn.state, here(turn), level);
  if (way === null) {
    notify(turn, turn.say(level === "easier" ? "swap_none_easier" : "swap_none_harder"));
    return;
  }
  halt(turn, { name: "swap", level, back: returnTo(turn) });
  answer(turn, `${turn.say("swap_to", { name: way.variant_name })}. ${turn.say("swap_again")}`);
}

/** Take the way that is offered. */
export function takeSwap(turn: Turn): void {
  const mode = turn.state.mode;
  if (mode.name !== "swap") return;
  const way = neighbour(turn.state, here(turn), mode.level);
  if (way === null) goBack(turn, mode.back);
  else swapTo(turn, way);
}

/** Do the rest of this block and its other sides in another way, beginning with the new set-up. */
export function swapTo(turn: Turn, way: Way): void {
  const others = otherSides(turn.timeline, turn.state, turn.state.block);
  const steps = stepsOf(turn.state, here(turn));
  const at = turn.state.step;
  record(turn, turn.state.block, way, { variant: way.variant, at, work: workBefore(steps, at) });
  for (const other of others) record(turn, other, way, { variant: way.variant, at: 0, work: 0 });
  enter(turn, { block: turn.state.block, step: at }, turn.now);
  run(turn);
  speakDue(turn, turn.now);
}

function record(turn: Turn, index: number, way: Way, swap: Swap): void {
  const block = blockAt(turn.timeline, index);
  const from = currentVariant(turn.state, block);
  const { id, exercise, side } = block;
  emit(turn, "variant-changed", { block: id, exercise, side, from, to: way.variant, level: way.level });
  const before = turn.state.swaps[id] ?? [];
  const kept = swap.at === 0 ? [] : before;
  set(turn, {
    swaps: { ...turn.state.swaps, [id]: [...kept, swap] },
    adjusted: withoutFrom(turn, index, swap.at),
  });
}

/** Changes of length belong to the steps they were made for; the new steps start with their own. */
function withoutFrom(turn: Turn, block: number, at: number): Record<string, number> {
  const gone = (key: string): boolean => {
    const [of, index] = key.split(".").map(Number);
    return of === block && (index ?? 0) >= at;
  };
  return Object.fromEntries(Object.entries(turn.state.adjusted).filter(([key]) => !gone(key)));
}
