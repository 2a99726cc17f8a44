import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallScene } from "../testing/small-scene";
import {
  blendFrames,
  demonstration,
  framePlace,
  isRunning,
  paused,
  playMoment,
  REST_AT_END_MS,
  resumed,
  sceneTime,
  stillAt,
} from "./motion";
import { readScene } from "./read-scene";

const held = readScene(smallScene());
const round = readScene(smallScene({ loop: "cycle" }));
const begun = { time: 0, now: 5000, isMotionUnwanted: false };

describe("the movement", () => {
  it("goes to the end of a hold and stays there", () => {
    const playback = playMoment(held, "move", begun);
    expect([5000, 5400, 6000, 9000].map((now) => sceneTime(held, playback, now))).toEqual([
      0, 400, 1000, 1000,
    ]);
    expect(isRunning(held, playback, 5400)).toBe(true);
    expect(isRunning(held, playback, 6000)).toBe(false);
  });

  it("goes round and round in a cycle", () => {
    const playback = playMoment(round, "move", begun);
    expect([5400, 6400, 7400].map((now) => sceneTime(round, playback, now))).toEqual([400, 400, 400]);
  });

  it("goes to the end from where it is, rather than jump", () => {
    const playback = playMoment(held, "end", { ...begun, time: 600 });
    expect(sceneTime(held, playback, 5100)).toBe(700);
  });

  it("stands still at the start, at a cycle's end, and wherever motion is unwanted", () => {
    expect(playMoment(held, "start", begun).kind).toBe("still");
    expect(playMoment(round, "end", begun)).toEqual(stillAt(round, 1));
    expect(playMoment(held, "move", { ...begun, isMotionUnwanted: true })).toEqual(stillAt(held, 1));
  });

  it("is shown there and back with a rest at the end", () => {
    const playback = demonstration(held, 0);
    const times = [500, 1000 + REST_AT_END_MS / 2, 1000 + REST_AT_END_MS + 250, 2000 + REST_AT_END_MS + 10];
    expect(times.map((now) => sceneTime(held, playback, now))).toEqual([500, 1000, 750, 0]);
  });

  it("goes on after a pause where it was paused", () => {
    const stopped = paused(playMoment(round, "move", begun), 5300);
    expect(sceneTime(round, stopped, 9999)).toBe(300);
    expect(isRunning(round, stopped, 9999)).toBe(false);
    expect(sceneTime(round, resumed(stopped, 20_000), 20_100)).toBe(400);
  });
});

describe("between two frames", () => {
  it.each([
    [0, 0, 0],
    [250, 0, 0.25],
    [1000, 1, 0],
    [4000, 1, 0],
  ])("%i ms are frame %i and a share of %f", (time, frame, share) => {
    expect(framePlace(held, time)).toEqual({ frame, share });
  });

  it("every sphere lies between its places in the two", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (time) => {
        const places = blendFrames(held, framePlace(held, time), new Float32Array(12));
        const [before, after] = held.frames as [Float32Array, Float32Array];
        for (const [k, place] of places.entries()) {
          const ends = [before[k] as number, after[k] as number];
          expect(place).toBeGreaterThanOrEqual(Math.min(...ends) - 1e-3);
          expect(place).toBeLessThanOrEqual(Math.max(...ends) + 1e-3);
        }
      }),
    );
  });
});
