// The saved session as text, and back. What cannot be read is refused, not guessed.

import { blockAt, stepsOf } from "./route";
import type { State } from "./state";
import type { Timeline } from "./timeline";

export interface Saved {
  readonly timeline: Timeline;
  readonly state: State;
}

/** Write a session down. */
export function encode(saved: Saved): string {
  return JSON.stringify(saved);
}

/** Read a session back; null if it is of another version or does not fit its own timeline. */
export function decode(value: unknown): Saved | null {
  const saved = parse(value);
  if (saved?.timeline?.version !== 1 || saved.state?.version !== 1) return null;
  return fits(saved) ? saved : null;
}

function parse(value: unknown): Partial<Saved> | null {
  try {
    const read: unknown = typeof value === "string" ? JSON.parse(value) : value;
    return typeof read === "object" && read !== null ? read : null;
  } catch {
    return null;
  }
}

function fits(saved: Partial<Saved>): saved is Saved {
  try {
    const { timeline, state } = saved as Saved;
    const at = stepsOf(state, blockAt(timeline, state.block))[state.step];
    return at !== undefined && typeof state.mode.name === "string" && Number.isFinite(state.seen);
  } catch {
    return false;
  }
}
