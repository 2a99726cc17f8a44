import { describe, expect, it } from "vitest";
import { smallScene } from "../testing/small-scene";
import { readScene } from "./read-scene";
import { SceneError } from "./scene";

function faultsOf(json: unknown): readonly string[] {
  try {
    readScene(json);
  } catch (error) {
    if (error instanceof SceneError) return error.faults;
    throw error;
  }
  return [];
}

describe("a scene", () => {
  it("is read with its parts, props and frames", () => {
    const scene = readScene(smallScene());
    expect(scene.parts.map((part) => part.id)).toEqual(["thigh", "shank"]);
    expect(scene.props.map((prop) => prop.kind)).toEqual(["ball", "box", "mat"]);
    expect(scene.frames).toHaveLength(2);
  });

  it("shows its start behind a held end, unless it says otherwise", () => {
    expect(readScene(smallScene()).hasStartOutline).toBe(true);
    expect(readScene(smallScene({ loop: "cycle" })).hasStartOutline).toBe(false);
    expect(readScene(smallScene({ start_outline: false })).hasStartOutline).toBe(false);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["another version", { version: 2 }, "expected version 1"],
    [
      "a sphere that is not there",
      { parts: [{ id: "a", limb: "l", tone: "work", hulls: [[7]] }] },
      "parts[0].hulls[0][0]",
    ],
    ["an unknown tone", { parts: [{ id: "a", limb: "l", tone: "pink", hulls: [[0]] }] }, 'got "pink"'],
    [
      "a frame too short",
      {
        frames: [
          [1, 2, 3],
          [1, 2, 3],
        ],
      },
      "expected 12 numbers",
    ],
    ["times that stand still", { times_ms: [0, 0] }, "expected times that grow"],
    ["an end beyond the frames", { end_frame: 2 }, "scene.end_frame"],
    ["a glow on no part", { glow: [{ part: "nose", spheres: [0], radius: 9 }] }, "scene.glow[0].part"],
    ["no camera", { cameras: [] }, "at least one camera"],
  ])("with %s is refused", (_, changes, expected) => {
    expect(faultsOf(smallScene(changes)).join("\n")).toContain(expected);
  });

  it("reports every fault at once", () => {
    expect(faultsOf(smallScene({ version: 3, loop: "twice", radii: "many" })).length).toBeGreaterThan(3);
    expect(faultsOf(null).length).toBeGreaterThan(5);
  });
});
