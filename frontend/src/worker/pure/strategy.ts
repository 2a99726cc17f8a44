// Which way a request goes while the service worker stands in between.

/** `page`: network, else what was kept, else the offline page. `asset`: its name changes with its content, so what is kept
 *  is right. `figure`: what is kept at once, renewed behind. `session`: network, else the last one kept. */
export type Strategy = "page" | "asset" | "figure" | "session";

/** Pages that are kept whenever they were seen, because somebody may need them without a connection. */
const KEPT_PAGES: ReadonlySet<string> = new Set(["/session/", "/today/", "/help-now/"]);

/** What matters of an address. */
interface Address {
  readonly origin: string;
  readonly pathname: string;
}

export interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly url: Address;
}

/** Return how to answer a request of this origin, or null to leave it to the browser. */
export function strategyFor({ method, mode, url }: Asked, origin: string): Strategy | null {
  if (method !== "GET" || url.origin !== origin) return null;
  if (mode === "navigate") return "page";
  if (url.pathname.startsWith("/static/")) return "asset";
  if (url.pathname.startsWith("/figure/")) return "figure";
  return isSession(url) ? "session" : null;
}

/** Tell whether this is the address of a session, of whatever length. */
export function isSession(url: Pick<Address, "pathname">): boolean {
  return url.pathname === "/api/session.json";
}

/** Tell whether a page is kept for later. */
export function isKept(url: Pick<Address, "pathname">): boolean {
  return KEPT_PAGES.has(url.pathname);
}

/** Tell whether this page is shown only while a sign stands: then no session is kept for later. */
export function saysNoSession(url: Pick<Address, "pathname">): boolean {
  return url.pathname === "/stopped/";
}
