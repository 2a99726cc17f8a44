// Sessions that are kept for when the connection goes say what they said when they were fetched.

import { ask } from "../worker/ask";

/** On a page that says that settings were changed: have those that are kept fetched anew. */
export function renewKeptSessions(document: Document): void {
  if (document.querySelector("[data-renews-sessions]") === null) return;
  if ("serviceWorker" in navigator) void ask({ wish: "renew-sessions" });
}
