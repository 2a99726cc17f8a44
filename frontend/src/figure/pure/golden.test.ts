// What Python computed from the same numbers: projection, outlines, who is behind whom, paint order, runs.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ARC_SIZE, arcCapacity, traceHull } from "./hull";
import { listItems } from "./items";
import { Painting } from "./order";
import { makeView, project, type View } from "./projection";
import { readScene } from "./read-scene";
import { findJoints, splitRuns } from "./runs";
import type { Scene } from "./scene";

const FIXTURES = new URL("../../../../fixtures/figure/", import.meta.url);

interface Case {
  readonly camera: string;
  readonly frame: number;
  readonly circles: [number, number, number][];
  readonly outlines: Record<string, [number, number][][]>;
  readonly behind: [string, string][];
  readonly order: string[];
  readonly runs: string[][];
}

interface Golden {
  readonly figure: unknown;
  readonly cases: Case[];
}

function viewOf(scene: Scene, golden: Case): View {
  const camera = scene.cameras.find(({ id }) => id === golden.camera);
  const frame = scene.frames[golden.frame];
  if (!camera || !frame) throw new Error("the fixture names a camera or a frame that is not there");
  return project(frame, camera, makeView(scene.radii));
}

/** The furthest point of an outline in a direction. */
function furthest(arcs: Float64Array, end: number, angle: number): number {
  const [nx, ny] = [Math.cos(angle), Math.sin(angle)];
  let reach = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < end; k += ARC_SIZE) {
    const [x, y, r, first, last] = arcs.subarray(k, k + ARC_SIZE) as unknown as [
      number,
      number,
      number,
      number,
      number,
    ];
    const turned = first + ((((angle - first) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI));
    const at =
      turned <= last
        ? turned
        : Math.abs(last - turned) < Math.abs(first + 2 * Math.PI - turned)
          ? last
          : first;
    reach = Math.max(reach, nx * (x + r * Math.cos(at)) + ny * (y + r * Math.sin(at)));
  }
  return reach;
}

for (const file of readdirSync(FIXTURES).filter((name) => name.endsWith(".json"))) {
  const golden = JSON.parse(readFileSync(new URL(file, FIXTURES), "utf8")) as Golden;
  const scene = readScene(golden.figure);
  const items = listItems(scene);
  const ids = (order: readonly number[]): (string | undefined)[] => order.map((item) => items[item]?.id);

  describe.each(golden.cases.map((one) => [`${one.camera}, frame ${one.frame}`, one] as const))(
    `${file} %s`,
    (_, one) => {
      const view = viewOf(scene, one);

      it("projects every sphere to the same place", () => {
        for (const [i, circle] of one.circles.entries()) {
          for (const [k, list] of [view.u, view.v, view.w].entries())
            expect(list[i]).toBeCloseTo(circle[k] as number, 0);
        }
      });

      it("draws every outline through the same points", () => {
        for (const part of scene.parts) {
          for (const [h, hull] of part.hulls.entries()) {
            const arcs = new Float64Array(ARC_SIZE * arcCapacity(hull.length));
            const end = traceHull(view.u, view.v, view.r, hull, arcs, 0);
            for (const [k, [x, y]] of (one.outlines[part.id]?.[h] ?? []).entries()) {
              const angle = (k * 2 * Math.PI) / 24;
              expect(
                Math.abs(furthest(arcs, end, angle) - (x * Math.cos(angle) + y * Math.sin(angle))),
              ).toBeLessThan(0.2);
            }
          }
        }
      });

      it("says the same of who is behind whom", () => {
        const pairs = new Painting(items).pairs(view).map(({ behind, front }) => ids([behind, front]));
        expect(pairs.map(String).sort()).toEqual(one.behind.map(String).sort());
      });

      it("paints in the same order", () => {
        expect(ids(new Painting(items).order(view))).toEqual(one.order);
      });

      it("joins the same neighbours under one outline", () => {
        const order = new Painting(items).order(view);
        const runs = splitRuns(order, items, findJoints(scene), view);
        // A fold that fades counts as a line from the middle of the fading on, where Python draws it whole.
        const joined: (string | undefined)[][] = [];
        for (const run of runs) {
          const names = ids(order.slice(run.from, run.to));
          if (run.line < 0.5) joined.at(-1)?.push(...names);
          else joined.push(names);
        }
        expect(joined).toEqual(one.runs);
      });
    },
  );
}
