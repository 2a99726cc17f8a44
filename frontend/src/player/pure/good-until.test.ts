import { expect, test } from "vitest";
import { isGood } from "./good-until";

const until = "2026-11-23T12:00:00+00:00";
const at = (time: string): number => Date.parse(time);

test("a kept session may begin until the answers before it have grown old", () => {
  expect(isGood({ good_until: until }, at("2026-11-23T11:59:59Z"))).toBe(true);
  expect(isGood({ good_until: until }, at("2026-11-23T12:00:00Z"))).toBe(false);
});

test("a session for which nobody was asked has no end", () => {
  expect(isGood({}, 0)).toBe(true);
});

test("an end that cannot be read is over", () => {
  expect(isGood({ good_until: "soon" }, 0)).toBe(false);
});
