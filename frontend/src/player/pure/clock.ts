// Time within a step, from the wall clock: nothing counts ticks, so a throttled or sleeping page is right at once.

import { firstOfBlockFrom, following, lengthMs, routeFrom } from "./route";
import type { State } from "./state";
import type { Timeline } from "./timeline";

/** Chosen: beyond this past the end of its step a session was not heard by anybody, and waits instead. */
export const AWAY_MS = 60_000;

/** Return how long the present step has run, in milliseconds. */
export function elapsedMs(state: State, now: number): number {
  return state.doneMs + (state.since === null ? 0 : Math.max(0, now - state.since));
}

/** Return what is left of the present step, in milliseconds. */
export function leftMs(timeline: Timeline, state: State, now: number): number {
  return Math.max(0, lengthMs(timeline, state) - elapsedMs(state, now));
}

/** Return all time that ran in this session so far: wall time without what stood still. */
export function activeMs(state: State, now: number): number {
  return state.activeMs + (state.since === null ? 0 : Math.max(0, now - state.since));
}

/** Let the step's time run from `at` on. */
export function startClock(state: State, at: number): State {
  return state.since === null ? { ...state, since: at } : state;
}

/** Let the step's time stand still from `at` on. */
export function stopClock(state: State, at: number): State {
  if (state.since === null) return state;
  return { ...state, doneMs: elapsedMs(state, at), activeMs: activeMs(state, at), since: null };
}

/** When the present step ends if nothing happens; null while its time stands still. */
export function endsAt(timeline: Timeline, state: State): number | null {
  return state.since === null ? null : state.since + lengthMs(timeline, state) - state.doneMs;
}

/** A clock set back by hand must not give time back: everything is moved by the same amount. */
export function afterClockSetBack(state: State, now: number): State {
  if (now >= state.seen) return state;
  const back = state.seen - now;
  return {
    ...state,
    seen: now,
    since: state.since === null ? null : state.since - back,
    notice: state.notice && { ...state.notice, until: state.notice.until - back },
  };
}

/** Return the milliseconds from now to the end of the session, as it stands. */
export function sessionLeftMs(timeline: Timeline, state: State, now: number): number {
  let total = leftMs(timeline, state, now);
  for (const at of routeFrom(timeline, state, following(timeline, state)))
    total += lengthMs(timeline, state, at);
  return total;
}

/** Return the length of the whole session as it stands, in milliseconds. */
export function sessionMs(timeline: Timeline, state: State): number {
  let total = 0;
  const first = firstOfBlockFrom(timeline, state, 0);
  for (const at of routeFrom(timeline, state, first)) total += lengthMs(timeline, state, at);
  return total;
}
