import fc from "fast-check";
import { expect, test } from "vitest";
import { Rehearsal, SAMPLE, START } from "../rehearsal";
import { activeMs } from "./clock";
import { stamp } from "./events";
import { decode, encode } from "./saved";
import { isWork } from "./timeline";
import type { Input } from "./transition";

/** What a person, the clock or the device can do. */
type Act = { readonly input: Input } | { readonly ms: number; readonly every: number };

const plain = fc.constantFrom<Input>(
  { do: "toggle" },
  { do: "back" },
  { do: "forward" },
  { do: "restart" },
  { do: "longer" },
  { do: "shorter" },
  { do: "easier" },
  { do: "harder" },
  { do: "take-swap" },
  { do: "hurts" },
  { do: "leave" },
  { do: "ask-why" },
  { do: "close" },
  { do: "previous" },
  { do: "restored" },
  { do: "resume" },
  { do: "danger", any: false },
  { do: "answer", answer: "no" },
  { do: "answer", answer: "pinch" },
  { do: "answer", answer: "catch-or-give-way" },
  { do: "answer", answer: null },
  { do: "scope", whole: true },
);

const chosen = fc.oneof(
  fc.integer({ min: 0, max: 10 }).map((score): Input => ({ do: "score", score })),
  fc.constantFrom("stretch", "ache", "pinch").map((kind): Input => ({ do: "kind", kind })),
  fc.constant<Input>({ do: "where", where: "groin", side: "left" }),
  fc
    .constantFrom("easier", "without", "this-side", "end")
    .map((choice): Input => ({ do: "stop", choice }) as Input),
  fc.constantFrom("pain", "no-time").map((reason): Input => ({ do: "reason", reason })),
  fc.constantFrom("pain", "other").map((reason): Input => ({ do: "finish-early", reason }) as Input),
  fc.option(fc.integer({ min: 0, max: 10 })).map((value): Input => ({ do: "number", value })),
  fc.constantFrom<Input>({ do: "save" }, { do: "danger", any: true }, { do: "discard" }),
);

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: plain.map((input) => ({ input })) },
  { weight: 3, arbitrary: chosen.map((input) => ({ input })) },
  {
    weight: 6,
    arbitrary: fc.record({
      ms: fc.integer({ min: 1, max: 90_000 }),
      every: fc.constantFrom(250, 1000, 60_000, 1_000_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ ms: fc.constant(5 * 3600_000), every: fc.constant(1e9) }) },
);

const acts = fc.array(act, { minLength: 1, maxLength: 60 });

function perform(session: Rehearsal, each: Act): void {
  if ("input" in each) session.do(each.input);
  else session.wait(each.ms / 1000, each.every);
}

function played(list: readonly Act[]): Rehearsal {
  const session = new Rehearsal().do({ do: "start" });
  for (const each of list) perform(session, each);
  return session;
}

/** The wall time without what the events call a pause, up to the end of the exercising. */
function timeByEvents(session: Rehearsal): number {
  let running: number | null = null;
  let total = 0;
  for (const { kind, at } of session.events) {
    if (kind === "session-started" || kind === "resumed") running = at;
    if (kind === "paused" && running !== null) {
      total += at - running;
      running = null;
    }
  }
  if (running === null) return total;
  return total + (session.state.since === null ? endOfExercising(session) : session.now) - running;
}

function endOfExercising(session: Rehearsal): number {
  const facts = session.events.filter(
    (event) => event.kind !== "session-finished" && event.kind !== "question-answered",
  );
  return facts.at(-1)?.at ?? START;
}

test("the time accounted for is the wall time minus the pauses", () => {
  fc.assert(
    fc.property(acts, (list) => {
      const session = played(list);
      expect(Math.abs(activeMs(session.state, session.now) - timeByEvents(session))).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
});

test("a session read back from what was saved goes on exactly like the one that was not interrupted", () => {
  fc.assert(
    fc.property(acts, acts, (before, after) => {
      const whole = played(before);
      const again = new Rehearsal();
      const saved = decode(encode({ timeline: SAMPLE, state: whole.state }));
      expect(saved).not.toBeNull();
      again.state = saved?.state ?? again.state;
      again.now = whole.now;
      const kept = whole.events.length;
      for (const each of after) {
        perform(whole, each);
        perform(again, each);
      }
      expect(again.state).toEqual(whole.state);
      expect(again.events).toEqual(whole.events.slice(kept));
    }),
    { numRuns: 150 },
  );
});

test("no sequence of inputs loses or doubles a fact", () => {
  fc.assert(
    fc.property(acts, (list) => {
      const session = played(list);
      expect(session.of("session-started")).toHaveLength(1);
      expect(session.of("session-finished").length).toBe(hasFinished(session) ? 1 : 0);
      alternates(session.kinds, "paused", "resumed");
      everyDepartureIsWrittenDown(session);
    }),
    { numRuns: 300 },
  );
});

function hasFinished(session: Rehearsal): boolean {
  const { mode } = session.state;
  const name = mode.name === "resume" ? mode.open.name : mode.name;
  return name === "finished" || name === "help";
}

function alternates(kinds: readonly string[], open: string, close: string): void {
  const only = kinds.filter((kind) => kind === open || kind === close);
  expect(only.every((kind, index) => kind === (index % 2 === 0 ? open : close))).toBe(true);
}

/** Every work step that lies behind the present one was finished, skipped or stopped, unless its block was swapped. */
function everyDepartureIsWrittenDown(session: Rehearsal): void {
  const written = new Set(
    session.events.flatMap((event) =>
      event.kind === "step-finished" || event.kind === "step-skipped" || event.kind === "exercise-stopped"
        ? [event.data.step]
        : [],
    ),
  );
  const behind = SAMPLE.blocks
    .slice(0, session.state.block)
    .filter((block) => !(block.id in session.state.swaps));
  const missing = behind
    .flatMap((block) => block.steps)
    .filter((step) => isWork(step) && !written.has(step.id));
  expect(missing.map((step) => step.id)).toEqual([]);
}

test("a fact is never dated before the one it follows from", () => {
  fc.assert(
    fc.property(acts, (list) => {
      const times = played(list).events.map((event) => event.at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }),
    { numRuns: 200 },
  );
});

test("ids made one after the other keep the order of the facts", () => {
  const random = (byte: number): Uint8Array => new Uint8Array(10).fill(byte);
  const session = new Rehearsal().do({ do: "start" }).wait(120);
  const ids = session.events.map(
    (draft, index) => stamp(draft, session.state.session, START + index, random(255 - index)).id,
  );
  expect(ids.toSorted()).toEqual(ids);
});

test("what is not a saved session is refused", () => {
  fc.assert(fc.property(fc.anything(), (value) => decode(value) === null));
  const state = played([]).state;
  expect(decode(encode({ timeline: SAMPLE, state: { ...state, block: 99 } }))).toBeNull();
  expect(decode("{")).toBeNull();
});
