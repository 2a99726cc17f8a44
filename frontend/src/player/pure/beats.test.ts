import { expect, test } from "vitest";
import { Rehearsal, SAMPLE } from "../rehearsal";
import { beatAt, beatsOf } from "./beats";
import type { Beat, Repetitions, Step, Timeline } from "./timeline";
import { tonesAhead } from "./tone-plan";
import { viewOf } from "./view";

const BEATS: readonly Beat[] = [
  { name: "lower", say: "Lower", seconds: 3 },
  { name: "pause", say: "Pause", seconds: 1 },
  { name: "lift", say: "Lift", seconds: 2 },
];
const LONG = "Heels heavy, buttocks firm, ribs down.";
const FIVE: Repetitions = { count: 5, tempo_s: 6, direction: null, beats: BEATS };

/** The sample with its first set of repetitions done in a rhythm. */
function inRhythm(): Timeline {
  let found = false;
  const strong = (step: Step): Step => {
    if (found || step.kind !== "repetitions") return step;
    found = true;
    return {
      ...step,
      seconds: 30,
      repetitions: FIVE,
      lines: [{ from: "start", at_s: 0.5, say: LONG }],
    };
  };
  const blocks = SAMPLE.blocks.map((block) => ({ ...block, steps: block.steps.map(strong) }));
  return { ...SAMPLE, blocks };
}

const set = (): Rehearsal => new Rehearsal(inRhythm()).do({ do: "start" }).reach("repetitions");

test("a repetition goes through its parts in their order and begins again", () => {
  const at = (seconds: number): string | undefined => beatAt(FIVE, seconds * 1000)?.beat.name;
  expect([0, 2.9, 3, 4, 5.9, 6, 29.9].map(at)).toEqual([
    "lower",
    "lower",
    "pause",
    "lift",
    "lift",
    "lower",
    "lift",
  ]);
  expect(at(30)).toBeUndefined();
});

test("an even movement has no parts", () => {
  const even: Repetitions = { count: 5, tempo_s: 6, direction: null };
  expect(beatsOf(even, 30_000)).toEqual([]);
  expect(beatAt(even, 1000)).toBeNull();
});

test("the voice says the rhythm twice where it is free, then counts every repetition", () => {
  const session = set();
  const start = session.now;
  session.wait(29);
  const said = session.spoken.filter(({ at }) => at >= start).map(({ text }) => text);
  expect(said).toEqual(["1", LONG, "Lower", "Pause", "Lift", "Lower", "Pause", "Lift", "4", "5"]);
});

test("every part of every repetition has its tone, also under a voice", () => {
  const session = set();
  const tones = tonesAhead(inRhythm(), session.state, session.now, { spoken: true });
  const parts = tones.filter(({ tone }) => ["up", "down", "stay"].includes(tone));
  expect(parts).toHaveLength(BEATS.length * FIVE.count - 1);
  expect(parts.slice(0, 3).map(({ tone }) => tone)).toEqual(["stay", "up", "down"]);
});

test("the screen names the part that is being done beside the count", () => {
  const session = set().wait(10);
  const beat = beatAt(FIVE, 10_000)?.beat.say;
  expect(viewOf(session.context, session.state, session.now).count).toBe(`2 of 5 · ${beat}`);
});
