// How long the answers before a session hold for a session that was kept on the device.

import type { Timeline } from "./timeline";

/** Tell whether a session may still begin at a time, in milliseconds since 1970. */
export function isGood({ good_until }: Pick<Timeline, "good_until">, now: number): boolean {
  if (good_until === undefined) return true;
  const until = Date.parse(good_until);
  return Number.isFinite(until) && now < until;
}
