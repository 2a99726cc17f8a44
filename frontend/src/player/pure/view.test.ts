import { expect, test } from "vitest";
import { Rehearsal, SAMPLE, started } from "../rehearsal";
import { actOf } from "./keys";
import { clockText, viewOf } from "./view";

const view = (session: Rehearsal) => viewOf(session.context, session.state, session.now);

test.each([
  [5, "5"],
  [99, "99"],
  [100, "1:40"],
  [125, "2:05"],
])("%i seconds read as %s", (seconds, text) => {
  expect(clockText(seconds)).toBe(text);
});

test("the seconds show what is left, rounded up, so that one second still says 1", () => {
  expect(view(started().wait(15.2)).seconds).toBe("1");
});

test("the next step is named, with its side when it is another exercise", () => {
  const session = started().reach("repetitions");
  expect(view(session).next).toBe("Next: Foam roll, Glutes, left");
});

test("repetitions are counted along", () => {
  expect(view(started().reach("repetitions").wait(5)).count).toBe("3 of 35");
});

test("progress goes from nothing to all, and skipping moves it on", () => {
  const session = started();
  expect(view(session).done).toBeCloseTo(0);
  session.reach("hold", "couch-stretch");
  const before = view(session).done;
  session.do({ do: "hurts" }).do({ do: "score", score: 3 }).do({ do: "kind", kind: "pinch" });
  session.do({ do: "where", where: "groin", side: "left" }).do({ do: "stop", choice: "without" });
  expect(view(session).done).toBeGreaterThan(before);
});

test("a key in a control is the control's, and browser shortcuts stay the browser's", () => {
  expect(actOf(" ", { inControl: false, modified: false })).toBe("toggle");
  expect(actOf(" ", { inControl: true, modified: false })).toBeNull();
  expect(actOf("r", { inControl: false, modified: true })).toBeNull();
  expect(actOf("Escape", { inControl: true, modified: false })).toBe("leave");
});

test("where there is no figure the steps stand in writing, in the hold too", () => {
  const how = [view(started()).detail]; // what the first step says
  const blocks = SAMPLE.blocks.map((block) => ({
    ...block,
    how,
    steps: block.steps.map((step) => ({ ...step, scene: null })),
  }));
  const session = new Rehearsal({ ...SAMPLE, blocks }).do({ do: "start" });
  expect(view(session).how).toEqual(how);
  expect(view(session).detail).toBe(""); // not twice
  expect(view(session.reach("hold")).how).toEqual(how);
  expect(view(started()).how).toEqual([]);
});
