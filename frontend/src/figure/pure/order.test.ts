import { describe, expect, it } from "vitest";
import { smallScene } from "../testing/small-scene";
import { listItems } from "./items";
import { Painting, type Pair, sortByPairs } from "./order";
import { makeView, project } from "./projection";
import { readScene } from "./read-scene";

function pair(behind: number, front: number, weight = 10): Pair {
  return { behind, front, weight };
}

function sorted(groups: string, pairs: readonly Pair[], key?: readonly number[]): number[] {
  return sortByPairs(groups.split(" "), pairs, Float64Array.from(key ?? groups.split(" ").keys()));
}

describe("the paint order", () => {
  it.each<[string, string, Pair[], number[] | undefined, number[]]>([
    ["keeps the key where nothing overlaps", "a b c", [], [2, 0, 1], [1, 2, 0]],
    ["paints what is behind first", "a b c", [pair(2, 0), pair(1, 2)], undefined, [1, 2, 0]],
    ["stays in a limb while it can", "leg arm leg arm", [], undefined, [0, 2, 1, 3]],
    ["leaves a limb when depth says so", "leg arm leg", [pair(1, 2)], undefined, [0, 1, 2]],
    [
      "breaks a circle at its least sure pair",
      "a b c",
      [pair(0, 1), pair(1, 2), pair(2, 0, 1)],
      undefined,
      [0, 1, 2],
    ],
    [
      "breaks it there wherever that is",
      "a b c",
      [pair(0, 1, 1), pair(1, 2), pair(2, 0)],
      undefined,
      [1, 2, 0],
    ],
  ])("%s", (_, groups, pairs, key, expected) => {
    expect(sorted(groups, pairs, key)).toEqual(expected);
  });

  /** Two spheres one before the other, seen from the side; `near` millimetres apart. */
  function twoSpheres(near: number): { painting: Painting; order: (previous?: number[]) => number[] } {
    const parts = ["one", "two"].map((id, i) => ({ id, limb: id, tone: "work", hulls: [[i]] }));
    const json = smallScene({
      parts,
      props: [],
      radii: [50, 50],
      frames: [[0, 0, near, 10, 0, 0]],
      times_ms: [0],
      end_frame: 0,
    });
    const scene = readScene(json);
    const view = project(
      scene.frames[0] as Float32Array,
      { azimuth: 0, elevation: 0 },
      makeView(scene.radii),
    );
    const painting = new Painting(listItems(scene));
    return { painting, order: (previous) => painting.order(view, previous) };
  }

  it("paints the nearer of two last", () => {
    expect(twoSpheres(80).order()).toEqual([1, 0]);
    expect(twoSpheres(-80).order()).toEqual([0, 1]);
  });

  it("keeps whoever was in front while two are nearly level", () => {
    expect(twoSpheres(3).order([0, 1])).toEqual([0, 1]);
    expect(twoSpheres(3).order([1, 0])).toEqual([1, 0]);
    expect(twoSpheres(3).order()).toEqual([1, 0]);
  });

  it("changes when one is clearly in front", () => {
    expect(twoSpheres(80).order([0, 1])).toEqual([1, 0]);
  });

  it("paints a wall behind the leg before it", () => {
    const scene = readScene(smallScene());
    const items = listItems(scene);
    const view = project(
      scene.frames[1] as Float32Array,
      { azimuth: 80, elevation: 10 },
      makeView(scene.radii),
    );
    const ids = new Painting(items).order(view).map((item) => items[item]?.id);
    expect(ids.indexOf("wall-0")).toBeLessThan(ids.indexOf("thigh"));
  });
});
