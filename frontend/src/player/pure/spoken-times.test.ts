// However a step of work is laid out and made longer or shorter on the way: what the voice says has time to be said.

import fc from "fast-check";
import { expect, test } from "vitest";
import { Rehearsal, SAMPLE } from "../rehearsal";
import type { Beat, Block, Line, Step, Timeline } from "./timeline";

const S_PER_WORD = 0.4; // as the server counts: WORDS_PER_S in programme/timing.py
const GAP_S = 0.6;
const TICK_S = 0.05;

const saidIn = (text: string): number => text.split(" ").length * S_PER_WORD;
const sentence = fc.integer({ min: 1, max: 14 }).map((words) => Array(words).fill("breathe").join(" "));

/** Sentences one after the other, as many as fit. */
function inTurn(said: readonly string[], from: number, until: number): { at: number; say: string }[] {
  const placed: { at: number; say: string }[] = [];
  let at = from;
  for (const say of said) {
    if (at + saidIn(say) > until) break;
    placed.push({ at: Math.round(at * 10) / 10, say });
    at += saidIn(say) + GAP_S;
  }
  return placed;
}

/** Lines as `over_work` of session/speech.py lays them: the middle and the last six seconds are free. */
function linesOver(seconds: number, first: readonly string[], second: readonly string[]): Line[] {
  const early = inTurn(first, 0.5, seconds / 2 - 0.5);
  const late = inTurn(second, seconds / 2 + 2.5, seconds - 6);
  return [
    ...early.map(({ at, say }): Line => ({ from: "start", at_s: at, say })),
    ...late.map(({ at, say }): Line => ({ from: "end", at_s: seconds - at, say })),
  ];
}

const beats = (tempo: number): Beat[] => [
  { name: "lift", say: "Lift", seconds: tempo / 2 },
  { name: "lower", say: "Lower", seconds: tempo / 2 },
];

const repetitions = fc
  .record({ tempo_s: fc.integer({ min: 2, max: 8 }), hasBeats: fc.boolean() })
  .map(({ tempo_s, hasBeats }) => ({ tempo_s, beats: hasBeats ? beats(tempo_s) : [] }));

const work: fc.Arbitrary<Step> = fc
  .record({
    kind: fc.constantFrom("hold" as const, "passes" as const, "repetitions" as const),
    seconds: fc.integer({ min: 10, max: 90 }),
    first: fc.array(sentence, { maxLength: 8 }),
    second: fc.array(sentence, { maxLength: 8 }),
    rhythm: repetitions,
  })
  .map(({ kind, seconds, first, second, rhythm }) => {
    const count = Math.max(1, Math.floor(seconds / rhythm.tempo_s));
    return {
      id: "one",
      kind,
      seconds,
      title: "",
      detail: "",
      repetitions: kind === "repetitions" ? { ...rhythm, count, direction: null } : null,
      lines: linesOver(seconds, first, second),
      scene: null,
      moment: "start",
    };
  });

function only(step: Step): Timeline {
  const block: Block = { ...(SAMPLE.blocks[0] as Block), asks: [], steps: [step], alternatives: [] };
  return { ...SAMPLE, blocks: [block] };
}

interface Heard {
  readonly text: string;
  /** Seconds after the start of the step. */
  readonly at: number;
}

/** What is begun after a moment, and after what is caught up on in its tick: there the voice takes turns, in its queue. */
function heardAfter(session: Rehearsal, from: number): Heard[] {
  const start = session.events.find(({ kind }) => kind === "session-started")?.at ?? 0;
  return session.spoken
    .filter(({ at, text }) => at > from + TICK_S * 1000 && text !== "Pain now?")
    .map(({ at, text }) => ({ text, at: (at - start) / 1000 }));
}

function collisions(heard: readonly Heard[]): string[] {
  const late = TICK_S + 0.05; // a tick, and times rounded to a tenth
  return heard.flatMap((one, index) =>
    heard
      .slice(index + 1)
      .filter((other) => other.at < one.at + saidIn(one.text) - late)
      .map((other) => `${one.at} "${one.text}" over ${other.at} "${other.text}"`),
  );
}

function played(step: Step): Rehearsal {
  const session = new Rehearsal(only(step)).do({ do: "start" });
  return session.wait(step.seconds - 0.1, TICK_S * 1000);
}

test("in a step as it was planned nothing is said over anything else", () => {
  fc.assert(
    fc.property(work, (step) => {
      expect(collisions(heardAfter(played(step), 0))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("holds and rolls from twenty seconds on have their halfway and their countdown, sets their counts", () => {
  fc.assert(
    fc.property(work, (step) => {
      const heard = heardAfter(played(step), 0).map(({ text }) => text);
      expect(heard.includes("Halfway.")).toBe(step.kind !== "repetitions" && step.seconds >= 20);
      const isCounted = step.seconds >= 15 && !step.repetitions?.beats?.length;
      expect(heard.filter((text) => /^(Five|Four|Three|Two|One)$/.test(text))).toHaveLength(
        isCounted ? 5 : 0,
      );
    }),
    { numRuns: 60 },
  );
});

const press = fc.record({ after: fc.integer({ min: 1, max: 20 }), longer: fc.boolean() });

test("after a change of length nothing is begun over halfway, over the countdown, or over anything else", () => {
  fc.assert(
    fc.property(work, fc.array(press, { minLength: 1, maxLength: 3 }), (step, presses) => {
      const session = new Rehearsal(only(step)).do({ do: "start" });
      let pressed = session.now;
      for (const { after, longer } of presses) {
        session.wait(after, TICK_S * 1000);
        if (session.state.mode.name !== "playing") return;
        session.do({ do: longer ? "longer" : "shorter" });
        pressed = session.now;
      }
      session.wait(120, TICK_S * 1000);
      expect(collisions(heardAfter(session, pressed))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
