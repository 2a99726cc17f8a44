import { expect, test } from "vitest";
import { uuid7 } from "./uuid7";

const RANDOM = new Uint8Array([0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4, 5, 6]);

test("an id carries its time, version and variant", () => {
  expect(uuid7(0x0198b3a01234, RANDOM)).toBe("0198b3a0-1234-7fff-bfff-010203040506");
});

test("later ids sort later", () => {
  const times = [1, 255, 256, 65_536, 1_763_000_000_000, 1_763_000_000_001, 2 ** 47];
  const ids = times.map((ms) => uuid7(ms, RANDOM));
  expect(ids.toSorted()).toEqual(ids);
});

test("too little randomness is refused", () => {
  expect(() => uuid7(1, new Uint8Array(9))).toThrow(RangeError);
});
