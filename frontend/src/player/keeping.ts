// Has the service worker keep what a session needs, for when the connection goes.

import { waitAfter } from "../outbox/pure/backoff";
import { ask } from "../worker/ask";
import { untilDone } from "./pure/again";
import type { Timeline } from "./pure/timeline";

/** Have this session, its figures and this page kept; asked again until it is done, or the signal ends it. */
export async function keepForOffline(timeline: Timeline, url: string, signal: AbortSignal): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const paths = [...figuresOf(timeline), url, location.pathname];
  await untilDone(
    async () => signal.aborted || (await ask({ wish: "keep", paths })),
    (failures) => new Promise((resolve) => setTimeout(resolve, waitAfter(failures, Math.random()))),
  );
}

function figuresOf(timeline: Timeline): Set<string> {
  return new Set(
    timeline.blocks.flatMap((block) =>
      [block, ...block.alternatives].flatMap(({ steps }) =>
        steps.flatMap(({ scene }) => (scene === null ? [] : [`/figure/${block.exercise}/${scene}.json`])),
      ),
    ),
  );
}
