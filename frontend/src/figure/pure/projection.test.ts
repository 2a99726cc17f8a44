import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallScene } from "../testing/small-scene";
import { Drawing } from "./drawing";
import { frameScene } from "./framing";
import {
  betweenCameras,
  type Camera,
  cameraAxes,
  clampCamera,
  makeView,
  project,
  sceneBounds,
} from "./projection";
import { readScene } from "./read-scene";

const angle = fc.integer({ min: -180, max: 180 });
const elevation = fc.integer({ min: 0, max: 89 });
const places = fc.array(fc.integer({ min: -2000, max: 2000 }), { minLength: 12, maxLength: 12 });

function seen(points: readonly number[], camera: Camera): number[][] {
  const view = project(Float32Array.from(points), camera, makeView(new Float32Array(points.length / 3)));
  return [[...view.u], [...view.v], [...view.w]];
}

describe("the camera", () => {
  it.each<[string, Camera, number[], number[]]>([
    [
      "the side sees forward to the right and the right side near",
      { azimuth: 0, elevation: 0 },
      [100, 50, 20],
      [100, 50, 20],
    ],
    [
      "the front sees the right side on the left and forward near",
      { azimuth: 90, elevation: 0 },
      [100, 50, 20],
      [-20, 50, 100],
    ],
    [
      "the top sees forward to the right and height near",
      { azimuth: 0, elevation: 90 },
      [100, 50, 20],
      [100, -20, 50],
    ],
  ])("%s", (_, camera, point, expected) => {
    const place = seen(point, camera).map((list) => list[0] as number);
    for (const [k, value] of place.entries()) expect(value).toBeCloseTo(expected[k] as number, 3);
  });

  it("never changes distances", () => {
    fc.assert(
      fc.property(
        angle,
        elevation,
        fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -999, max: 999 }))),
        (a, e, point) => {
          const [u, v, w] = seen(point, { azimuth: a, elevation: e }).map((list) => list[0] as number);
          expect(Math.hypot(u as number, v as number, w as number)).toBeCloseTo(Math.hypot(...point), 1);
        },
      ),
    );
  });

  it("sees the mirrored body from the mirrored side as the exact mirror image", () => {
    fc.assert(
      fc.property(angle, elevation, places, (azimuth, e, points) => {
        const mirrored = points.map((value, k) => (k % 3 === 2 ? -value : value));
        const [u, v, w] = seen(points, { azimuth, elevation: e });
        const [mu, mv, mw] = seen(mirrored, { azimuth: 180 - azimuth, elevation: e });
        for (const k of [0, 1, 2, 3]) {
          expect(mu?.[k]).toBeCloseTo(-(u?.[k] as number), 2);
          expect(mv?.[k]).toBeCloseTo(v?.[k] as number, 2);
          expect(mw?.[k]).toBeCloseTo(w?.[k] as number, 2);
        }
      }),
    );
  });

  it("stays above the floor and counts azimuth from -180 to 180", () => {
    expect(clampCamera({ azimuth: 190, elevation: -20 })).toEqual({ azimuth: -170, elevation: 0 });
    expect(clampCamera({ azimuth: -540, elevation: 120 })).toEqual({ azimuth: -180, elevation: 89 });
  });

  it("turns the short way round", () => {
    const middle = betweenCameras({ azimuth: 170, elevation: 0 }, { azimuth: -170, elevation: 20 }, 0.5);
    expect(Math.abs(middle.azimuth)).toBeCloseTo(180);
    expect(middle.elevation).toBeCloseTo(10);
  });
});

describe("the framing", () => {
  const scene = readScene(smallScene());
  const area = { width: 300, height: 200 };

  it("holds everything at every moment", () => {
    const bounds = sceneBounds(scene, cameraAxes({ azimuth: 30, elevation: 20 }));
    const { originX, originY, scale } = frameScene(bounds, area, 20, false);
    expect(originX + bounds.minU * scale).toBeGreaterThanOrEqual(0);
    expect(originX + bounds.maxU * scale).toBeLessThanOrEqual(area.width);
    expect(originY - bounds.maxV * scale).toBeGreaterThanOrEqual(0);
    expect(originY - bounds.minV * scale).toBeLessThanOrEqual(area.height);
  });

  it("puts the floor at one height in every picture seen edge-on", () => {
    const small = frameScene({ minU: -100, maxU: 100, minV: 0, maxV: 300 }, area, 0, false);
    const large = frameScene({ minU: -900, maxU: 900, minV: 0, maxV: 400 }, area, 0, false);
    expect(small.originY).toBeCloseTo(large.originY);
  });

  it("draws the left side as the mirror image, and mirrored twice as it was", () => {
    const [right, left] = [new Drawing(scene), new Drawing(scene)];
    right.prepare(400, { azimuth: 40, elevation: 18 }, area, false);
    left.prepare(400, { azimuth: 40, elevation: 18 }, area, true);
    for (const [k, x] of left.x.entries()) {
      expect(area.width - x).toBeCloseTo(right.x[k] as number, 3);
      expect(left.y[k]).toBe(right.y[k]);
    }
    expect(left.order).toEqual(right.order);
    left.prepare(400, { azimuth: 40, elevation: 18 }, area, false);
    expect([...left.x]).toEqual([...right.x]);
  });
});
