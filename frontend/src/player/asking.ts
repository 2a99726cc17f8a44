// What the player asks the server before it plays. Where a session may not be had, the answer is the page that says why.

import { isGood } from "./pure/good-until";
import type { Timeline } from "./pure/timeline";

const REFUSALS = new Set([403, 409]); // something stands in the way; the questions before a session are open

/** Load the session; where there is none to be had now, the address of the page that says why; null without an answer. */
export async function loadSession(url: string): Promise<Timeline | string | null> {
  try {
    const response = await fetch(url, { headers: { Accept: "application/json" } });
    if (REFUSALS.has(response.status)) return ((await response.json()) as { go_to: string }).go_to;
    const timeline = (await response.json()) as Timeline;
    const isWhole = response.ok && timeline.version === 1 && timeline.blocks.length > 0;
    return isWhole && isGood(timeline, Date.now()) ? timeline : null;
  } catch {
    return null;
  }
}

/** Ask whether a session that was begun may go on; null if so, and without the server: it was fine when it was begun. */
export async function askToResume(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { headers: { Accept: "application/json" } });
    return REFUSALS.has(response.status) ? ((await response.json()) as { go_to: string }).go_to : null;
  } catch {
    return null;
  }
}
