// What a page can ask of the service worker.

export type Wish =
  /** Stand in front of this page too: one that began to load before the worker was there has none. */
  | { readonly wish: "claim" }
  /** Keep what is at these addresses for when the connection goes. */
  | { readonly wish: "keep"; readonly paths: readonly string[] }
  /** Let go of the sessions that are kept: a sign needs help first. */
  | { readonly wish: "forget-sessions" }
  /** Fetch the sessions that are kept anew: settings change what they say. */
  | { readonly wish: "renew-sessions" };
