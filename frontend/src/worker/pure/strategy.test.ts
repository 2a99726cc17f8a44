import { expect, test } from "vitest";
import { isKept, isSession, saysNoSession, strategyFor } from "./strategy";

const ORIGIN = "http://127.0.0.1:8765";

const ask = (path: string, mode = "cors", method = "GET") =>
  strategyFor({ method, mode, url: new URL(path, ORIGIN) }, ORIGIN);

test.each([
  ["/session/?minutes=10", "navigate", "page"],
  ["/history/", "navigate", "page"],
  ["/static/app/assets/player-1a2b3c4d.js", "cors", "asset"],
  ["/figure/couch-stretch/wall.json", "cors", "figure"],
  ["/api/session.json?minutes=10", "cors", "session"],
  ["/api/csrf", "cors", null],
  ["/api/events", "cors", null],
])("%s is answered as %s: %s", (path, mode, strategy) => {
  expect(ask(path, mode)).toBe(strategy);
});

test("what changes something, and what belongs to others, is left alone", () => {
  expect(ask("/settings/", "navigate", "POST")).toBeNull();
  expect(ask("https://elsewhere.example/static/app/a.js")).toBeNull();
});

test("the session, today and what to do now are kept for a day without a connection", () => {
  expect(
    ["/session/", "/today/", "/help-now/", "/history/"].map((path) => isKept(new URL(path, ORIGIN))),
  ).toEqual([true, true, true, false]);
});

test("a session is told by its address, whatever its length", () => {
  const paths = ["/api/session.json", "/api/session.json?minutes=10", "/session/?minutes=10"];
  expect(paths.map((path) => isSession(new URL(path, ORIGIN)))).toEqual([true, true, false]);
});

test("the page about a sign is the one that takes the kept sessions away", () => {
  expect(saysNoSession({ pathname: "/stopped/" })).toBe(true);
  expect(saysNoSession({ pathname: "/help-now/" })).toBe(false);
});
