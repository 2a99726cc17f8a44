// The service worker keeps the player working without the server; a browser without one loses nothing else.

import { ask } from "../worker/ask";

/** Register the worker once the page has loaded, so that it never slows the first look. */
export function registerServiceWorker(): void {
  if (!("serviceWorker" in navigator)) {
    return;
  }
  const start = (): void => {
    register().catch(() => {
      // Private windows refuse workers; the pages do without.
    });
  };
  if (document.readyState === "complete") {
    start();
  } else {
    addEventListener("load", start, { once: true });
  }
}

/** A new worker takes the pages that are there, but not one that is still on its way: that one asks to be taken. */
async function register(): Promise<void> {
  await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller === null) await ask({ wish: "claim" });
}
