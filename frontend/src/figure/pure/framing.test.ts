import { describe, expect, it } from "vitest";
import { isMirrored } from "./framing";

const seenFrom = (azimuth: number, isSided = true) => ({ isSided, cameras: [{ azimuth, elevation: 0 }] });

describe("the side in the picture", () => {
  it("turns the picture round for the left leg, seen from the side", () => {
    expect(isMirrored(seenFrom(0), "right")).toBe(false);
    expect(isMirrored(seenFrom(0), "left")).toBe(true);
  });

  it("shows left on the left where the person looks at the viewer, as in a mirror", () => {
    expect(isMirrored(seenFrom(90), "left")).toBe(false);
    expect(isMirrored(seenFrom(90), "right")).toBe(true);
    expect(isMirrored(seenFrom(62), "left")).toBe(false);
  });

  it("leaves a movement of both sides as it is", () => {
    expect(isMirrored(seenFrom(0, false), "left")).toBe(false);
  });
});
