// The way through the session as it stands: which steps each block has after swaps, what comes next, how much is left.

import type { State, Swap } from "./state";
import { type Alternative, type Block, isWork, type Level, type Step, type Timeline } from "./timeline";

const LEAD_IN: ReadonlySet<Step["kind"]> = new Set<Step["kind"]>(["prepare", "ready"]);

/** One way of doing a block, the planned one included. */
export type Way = Pick<Alternative, "level" | "variant" | "variant_name" | "equipment" | "asks" | "steps">;

export interface Position {
  readonly block: number;
  readonly step: number;
}

/** Return every way of doing a block, from the easiest to the hardest. The catalogue names the mildest easing first. */
export function ladder(block: Block): readonly Way[] {
  const planned: Way = { ...block, equipment: [] };
  const ways = [...block.alternatives, planned];
  const level = (wanted: Level): Way[] => ways.filter((way) => way.level === wanted);
  const milder = block.alternatives.filter((way) => way.level === "easier");
  const easier = block.level === "easier" ? [planned, ...milder] : milder;
  return [...easier.toReversed(), ...level("standard"), ...level("harder")];
}

/** Return the way a block is done now. */
export function currentWay(state: State, block: Block): Way {
  const variant = currentVariant(state, block);
  return ladder(block).find((way) => way.variant === variant) ?? { ...block, equipment: [] };
}

/** Return what is asked after a block in the way it is done now. */
export function asksOf(state: State, block: Block): readonly string[] {
  return currentWay(state, block).asks ?? block.asks;
}

/** Return the variant's id of a block after swaps. */
export function currentVariant(state: State, block: Block): string {
  return state.swaps[block.id]?.at(-1)?.variant ?? block.variant;
}

/** Return the next easier or harder way than the present one, or null at the end of the ladder. */
export function neighbour(state: State, block: Block, level: "easier" | "harder"): Way | null {
  const ways = ladder(block);
  const variant = currentVariant(state, block);
  const index = ways.findIndex((way) => way.variant === variant);
  return ways[index + (level === "easier" ? -1 : 1)] ?? null;
}

/** Return a block's steps after its swaps: what was done stays, then the new set-up, then the work still to do. */
export function stepsOf(state: State, block: Block): readonly Step[] {
  return (state.swaps[block.id] ?? []).reduce((steps, swap) => swapped(steps, block, swap), block.steps);
}

function swapped(steps: readonly Step[], block: Block, swap: Swap): readonly Step[] {
  const way = ladder(block).find((each) => each.variant === swap.variant);
  if (way === undefined) return steps;
  if (swap.at === 0) return way.steps;
  const work = workIndexes(way.steps);
  const first = work[0] ?? 0;
  const from = work[Math.min(swap.work, work.length - 1)] ?? 0;
  const leadIn = way.steps.slice(0, first).filter((step) => LEAD_IN.has(step.kind));
  return [...steps.slice(0, swap.at), ...leadIn, ...way.steps.slice(from)];
}

function workIndexes(steps: readonly Step[]): number[] {
  return steps.flatMap((step, index) => (isWork(step) ? [index] : []));
}

/** Return the block at an index; an index outside the session is a fault of the caller. */
export function blockAt(timeline: Timeline, index: number): Block {
  const block = timeline.blocks[index];
  if (block === undefined) throw new RangeError(`no block ${index} in this session`);
  return block;
}

/** Return the step at a position. */
export function stepAt(timeline: Timeline, state: State, at: Position = state): Step {
  const step = stepsOf(state, blockAt(timeline, at.block))[at.step];
  if (step === undefined) throw new RangeError(`no step ${at.block}.${at.step} in this session`);
  return step;
}

/** Return the key of a step's own change of length. */
export function stepKey(at: Position): string {
  return `${at.block}.${at.step}`;
}

/** Return how long a step lasts, in milliseconds, with what the person added or took away. */
export function lengthMs(timeline: Timeline, state: State, at: Position = state): number {
  return stepAt(timeline, state, at).seconds * 1000 + (state.adjusted[stepKey(at)] ?? 0);
}

/** Return the position after this one, jumping over blocks that are left out; null at the end. */
export function following(timeline: Timeline, state: State, at: Position = state): Position | null {
  const steps = stepsOf(state, blockAt(timeline, at.block));
  if (at.step + 1 < steps.length) return { block: at.block, step: at.step + 1 };
  return firstOfBlockFrom(timeline, state, at.block + 1);
}

/** Return the first step of the first block from `index` on that is still to be done. */
export function firstOfBlockFrom(timeline: Timeline, state: State, index: number): Position | null {
  for (let block = index; block < timeline.blocks.length; block += 1) {
    const candidate = blockAt(timeline, block);
    if (!state.leftOut.includes(candidate.id) && stepsOf(state, candidate).length > 0)
      return { block, step: 0 };
  }
  return null;
}

/** Return the position before this one, jumping over blocks that are left out; null at the beginning. */
export function preceding(timeline: Timeline, state: State): Position | null {
  if (state.step > 0) return { block: state.block, step: state.step - 1 };
  for (let block = state.block - 1; block >= 0; block -= 1) {
    const candidate = blockAt(timeline, block);
    const last = stepsOf(state, candidate).length - 1;
    if (!state.leftOut.includes(candidate.id) && last >= 0) return { block, step: last };
  }
  return null;
}

/** Return the positions from `at` on, in order. */
export function* routeFrom(timeline: Timeline, state: State, at: Position | null): Generator<Position> {
  for (let next = at; next !== null; next = following(timeline, state, next)) yield next;
}

/** Return how many work steps of the block lie before a step. */
export function workBefore(steps: readonly Step[], step: number): number {
  return steps.slice(0, step).filter(isWork).length;
}

/** Return the indexes of blocks ahead that are the same exercise and region on another side. */
export function otherSides(timeline: Timeline, state: State, of: number): number[] {
  const here = blockAt(timeline, of);
  return timeline.blocks.flatMap((block, index) =>
    index > of && isTwin(here, block) && !state.leftOut.includes(block.id) ? [index] : [],
  );
}

function isTwin(one: Block, other: Block): boolean {
  return one.exercise === other.exercise && one.region === other.region && one.side !== other.side;
}
