// The page's side of the talk with the service worker. Each wish goes with a port of its own, for the answer.

import type { Wish } from "./pure/wish";

const LONGEST_MS = 60_000; // chosen: a browser may put a worker to sleep, and an answer is lost with it

/**
 * Ask the service worker, once there is one; true if it did what was asked.
 *
 * False after an error there, or without an answer for a minute. Never settles where a browser refuses workers.
 */
export async function ask(wish: Wish): Promise<boolean> {
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) return false;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const end = (isDone: boolean): void => {
      clearTimeout(patience);
      port1.close();
      resolve(isDone);
    };
    const patience = setTimeout(() => end(false), LONGEST_MS);
    port1.onmessage = ({ data }) => end(data === true);
    active.postMessage(wish, [port2]);
  });
}
