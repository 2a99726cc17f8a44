import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AT_REST, lookOf, noteFrame, type Pace } from "./pace";
import { dragCamera, keyCamera, TURN_MS, turningCamera } from "./turning";

const side = { azimuth: 0, elevation: 0 };
const quarter = { azimuth: 40, elevation: 18 };

describe("turning", () => {
  it("lets the body follow the finger, in the mirrored picture as well", () => {
    expect(dragCamera(quarter, 20, 0, false).azimuth).toBeCloseTo(31);
    expect(dragCamera(quarter, 20, 0, true).azimuth).toBeCloseTo(49);
  });

  it("never goes below the floor", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }), (dx, dy) => {
        const camera = dragCamera(quarter, dx, dy, false);
        expect(camera.elevation).toBeGreaterThanOrEqual(0);
        expect(camera.elevation).toBeLessThan(90);
        expect(Math.abs(camera.azimuth)).toBeLessThanOrEqual(180);
      }),
    );
  });

  it("takes arrow keys and no other", () => {
    expect(keyCamera(quarter, "ArrowLeft", false)?.azimuth).toBeCloseTo(55);
    expect(keyCamera(quarter, "ArrowUp", false)?.elevation).toBeCloseTo(33);
    expect(keyCamera(quarter, "Tab", false)).toBeUndefined();
  });

  it("begins and ends exactly at its two cameras", () => {
    const turn = { from: side, to: quarter, since: 100 };
    expect(turningCamera(turn, 100)).toEqual(side);
    expect(turningCamera(turn, 100 + TURN_MS)).toEqual(quarter);
    expect(turningCamera(turn, 100 + TURN_MS / 2).azimuth).toBeCloseTo(20);
  });
});

describe("the pace", () => {
  function paceAfter(gaps: readonly number[]): Pace {
    return gaps.reduce((pace, gap) => noteFrame(pace, pace.last + gap), noteFrame(AT_REST, 0));
  }

  it("stays sharp at sixty frames a second, and with a late frame now and then", () => {
    expect(paceAfter(Array(200).fill(16)).step).toBe(0);
    expect(paceAfter(Array.from({ length: 200 }, (_, k) => (k % 4 === 0 ? 40 : 16))).step).toBe(0);
  });

  it("draws less sharp when frames come late again and again, down to flat at one pixel for one", () => {
    expect(paceAfter(Array(6).fill(40)).step).toBe(1);
    expect(lookOf(paceAfter(Array(500).fill(40)), 2)).toEqual({ sharpness: 1, isShaded: false });
  });

  it("takes a pause for no lateness", () => {
    expect(paceAfter(Array(50).fill(5000)).step).toBe(0);
  });

  it("is never sharper than the screen", () => {
    expect(lookOf(AT_REST, 1)).toEqual({ sharpness: 1, isShaded: true });
    expect(lookOf(AT_REST, 3).sharpness).toBe(2);
    expect(lookOf({ ...AT_REST, step: 2 }, 3).sharpness).toBe(1);
  });
});
