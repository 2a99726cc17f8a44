import { expect, test } from "vitest";
import { SpeechQueue, type Synthesiser } from "./speech-queue";

/** A device's voice and a clock, both led by the test. */
function device(options: { stuck?: boolean } = {}) {
  const spoken: string[] = [];
  let now = 0;
  let heard: Parameters<Synthesiser["speak"]>[1] | null = null;
  let planned: { act: () => void; at: number }[] = [];
  const synthesiser: Synthesiser = {
    speak: (text, each) => {
      expect(heard).toBeNull();
      spoken.push(text);
      heard = each;
      if (!options.stuck) each.began();
    },
    hush: () => {
      heard = null;
    },
  };
  const timing = {
    now: () => now,
    later: (act: () => void, ms: number) => planned.push({ act, at: now + ms }),
  };
  const end = (): void => {
    const each = heard;
    heard = null;
    each?.ended();
  };
  const pass = (ms: number): void => {
    now += ms;
    const due = planned.filter(({ at }) => at <= now);
    planned = planned.filter(({ at }) => at > now);
    for (const { act } of due) act();
  };
  return { queue: new SpeechQueue(synthesiser, timing), spoken, end, pass };
}

test("lines are spoken one after the other", () => {
  const { queue, spoken, end } = device();
  queue.say([
    { text: "one", by: 9 },
    { text: "two", by: 9 },
  ]);
  expect(spoken).toEqual(["one"]);
  end();
  expect(spoken).toEqual(["one", "two"]);
});

test("a line whose time is over is dropped, the next one is not", () => {
  const { queue, spoken, end, pass } = device();
  queue.say([
    { text: "long cue", by: 100 },
    { text: "five", by: 500 },
    { text: "next", by: 5000 },
  ]);
  pass(1000);
  end();
  expect(spoken).toEqual(["long cue", "next"]);
});

test("an answer to the person silences what is being said and what waited", () => {
  const { queue, spoken } = device();
  queue.say([
    { text: "cue", by: 100 },
    { text: "another cue", by: 100 },
  ]);
  queue.say([{ text: "Paused.", by: 100, interrupts: true }]);
  expect(spoken).toEqual(["cue", "Paused."]);
});

test("an end that comes after the silence belongs to nothing any more", () => {
  const { queue, spoken, end } = device();
  queue.say([{ text: "cue", by: 100 }]);
  queue.silence();
  end();
  queue.say([{ text: "fresh", by: 100 }]);
  expect(spoken).toEqual(["cue", "fresh"]);
});

test("a stuck voice is given up after two lines, and tried again when voices turn up", () => {
  const { queue, spoken, pass } = device({ stuck: true });
  const say = (text: string): void => queue.say([{ text, by: 1e9 }]);
  say("one");
  pass(3500);
  say("two");
  pass(3500);
  expect(queue.works).toBe(false);
  say("three");
  expect(spoken).toEqual(["one", "two"]);
  queue.reset();
  say("four");
  expect(spoken.at(-1)).not.toBe("two");
});

test("a line that never ends does not block the next one for good", () => {
  const { queue, spoken, pass } = device();
  queue.say([
    { text: "endless", by: 1e9 },
    { text: "after it", by: 1e9 },
  ]);
  pass(10_000);
  expect(spoken).toEqual(["endless", "after it"]);
});
