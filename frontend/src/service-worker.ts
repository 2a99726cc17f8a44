// Keeps the player working without the server: the built files, the session, its figures and the page of what to do now.
// The server puts `self.SHELL` (the built files and their version) in front of this file.

import { isKept, isSession, saysNoSession, strategyFor } from "./worker/pure/strategy";
import type { Wish } from "./worker/pure/wish";

interface Shell {
  readonly version: string;
  readonly files: readonly string[];
  readonly pages: readonly string[];
}

declare const self: ServiceWorkerGlobalScope & { readonly SHELL?: Shell };

const SHELL: Shell = self.SHELL ?? { version: "none", files: [], pages: [] };
const FILES = `endrange-files-${SHELL.version}`;
const PAGES = "endrange-pages";
const DATA = "endrange-data";
const OFFLINE = "/offline/";
const NOT_CLEARED = 403; // the server's answer to /api/session.json while a sign stands
const OUT_OF_ORDER = 500;
// What was fetched here and what a navigation asks for differ in headers that change nothing for one person.
const SAME = { ignoreVary: true } as const;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const asked = { method: request.method, mode: request.mode, url: new URL(request.url) };
  const strategy = strategyFor(asked, self.location.origin);
  if (strategy === "page") event.respondWith(page(request));
  if (strategy === "asset") event.respondWith(asset(request));
  if (strategy === "session") event.respondWith(session(request));
  if (strategy === "figure") event.respondWith(figure(event));
});
self.addEventListener("message", (event) => event.waitUntil(answer(event)));

async function install(): Promise<void> {
  const files = await caches.open(FILES);
  await files.addAll([...SHELL.files]);
  await Promise.all(SHELL.pages.map((path) => fetchAndKeep(PAGES, new Request(path)).catch(() => null)));
  await self.skipWaiting();
}

async function activate(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("endrange-files-") && name !== FILES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Fetch, and keep the answer if it is a good one: a redirected page must not stand for the one that was asked. */
async function fetchAndKeep(cache: string, request: Request): Promise<Response> {
  const response = await fetch(request);
  await keepCopy(cache, request, response);
  return response;
}

/** The same, but an answer that cannot be kept, as where storage is full, is an answer all the same. */
async function fetchAndTryToKeep(cache: string, request: Request): Promise<Response> {
  const response = await fetch(request);
  await keepCopy(cache, request, response).catch(() => null);
  return response;
}

async function keepCopy(cache: string, request: Request, response: Response): Promise<void> {
  if (response.ok && !response.redirected) await (await caches.open(cache)).put(request, response.clone());
}

async function page(request: Request): Promise<Response> {
  const url = new URL(request.url);
  try {
    const response = isKept(url) ? await fetchAndTryToKeep(PAGES, request) : await fetch(request);
    if (response.ok && saysNoSession(url)) await forgetSessions();
    return response;
  } catch {
    const kept = await lastKept(PAGES, request);
    return kept ?? (await caches.match(OFFLINE, SAME)) ?? Response.error();
  }
}

async function asset(request: Request): Promise<Response> {
  return (await caches.match(request, SAME)) ?? fetchAndTryToKeep(FILES, request);
}

async function session(request: Request): Promise<Response> {
  try {
    return await forgetIfNotCleared(await fetchAndTryToKeep(DATA, request));
  } catch {
    return (await lastKept(DATA, request)) ?? Response.error();
  }
}

async function forgetIfNotCleared(response: Response): Promise<Response> {
  if (response.status === NOT_CLEARED) await forgetSessions();
  return response;
}

/** With a sign that needs help first, no session is to be had without the connection either. */
async function forgetSessions(): Promise<void> {
  const cache = await caches.open(DATA);
  await cache.delete("/api/session.json", { ...SAME, ignoreSearch: true });
}

/** Settings change what a session says: those that are kept are fetched anew. */
async function renewSessions(): Promise<void> {
  const kept = await (await caches.open(DATA)).keys();
  await all(kept.filter(({ url }) => isSession(new URL(url))).map((request) => keep(DATA, request)));
}

async function figure(event: FetchEvent): Promise<Response> {
  const kept = await lastKept(DATA, event.request);
  const fresh = fetchAndTryToKeep(DATA, event.request);
  if (kept === undefined) return fresh;
  event.waitUntil(fresh.catch(() => null));
  return kept;
}

/** The very answer that was kept, else one that differs only in its question (other minutes). */
async function lastKept(name: string, request: Request): Promise<Response | undefined> {
  const cache = await caches.open(name);
  return (await cache.match(request, SAME)) ?? (await cache.match(request, { ...SAME, ignoreSearch: true }));
}

/** Do what a page asks, and tell it whether that was done. */
async function answer({ data, ports }: ExtendableMessageEvent): Promise<void> {
  const isDone = await fulfil(data as Wish).then(
    () => true,
    () => false,
  );
  ports[0]?.postMessage(isDone);
}

async function fulfil(wish: Wish): Promise<void> {
  switch (wish.wish) {
    case "claim":
      return self.clients.claim();
    case "keep":
      return all(wish.paths.map(keepIfNew));
    case "forget-sessions":
      return forgetSessions();
    case "renew-sessions":
      return renewSessions();
    default:
      throw new Error("a page of another version wishes for something else");
  }
}

/** Wait for all of them, and fail after that if one did: the others are not cut short. */
async function all(tasks: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(tasks);
  await Promise.all(tasks);
}

async function keepIfNew(path: string): Promise<void> {
  const request = new Request(path);
  const url = new URL(request.url);
  // A page that a form led to did not come by this way, so it is fetched whether or not an older one is there.
  if (isKept(url)) return keep(PAGES, request);
  if (strategyFor({ method: "GET", mode: "cors", url }, self.location.origin) === null) return;
  if ((await caches.match(request, SAME)) === undefined) await keep(DATA, request);
}

/** Fetch and keep; a server that is out of order for now is an error, one that says no is not. */
async function keep(cache: string, request: Request): Promise<void> {
  const { status } = await forgetIfNotCleared(await fetchAndKeep(cache, request));
  if (status >= OUT_OF_ORDER) throw new Error(`${request.url}: ${status}`);
}
