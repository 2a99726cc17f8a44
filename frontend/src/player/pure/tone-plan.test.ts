import { expect, test } from "vitest";
import { SAMPLE, START, started } from "../rehearsal";
import { planKey, tonesAhead } from "./tone-plan";

const plan = (spoken: boolean, session = started()) =>
  tonesAhead(SAMPLE, session.state, session.now, { spoken }).map(({ tone, at }) => [
    tone,
    (at - START) / 1000,
  ]);

test("with a voice the tones count to the beginning and mark the ends", () => {
  expect(plan(true).slice(0, 5)).toEqual([
    ["pip", 18],
    ["pip", 19],
    ["pip", 20],
    ["go", 21],
    ["end", 91],
  ]);
});

test("without a voice they also mark the middle and the last five seconds", () => {
  const tones = plan(false).filter(([, at]) => Number(at) > 21 && Number(at) <= 91);
  expect(tones.map(([tone]) => tone)).toEqual(["half", "pip", "pip", "pip", "pip", "pip", "end"]);
});

test("nothing is planned for a session that stands still", () => {
  expect(plan(true, started().do({ do: "pause" }))).toEqual([]);
});

test("nothing is planned beyond a question, because it stops the time", () => {
  const circles = started().reach("repetitions", "strap-circles").wait(40);
  expect(circles.block.asks).toHaveLength(1);
  const tones = tonesAhead(SAMPLE, circles.state, circles.now, { spoken: true });
  expect(tones.at(-1)?.tone).toBe("end");
});

test("the plan is made anew when a step is made longer, and not at every tick", () => {
  const session = started();
  const before = planKey(session.state);
  expect(planKey(session.wait(2).state)).toBe(before);
  expect(planKey(session.do({ do: "longer" }).state)).not.toBe(before);
});

test.each([
  [30, true],
  [20, true],
  [19, false],
])("without a voice the middle of %i seconds of rolling sounds: %s", (seconds, sounds) => {
  const blocks = SAMPLE.blocks.map((block) => ({
    ...block,
    steps: block.steps.map((step) => (step.kind === "passes" ? { ...step, seconds } : step)),
  }));
  const session = started({ ...SAMPLE, blocks }).reach("passes");
  const timeline = session.context.timeline;
  const tones = tonesAhead(timeline, session.state, session.now, { spoken: false });
  const middle = (session.state.since ?? 0) + seconds * 500;
  expect(tones.some(({ tone, at }) => tone === "half" && at === middle)).toBe(sounds);
});
