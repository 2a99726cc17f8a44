import { describe, expect, test } from "vitest";
import { Rehearsal, SAMPLE, started } from "../rehearsal";
import { type Dialog, dialogOf } from "./dialog";
import { phrasebook } from "./phrases";
import type { Timeline } from "./timeline";
import { lengthText } from "./view";

function shown({ context, state, now }: Rehearsal): Dialog {
  const dialog = dialogOf({ ...context, state, now, isSent: true });
  if (dialog === null) throw new Error("no dialog");
  return dialog;
}

const TOWEL = { id: "strap", name: "bath towel", stand_ins: ["belt"], stands_for: "stretching strap" };
const ROLLER = { id: "roller", name: "foam roller", stand_ins: [] };
const WALL = { id: "wall", name: "wall", stand_ins: [], place: true };

describe("before the session", () => {
  function startOf(change: Partial<Timeline>): Dialog {
    return shown(new Rehearsal({ ...SAMPLE, ...change }));
  }

  test("things are to be fetched, places to be chosen", () => {
    const { before } = startOf({ equipment: [ROLLER, TOWEL, WALL] });
    expect(before).toEqual([
      { title: "Have these ready", items: ["foam roller", "bath towel (as stretching strap, or belt)"] },
      { title: "Choose a place with", items: ["wall"] },
    ]);
  });

  test("the title has the minutes that it really takes, not those that were asked for", () => {
    const total_s = SAMPLE.total_s;
    expect(startOf({ minutes: 60 }).title).toBe(`${Math.round(total_s / 60)} minutes`);
    expect(startOf({ total_s: 290, note: "10 minutes, gentler: about 5." })).toMatchObject({
      title: "5 minutes",
      words: expect.arrayContaining(["10 minutes, gentler: about 5."]),
    });
  });

  test("a session without things says so", () => {
    expect(startOf({ equipment: [] }).words).toContain("No equipment today.");
  });

  test("what is left out is a list, one point for each reason", () => {
    const out = (name: string, reason: string) => ({ exercise: name, name, reason, comes: null });
    const left_out = [
      out("Bridge", "No time."),
      out("Clamshell", "No time."),
      out("Split squat", "It rests."),
    ];
    expect(startOf({ left_out }).after).toEqual([
      { title: "Left out today: 3", items: ["Bridge, Clamshell. No time.", "Split squat. It rests."] },
    ]);
  });

  test("it says when that comes, for those of one reason and day together", () => {
    const out = (name: string, comes_on: string | null) => ({
      exercise: name,
      name,
      reason: "No time.",
      comes: comes_on && "2026-11-26",
      comes_on,
    });
    const [thursday, friday] = ["Thursday, 26 November", "Friday, 27 November"] as const;
    const left_out = [
      out("Bridge", thursday),
      out("Hip shift", friday),
      out("Clamshell", thursday),
      out("90/90", null),
    ];
    expect(startOf({ left_out }).after?.[0]?.items).toEqual([
      "Bridge, Clamshell. No time. They come on Thursday, 26 November.",
      "Hip shift. No time. It comes on Friday, 27 November.",
      "90/90. No time.",
    ]);
  });
});

describe("another way", () => {
  test("it is said and shown that it begins again", () => {
    const couch = started().reach("hold", "couch-stretch").wait(10).do({ do: "easier" });
    expect(shown(couch).choices[0]?.hint).toContain("You get into position first, and begin again.");
    expect(couch.spoken.at(-1)?.text).toContain("begin again");
  });

  test("after a pain that did not settle too, as the first choice", () => {
    const couch = hurting(4, "ache").wait(21).do({ do: "score", score: 4 });
    expect(shown(couch).choices[0]).toMatchObject({
      act: { do: "stop", choice: "easier" },
      look: "primary",
      hint: expect.stringContaining("begin again"),
    });
  });
});

function hurting(score: number, kind: string): Rehearsal {
  const couch = started().reach("hold", "couch-stretch").wait(10).do({ do: "hurts" });
  couch.do({ do: "score", score }).do({ do: "kind", kind });
  return couch.do({ do: "where", where: "groin", side: "left" });
}

describe("after a pain that stops the exercise", () => {
  const acts = ({ choices }: Dialog) => choices.map(({ act }) => (act.do === "stop" ? act.choice : act.do));

  test.each([
    ["sharp", 1],
    ["pinch", 2],
    ["tingling", 4],
  ])("%s at %i: without it comes first, an easier way of it last", (kind, score) => {
    const dialog = shown(hurting(score, kind));
    expect(acts(dialog)).toEqual(["without", "this-side", "easier", "end"]);
    expect(dialog.choices[0]).toMatchObject({ look: "primary", hint: "On the other side too." });
  });

  test.each([
    ["ache", 6],
    ["ache", 7],
  ])("%s at %i: without it comes first, and no easier way of it", (kind, score) => {
    const dialog = shown(hurting(score, kind).do({ do: "danger", any: false }));
    expect(acts(dialog)).toEqual(["without", "this-side", "end"]);
    expect(dialog.choices[0]).toMatchObject({ look: "primary" });
  });

  test("what is to be done is said once", () => {
    const small = shown(hurting(2, "sharp"));
    expect([small.title, small.words]).toEqual(["This kind of pain means: stop this exercise.", []]);
    const strong = hurting(7, "ache");
    expect(shown(strong).words).toHaveLength(1);
    const after = shown(strong.do({ do: "danger", any: false }));
    expect([after.title, after.words]).toEqual(["Stop this exercise", []]);
  });
});

describe("coming back", () => {
  function resumed(session: Rehearsal): Dialog {
    session.do({ do: "restored" });
    return shown(session);
  }

  test("it says where it stopped and how much is left, in words", () => {
    const [words] = resumed(started().reach("hold", "couch-stretch").wait(10)).words;
    expect(words).toMatch(/^Couch stretch, left\. \d+ minutes( \d+ seconds?)? to go\.$/);
  });

  test("at the last questions nothing is left to do", () => {
    const end = started().wait(30).do({ do: "leave" }).do({ do: "ask-why" });
    end.do({ do: "finish-early", reason: "no-time" });
    expect(resumed(end).words).toEqual(["Only the last questions are open."]);
  });
});

test("finishing early asks for the same reasons as skipping", () => {
  const reasons = shown(started().wait(30).do({ do: "leave" }).do({ do: "ask-why" })).choices;
  expect(reasons.map(({ act }) => act.do === "finish-early" && act.reason)).toEqual([
    "pain",
    "no-time",
    "too-hard",
    "no-equipment",
    "other",
  ]);
});

test.each([
  [0, "0 seconds"],
  [1, "1 second"],
  [60, "1 minute"],
  [274, "4 minutes 34 seconds"],
])("%s seconds are %s", (seconds, words) => {
  expect(lengthText(seconds, phrasebook())).toBe(words);
});
