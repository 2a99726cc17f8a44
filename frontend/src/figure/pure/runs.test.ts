import { describe, expect, it } from "vitest";
import { smallScene } from "../testing/small-scene";
import { listItems } from "./items";
import { makeView, project, type View } from "./projection";
import { readScene } from "./read-scene";
import { findJoints, findSeams, foldStrength, pictureAngle, splitRuns } from "./runs";

const scene = readScene(smallScene());
const items = listItems(scene);
const joints = findJoints(scene);
const [THIGH, SHANK, BALL] = [0, 1, 2];

function viewOf(frame: number): View {
  return project(scene.frames[frame] as Float32Array, { azimuth: 0, elevation: 0 }, makeView(scene.radii));
}

function runsOf(order: number[], frame: number): number[][] {
  return splitRuns(order, items, joints, viewOf(frame)).map((run) => order.slice(run.from, run.to));
}

describe("outlines without seams", () => {
  it("joins a straight leg under one outline", () => {
    expect(runsOf([BALL, THIGH, SHANK], 0)).toEqual([[BALL], [THIGH, SHANK]]);
  });

  it("leaves a line at a folded knee", () => {
    expect(runsOf([BALL, THIGH, SHANK], 1)).toEqual([[BALL], [THIGH], [SHANK]]);
  });

  it("outlines props alone", () => {
    expect(runsOf([THIGH, BALL, SHANK], 0)).toEqual([[THIGH], [BALL], [SHANK]]);
  });

  it("covers the line again where something is painted between two parts of a straight leg", () => {
    const order = [THIGH, BALL, SHANK];
    const view = viewOf(0);
    const seams = findSeams(order, splitRuns(order, items, joints, view), items, joints, view);
    expect(seams).toEqual([{ run: 2, place: 0, sphere: 1 }]);
  });

  it("keeps the line where the knee is folded", () => {
    const order = [THIGH, BALL, SHANK];
    const view = viewOf(1);
    expect(findSeams(order, splitRuns(order, items, joints, view), items, joints, view)).toEqual([]);
  });

  it("measures the joint's angle in the picture", () => {
    const joint = joints[THIGH]?.[SHANK]?.[0];
    if (!joint) throw new Error("the knee is missing");
    expect(pictureAngle(joint, viewOf(0))).toBeCloseTo(180);
    expect(pictureAngle(joint, viewOf(1))).toBeCloseTo(17.5, 0);
  });

  it("lets the fold's line fade in rather than jump in", () => {
    expect([180, 64, 57, 50, 10].map(foldStrength)).toEqual([0, 0, 0.5, 1, 1]);
  });
});
