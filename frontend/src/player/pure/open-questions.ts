// Which questions of the exercises wait for an answer.

import { asksOf, blockAt } from "./route";
import type { OpenQuestion, State } from "./state";
import { type Block, isRouted, type Timeline } from "./timeline";

/** Keep what the present block asks now that it is done. */
export function afterBlock(timeline: Timeline, state: State): State {
  return keep(timeline, state, asksOf(state, blockAt(timeline, state.block)));
}

/** Keep what a rolled route asks at its end, now that it is left for good; nothing if its first region was not done. */
export function afterRoute(timeline: Timeline, state: State): State {
  const here = blockAt(timeline, state.block);
  const isOfRoute = (block: Block): boolean => isRouted(block) && block.exercise === here.exercise;
  const wasRolled = timeline.blocks
    .slice(0, state.block)
    .some((block) => isOfRoute(block) && (state.workMs[block.id] ?? 0) > 0);
  if (!wasRolled) return state;
  const toTheEnd = timeline.blocks.slice(state.block).filter(isOfRoute);
  const asks = toTheEnd.flatMap((block) => asksOf(state, block));
  return keep(timeline, state, asks);
}

function keep(timeline: Timeline, state: State, asks: readonly string[]): State {
  const known = new Set(timeline.questions.map(({ id }) => id));
  const isOpen = (id: string): boolean =>
    state.openQuestions.some(({ question, block }) => question === id && block === state.block);
  const added = [...new Set(asks)]
    .filter((id) => known.has(id) && !isOpen(id))
    .map((question): OpenQuestion => ({ question, block: state.block }));
  return { ...state, openQuestions: [...state.openQuestions, ...added] };
}
