import { expect, test } from "vitest";
import { Rehearsal, SAMPLE, started } from "../rehearsal";
import type { Block, Timeline } from "./timeline";

const heard = (session: Rehearsal, from: number): string[] =>
  session.spoken.filter((line) => line.at >= from).map((line) => line.text);

const hold = (): Rehearsal => started().reach("hold", "hamstring-strap");

test("a hold says its cues, halfway, and the last five seconds, each once", () => {
  const session = hold();
  const start = session.now;
  session.wait(59.9);
  expect(heard(session, start)).toEqual([
    "Raise the leg until it stretches.",
    "Pelvis level, square, still.",
    "A little deeper with each breath out.",
    "Halfway.",
    "Ease out of it slowly.",
    "Five",
    "Four",
    "Three",
    "Two",
    "One",
  ]);
});

/** The sample with a way out of `from` as the first line after it. */
function withRelease(from: string): Timeline {
  const index = SAMPLE.blocks.findIndex((block) => block.id === from) + 1;
  const releasing = (block: Block): Block => {
    const [first, ...rest] = block.steps;
    if (first === undefined) return block;
    const lines = [{ from: "start" as const, at_s: 0, say: "Let go.", releases: from }, ...first.lines];
    return { ...block, steps: [{ ...first, lines }, ...rest] };
  };
  return {
    ...SAMPLE,
    blocks: SAMPLE.blocks.map((block, at) => (at === index ? releasing(block) : block)),
  };
}

const HELD = "hamstring-strap.left";

test("the way out of a hold is said as soon as it is over", () => {
  const session = new Rehearsal(withRelease(HELD)).do({ do: "start" }).reach("hold", "hamstring-strap");
  const start = session.now;
  session.wait(60.3);
  expect(heard(session, start + 59_900)).toContain("Let go.");
});

test("the way out of a hold that was left out is not said", () => {
  const session = new Rehearsal(withRelease(HELD)).do({ do: "start" });
  session.state = { ...session.state, leftOut: [HELD] };
  session.wait(500);
  expect(heard(session, 0)).not.toContain("Let go.");
});

for (const [score, action] of [
  [4, "back-off"],
  [3, "hold"],
] as const)
  test(`after pain that says ${action} no cue leads deeper, and the end is still counted`, () => {
    const session = hold().wait(5).do({ do: "hurts" }).do({ do: "score", score });
    const start = session.now;
    session.do({ do: "kind", kind: "ache" }).do({ do: "where", where: "thigh", side: "left" });
    expect(session.of("pain-reported").at(-1)?.data.action).toBe(action);
    session.wait(20.5).do({ do: "score", score: 1 }).wait(34);
    expect(heard(session, start)).not.toContain("A little deeper with each breath out.");
    expect(heard(session, start)).toEqual(expect.arrayContaining(["Halfway.", "Five"]));
  });

test("every fifth repetition is counted aloud where nothing else is being said", () => {
  const session = started().reach("repetitions");
  const start = session.now;
  session.wait(69.9);
  const counted = session.spoken.filter((line) => line.at >= start && line.text.endsWith(" of 35"));
  expect(counted.map((line) => [line.text, (line.at - start) / 1000])).toEqual([
    ["5 of 35", 8],
    ["10 of 35", 18],
    ["15 of 35", 28],
    ["20 of 35", 38],
    ["25 of 35", 48],
    ["30 of 35", 58],
  ]);
});

test("halfway moves with a step that is made longer before it", () => {
  const session = hold();
  const start = session.now;
  session.wait(20).do({ do: "longer" }).do({ do: "longer" }).wait(30);
  const halfway = session.spoken.find((line) => line.at >= start && line.text === "Halfway.");
  expect((halfway?.at ?? 0) - start).toBe(45_000);
});

test("a step made longer in its countdown counts down again at its new end", () => {
  const session = hold();
  const start = session.now;
  session.wait(57).do({ do: "longer" }).wait(17.9);
  expect(heard(session, start).filter((text) => text === "Five")).toHaveLength(2);
});

test("halfway is not said twice when the middle moves ahead again", () => {
  const session = hold();
  const start = session.now;
  session.wait(31).do({ do: "longer" }).wait(20);
  expect(heard(session, start).filter((text) => text === "Halfway.")).toHaveLength(1);
});

test("what was due long ago in a sleeping tab is not said any more", () => {
  const session = hold();
  const start = session.now;
  session.sleep(45);
  expect(heard(session, start + 1)).toEqual([]);
});

test("a step entered a little late is still opened", () => {
  const session = started().sleep(18);
  expect(session.spoken.map((line) => line.text)).toContain("Ready.");
});

test("the player says halfway itself only where the session has no line there", () => {
  const session = started().reach("passes").wait(44);
  expect(session.spoken.filter((line) => line.text === "Halfway.")).toHaveLength(1);
});
