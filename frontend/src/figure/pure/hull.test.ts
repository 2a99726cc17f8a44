import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ARC_SIZE, arcCapacity, traceHull } from "./hull";

type Circle = readonly [x: number, y: number, r: number];

function hullOf(circles: readonly Circle[]): number[][] {
  const [x, y, r] = [0, 1, 2].map((k) => circles.map((circle) => circle[k] as number));
  const arcs = new Float64Array(ARC_SIZE * arcCapacity(circles.length));
  const end = traceHull(x as number[], y as number[], r as number[], [...circles.keys()], arcs, 0);
  const found: number[][] = [];
  for (let k = 0; k < end; k += ARC_SIZE) found.push([...arcs.subarray(k, k + ARC_SIZE)]);
  return found;
}

/** Which circles carry an arc, without the empty ones. */
function owners(circles: readonly Circle[]): number[] {
  const carried = hullOf(circles).filter(
    ([, , , first, last]) => (last as number) - (first as number) > 1e-6,
  );
  return [
    ...new Set(carried.map(([x, y, r]) => circles.findIndex((c) => c[0] === x && c[1] === y && c[2] === r))),
  ].sort();
}

function reach(circles: readonly Circle[], angle: number): number {
  return Math.max(...circles.map(([x, y, r]) => x * Math.cos(angle) + y * Math.sin(angle) + r));
}

describe("the hull of circles", () => {
  it.each<[string, Circle[], number[]]>([
    ["one circle is its own hull", [[3, 4, 5]], [0]],
    [
      "two apart both show",
      [
        [0, 0, 1],
        [10, 0, 2],
      ],
      [0, 1],
    ],
    [
      "one inside another is left out",
      [
        [0, 0, 5],
        [1, 0, 2],
      ],
      [0],
    ],
    [
      "one touching from inside is left out",
      [
        [0, 0, 5],
        [3, 0, 2],
      ],
      [0],
    ],
    [
      "the middle one of three in a row is left out",
      [
        [0, 0, 1],
        [5, 0, 1],
        [10, 0, 1],
      ],
      [0, 2],
    ],
    [
      "a thick middle one shows",
      [
        [0, 0, 1],
        [5, 0, 3],
        [10, 0, 1],
      ],
      [0, 1, 2],
    ],
    [
      "points have a hull, too",
      [
        [0, 0, 0],
        [4, 0, 0],
        [0, 4, 0],
        [1, 1, 0],
      ],
      [0, 1, 2],
    ],
    [
      "equals count once",
      [
        [2, 2, 1],
        [2, 2, 1],
      ],
      [0],
    ],
  ])("%s", (_, circles, expected) => {
    expect(owners(circles)).toEqual(expected);
  });

  it("has two half circles for two equals", () => {
    const arcs = hullOf([
      [0, 0, 2],
      [0, 6, 2],
    ]);
    const turned = (y: number): number =>
      arcs
        .filter((arc) => arc[1] === y)
        .reduce((sum, arc) => sum + (arc[4] as number) - (arc[3] as number), 0);
    expect(turned(0)).toBeCloseTo(Math.PI);
    expect(turned(6)).toBeCloseTo(Math.PI);
  });

  const circle = fc.tuple(
    fc.integer({ min: -500, max: 500 }),
    fc.integer({ min: -500, max: 500 }),
    fc.integer({ min: 0, max: 90 }),
  );

  it("goes once round, without a gap, for any circles", () => {
    fc.assert(
      fc.property(fc.array(circle, { minLength: 1, maxLength: 9 }), (circles) => {
        const arcs = hullOf(circles);
        expect(arcs[0]?.[3]).toBe(0);
        expect(arcs.at(-1)?.[4]).toBeCloseTo(2 * Math.PI);
        for (const [k, arc] of arcs.entries()) if (k > 0) expect(arc[3]).toBe(arcs[k - 1]?.[4]);
      }),
    );
  });

  it("keeps only the ends of equals in a row, whichever way the row runs", () => {
    const step = fc.integer({ min: -30, max: 30 }).filter((value) => value !== 0);
    fc.assert(
      fc.property(step, step, fc.integer({ min: 3, max: 7 }), (dx, dy, count) => {
        const row = Array.from({ length: count }, (_, k) => [7 + dx * k, 3 + dy * k, 1.7] as const);
        expect(owners(row)).toEqual([0, count - 1]);
      }),
    );
  });

  it("reaches as far as the furthest circle in every direction", () => {
    fc.assert(
      fc.property(fc.array(circle, { minLength: 1, maxLength: 9 }), (circles) => {
        for (const [x, y, r, first, last] of hullOf(circles) as Circle[] & number[][]) {
          const middle = ((first as number) + (last as number)) / 2;
          const own = (x as number) * Math.cos(middle) + (y as number) * Math.sin(middle) + (r as number);
          expect(own).toBeCloseTo(reach(circles, middle), 3);
        }
      }),
    );
  });
});
