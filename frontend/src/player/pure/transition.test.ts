import { describe, expect, test } from "vitest";
import { type Rehearsal, SAMPLE, START, started } from "../rehearsal";
import { activeMs, elapsedMs, leftMs, sessionLeftMs } from "./clock";
import { type Alternative, type Block, isWork, type Timeline } from "./timeline";

describe("the clock", () => {
  test("a step ends when its wall-clock time is over, however often the page ticked", () => {
    const often = started().wait(16.5, 100);
    const seldom = started().sleep(16.5);
    expect(seldom.state.step).toBe(1);
    expect(often.state.since).toBe(seldom.state.since);
    expect(often.events).toEqual(seldom.events);
  });

  test("the end of a step is written down at the time it ended, not at the tick that saw it", () => {
    const late = started().sleep(40);
    expect(late.of("step-finished").map((event) => event.at - START)).toEqual([16_000, 21_000]);
    expect(elapsedMs(late.state, late.now)).toBe(19_000);
  });

  test("a laptop that slept for long past the step's end waits where it was last awake", () => {
    const asleep = started()
      .wait(30)
      .sleep(8 * 3600);
    expect(asleep.state.mode).toEqual({ name: "paused", away: true });
    expect(elapsedMs(asleep.state, asleep.now)).toBe(9_000);
    expect(asleep.of("paused").map((event) => event.at - START)).toEqual([30_000]);
    asleep.do({ do: "go-on" }).wait(1);
    expect(elapsedMs(asleep.state, asleep.now)).toBe(10_000);
  });

  test("a screen locked for less than the rest of a long hold is simply right afterwards", () => {
    const hold = started().reach("hold", "couch-stretch");
    const left = leftMs(SAMPLE, hold.state, hold.now);
    hold.sleep(50);
    expect(leftMs(SAMPLE, hold.state, hold.now)).toBe(left - 50_000);
  });

  test("a clock set back by hand gives no time back", () => {
    const playing = started().wait(10);
    playing.now -= 3600_000;
    playing.do({ do: "tick" });
    expect(elapsedMs(playing.state, playing.now)).toBe(10_000);
    playing.wait(2);
    expect(elapsedMs(playing.state, playing.now)).toBe(12_000);
  });

  test("a whole session left alone ends after exactly its planned time, with one fact per step", () => {
    const all = started();
    const steps = SAMPLE.blocks.flatMap((block) => block.steps);
    while (all.state.mode.name !== "end") {
      if (all.state.mode.name === "question") all.do({ do: "answer", answer: "no" });
      all.wait(0.5, 500);
    }
    expect(all.of("step-finished").map((event) => event.data.step)).toEqual(steps.map((step) => step.id));
    expect(activeMs(all.state, all.now)).toBe(SAMPLE.total_s * 1000);
    expect(sessionLeftMs(SAMPLE, all.state, all.now)).toBe(0);
  });
});

test("what is offered says how much of it is the exercise itself", () => {
  const [begun] = started().of("session-started");
  const work = SAMPLE.blocks.map((block) => block.steps.filter(isWork).map((step) => step.seconds));
  const seconds = work.map((steps) => steps.reduce((sum, each) => sum + each, 0));
  expect(begun?.data.blocks.map((block) => block.work_s)).toEqual(seconds);
  expect(begun?.data.blocks.every((block) => block.work_s < block.seconds)).toBe(true);
});

describe("pausing and moving", () => {
  test("a pause stops the time and going on continues it", () => {
    const paused = started().wait(5).do({ do: "toggle" }).wait(600);
    expect(elapsedMs(paused.state, paused.now)).toBe(5_000);
    paused.do({ do: "toggle" }).wait(2);
    expect(elapsedMs(paused.state, paused.now)).toBe(7_000);
    expect(paused.kinds.slice(1)).toEqual(["paused", "resumed"]);
  });

  test("going on before a set-up is over needs no reason", () => {
    const ahead = started().wait(4).do({ do: "forward" });
    expect(ahead.step.kind).toBe("ready");
    expect(ahead.of("step-finished")[0]?.data).toMatchObject({ kind: "prepare", seconds: 4 });
  });

  test("skipping the exercise itself asks why, and writes down what was done of it", () => {
    const skipping = started().reach("repetitions").wait(20).do({ do: "forward" });
    expect(skipping.state.mode).toMatchObject({ name: "skip", back: "playing" });
    skipping.wait(30).do({ do: "reason", reason: "too-hard" });
    expect(skipping.of("step-skipped")[0]?.data).toMatchObject({ reason: "too-hard", seconds: 20 });
    expect(skipping.block.exercise).toBe("foam-roll");
  });

  test("skipping a whole exercise leaves out its other side and its other regions", () => {
    const skipping = started().reach("passes").do({ do: "forward" }).do({ do: "scope", whole: true });
    skipping.do({ do: "reason", reason: "no-equipment" });
    expect(skipping.block.id).toBe("hamstring-strap.left");
    expect(skipping.of("step-skipped").map((event) => event.data.block)).toEqual([
      "foam-roll.glutes.left",
      "foam-roll.glutes.right",
    ]);
  });

  test("a closed dialog goes on, and a dialog opened in a pause goes back to the pause", () => {
    const playing = started().reach("repetitions").do({ do: "forward" }).do({ do: "close" });
    expect(playing.state.mode.name).toBe("playing");
    playing.do({ do: "pause" }).do({ do: "hurts" }).do({ do: "close" });
    expect(playing.state.mode.name).toBe("paused");
  });

  test("back goes to the step before and restart to the beginning of this one", () => {
    const moving = started().wait(18).do({ do: "back" });
    expect([moving.state.step, elapsedMs(moving.state, moving.now)]).toEqual([0, 0]);
    moving.wait(7).do({ do: "restart" });
    expect([moving.state.step, elapsedMs(moving.state, moving.now)]).toEqual([0, 0]);
    expect(moving.of("went-back")).toHaveLength(2);
  });

  test("back from the first step begins it again", () => {
    const first = started().wait(7).do({ do: "back" });
    expect([first.state.block, first.state.step, elapsedMs(first.state, first.now)]).toEqual([0, 0, 0]);
  });

  test("a step can be made longer, and shorter as long as five seconds stay", () => {
    const hold = started().reach("repetitions");
    hold.do({ do: "longer" }).do({ do: "longer" });
    expect(leftMs(SAMPLE, hold.state, hold.now)).toBe(100_000);
    for (let press = 0; press < 10; press += 1) hold.do({ do: "shorter" });
    expect(leftMs(SAMPLE, hold.state, hold.now)).toBe(5_000);
    const changes = hold.of("step-adjusted").map((event) => event.data.seconds_change);
    expect(changes.reduce((sum, change) => sum + change, 0)).toBe(-65);
  });

  test("no key acts behind a dialog", () => {
    const dialog = started().reach("repetitions").do({ do: "hurts" });
    const before = { ...dialog.state, seen: 0 };
    for (const act of ["back", "forward", "restart", "longer", "easier", "toggle", "leave"] as const)
      dialog.do({ do: act });
    expect({ ...dialog.state, seen: 0 }).toEqual(before);
  });
});

describe("easier and harder", () => {
  test("the easier way replaces the rest of this block and its other side", () => {
    const couch = started().reach("hold", "couch-stretch").wait(10);
    couch.do({ do: "easier" }).do({ do: "take-swap" });
    expect([couch.variant, couch.step.kind, couch.state.mode.name]).toEqual(["bench", "prepare", "playing"]);
    expect(couch.of("variant-changed").map((event) => event.data.block)).toEqual([
      "couch-stretch.left",
      "couch-stretch.right",
    ]);
    couch.wait(200);
    expect([couch.block.id, couch.variant]).toEqual(["couch-stretch.right", "bench"]);
  });

  test("in the second set only the second set is done the easier way", () => {
    const couch = started().reach("rest", "couch-stretch").reach("hold", "couch-stretch");
    couch.do({ do: "easier" }).do({ do: "take-swap" }).reach("change-side").reach("hold");
    const done = couch.of("step-finished").filter((event) => event.data.block === "couch-stretch.left");
    expect(done.filter((event) => event.data.kind === "hold").map((event) => event.data.variant)).toEqual([
      "wall",
      "bench",
    ]);
  });

  test("easier twice goes down the ladder, harder comes back up, and the ends say so", () => {
    const couch = started().reach("hold", "couch-stretch");
    const take = (level: "easier" | "harder"): string => {
      couch.do({ do: level }).do({ do: "take-swap" });
      return couch.variant;
    };
    expect([take("easier"), take("easier"), take("harder"), take("harder")]).toEqual([
      "bench",
      "half-kneeling",
      "bench",
      "wall",
    ]);
    couch.do({ do: "harder" });
    expect(couch.state.mode.name).toBe("playing");
    expect(couch.state.notice?.text).toContain("hardest");
  });
});

describe("this hurts", () => {
  const report = (score: number, kind: string, after = 0): Rehearsal =>
    started()
      .reach("hold", "couch-stretch")
      .wait(after)
      .do({ do: "hurts" })
      .do({ do: "score", score })
      .do({ do: "kind", kind })
      .do({ do: "where", where: "groin", side: "left" });

  test("a mild stretch goes on and is written down", () => {
    const mild = report(2, "stretch");
    expect(mild.state.mode.name).toBe("playing");
    expect(mild.of("pain-reported")[0]?.data).toMatchObject({
      score: 2,
      kind: "stretch",
      where: "groin",
      where_side: "left",
      action: "go-on",
    });
  });

  test("time stands still while the questions are open", () => {
    const open = started().reach("hold").do({ do: "hurts" });
    const left = leftMs(SAMPLE, open.state, open.now);
    open.wait(120);
    expect(leftMs(SAMPLE, open.state, open.now)).toBe(left);
  });

  test("easing off is asked about again, and goes on when it has settled", () => {
    const eased = report(5, "ache").wait(21);
    expect(eased.state.mode).toMatchObject({ name: "pain", stage: "score", report: { again: true } });
    eased.do({ do: "score", score: 2 });
    expect(eased.state.mode.name).toBe("playing");
    expect(eased.of("pain-reported").map((event) => event.data.action)).toEqual(["back-off", "go-on"]);
  });

  test("what does not settle after easing off stops the exercise", () => {
    const stays = report(4, "ache").wait(21).do({ do: "score", score: 4 });
    expect(stays.state.mode).toMatchObject({ name: "stop", action: "stop-exercise" });
  });

  test("easing off near the end of a step is asked about before the step is over", () => {
    const near = started().reach("hold", "couch-stretch").wait(52).do({ do: "hurts" });
    near.do({ do: "score", score: 5 }).do({ do: "kind", kind: "ache" });
    near.do({ do: "where", where: "groin", side: "left" }).wait(9);
    expect(near.state.mode).toMatchObject({ name: "pain", report: { again: true } });
  });

  test("a strong pain stops the exercise, also its easier way", () => {
    const strong = report(6, "pinch").do({ do: "danger", any: false });
    expect(strong.state.mode).toMatchObject({ name: "stop" });
    expect(strong.do({ do: "stop", choice: "easier" }).state.mode.name).toBe("stop");
    expect(strong.variant).toBe("wall");
  });

  test("a pinch that is not strong may be gone round in an easier way", () => {
    const pinch = report(1, "pinch");
    expect(pinch.do({ do: "stop", choice: "easier" }).state.mode.name).not.toBe("stop");
    expect(pinch.variant).not.toBe("wall");
  });

  test("what does not settle may go on in an easier way", () => {
    const stays = report(4, "ache").wait(21).do({ do: "score", score: 4 });
    stays.do({ do: "stop", choice: "easier" });
    expect(stays.variant).toBe("bench");
    expect(stays.of("exercise-stopped")[0]?.data).toMatchObject({ reason: "pain", variant: "wall" });
  });

  test("leaving it out on this side goes on with the other", () => {
    const without = report(1, "pinch").do({ do: "stop", choice: "this-side" });
    expect(without.block.id).toBe("couch-stretch.right");
    expect(without.of("step-skipped").map((event) => event.data.step)).toEqual(["couch-stretch.left.6"]);
  });

  test("going on without it leaves the exercise out on the other side too", () => {
    const without = report(1, "pinch").do({ do: "stop", choice: "without" });
    expect(without.state.mode.name).toBe("end");
    expect(without.state.leftOut).toContain("couch-stretch.right");
  });

  test("above five the danger signs are asked, and any of them ends the session", () => {
    const high = report(7, "ache");
    expect(high.state.mode.name).toBe("danger");
    high.do({ do: "danger", any: true });
    expect(high.state.mode.name).toBe("help");
    expect(high.of("session-finished")[0]?.data).toMatchObject({ completed: false, reason: "red-flag" });
  });

  test("what was done before a danger sign is kept", () => {
    const high = report(7, "ache", 12).do({ do: "danger", any: true });
    expect(high.of("step-skipped").at(-1)?.data).toMatchObject({ seconds: 12, reason: "pain" });
  });

  test("no danger sign above five leads to stopping the exercise", () => {
    expect(report(7, "ache").do({ do: "danger", any: false }).state.mode.name).toBe("stop");
  });

  test("far too much stops the session with pain as the reason", () => {
    const stop = report(9, "ache").do({ do: "danger", any: false }).do({ do: "stop", choice: "end" });
    expect(stop.state.mode).toMatchObject({ name: "end", answers: { completed: false, reason: "pain" } });
  });

  test("no pain at all goes on, and is written down too", () => {
    const none = report(0, "stretch");
    expect(none.state.mode.name).toBe("playing");
    expect(none.of("pain-reported")[0]?.data).toMatchObject({ score: 0, action: "go-on" });
  });
});

describe("questions", () => {
  test("circles ask whether anything clicked, and the answer goes on", () => {
    const circles = started().reach("repetitions", "strap-circles").wait(65);
    expect(circles.state.mode).toMatchObject({ name: "question", question: "click-or-hard-stop" });
    circles.do({ do: "answer", answer: "click-no-pain" });
    expect(circles.state.mode.name).toBe("playing");
    expect(circles.of("question-answered")[0]?.data).toEqual({
      question: "click-or-hard-stop",
      answer: "click-no-pain",
      exercise: "strap-circles",
      side: "left",
    });
  });

  test("without an answer the session goes on by itself and asks again at the end", () => {
    const circles = started().reach("repetitions", "strap-circles").wait(65).wait(30);
    expect(circles.state.mode.name).toBe("playing");
    expect(circles.state.openQuestions).toHaveLength(1);
  });

  test("a pinch in the circles leaves them out on the other side", () => {
    const circles = started().reach("repetitions", "strap-circles").wait(65);
    circles.do({ do: "answer", answer: "pinch" });
    expect(circles.state.leftOut).toEqual(["strap-circles.right"]);
  });

  test("a hip that caught goes no further, and the last questions are asked all the same", () => {
    const circles = started().reach("repetitions", "strap-circles").wait(65);
    circles.do({ do: "answer", answer: "catch-or-give-way" });
    expect(circles.state.mode).toMatchObject({ name: "end", stage: "pain" });
    expect(circles.spoken.at(-1)?.text).toContain("Show the hip to somebody this week.");
    circles.wait(60);
    expect(circles.state.mode.name).toBe("end");
  });

  test("told at the end that it caught, the last questions go on", () => {
    const end = started().reach("repetitions", "strap-circles").wait(65).wait(30);
    end.do({ do: "leave" }).do({ do: "ask-why" }).do({ do: "finish-early", reason: "no-time" });
    expect(end.state.mode).toMatchObject({ name: "end", stage: "questions" });
    end.do({ do: "answer", answer: "catch-or-give-way" });
    expect(end.state.mode).toMatchObject({ name: "end", stage: "pain" });
  });
});

describe("a question that only one way of an exercise asks", () => {
  const [shift, ...others] = SAMPLE.blocks as [Block, ...Block[]];
  const [tilt] = shift.alternatives as [Alternative];
  const ASKING = { ...shift, asks: ["click-or-hard-stop"], alternatives: [{ ...tilt, asks: [] }] };
  const begun = (): Rehearsal => started({ ...SAMPLE, blocks: [ASKING, ...others] }).reach("repetitions");
  const leaving = (session: Rehearsal): Rehearsal => {
    while (session.block.id === shift.id && session.state.mode.name === "playing") session.wait(0.25);
    return session;
  };

  test("is asked after that way", () => {
    expect(leaving(begun()).state.mode).toMatchObject({ name: "question", question: "click-or-hard-stop" });
  });

  test("is not asked after the other", () => {
    const session = leaving(begun().do({ do: "easier" }).do({ do: "take-swap" }));
    expect([session.state.mode.name, session.block.id]).toEqual(["playing", others[0]?.id]);
  });
});

describe("a question about a rolled route", () => {
  const ASKED = "click-or-hard-stop"; // any question will do
  const [, first, second] = SAMPLE.blocks as [Block, Block, Block];
  const LAST = { ...second, id: "foam-roll.hips.right", region: "hips", asks: [ASKED] };
  const ROUTE: Timeline = {
    ...SAMPLE,
    blocks: [first, second, LAST, ...SAMPLE.blocks.slice(3)],
  };
  const inBlock = (id: string): Rehearsal => {
    const route = started(ROUTE);
    while (route.block.id !== id || route.step.kind !== "passes") route.wait(1);
    return route;
  };
  const open = (route: Rehearsal): string[] => route.state.openQuestions.map(({ question }) => question);

  test("is asked once, when the last region is done", () => {
    const route = inBlock(LAST.id);
    expect(open(route)).toEqual([]);
    route.wait(50);
    expect(route.state.mode).toMatchObject({ name: "question", question: ASKED });
    route.do({ do: "answer", answer: "no" });
    expect(route.of("question-answered").map(({ data }) => data.exercise)).toEqual(["foam-roll"]);
    expect(open(route)).toEqual([]);
  });

  test("is asked at the end if the last region was skipped", () => {
    const route = inBlock(LAST.id).do({ do: "forward" }).do({ do: "reason", reason: "no-time" });
    expect(open(route)).toEqual([ASKED]);
  });

  test("is asked at the end if the rest of the route was skipped", () => {
    const route = inBlock(second.id).do({ do: "forward" }).do({ do: "scope", whole: true });
    expect(open(route.do({ do: "reason", reason: "no-time" }))).toEqual([ASKED]);
  });

  test("is asked at the end if the session was finished on the way", () => {
    const route = inBlock(second.id).do({ do: "leave" }).do({ do: "ask-why" });
    route.do({ do: "finish-early", reason: "too-hard" });
    expect(route.state.mode).toMatchObject({ name: "end", stage: "questions" });
    expect(open(route)).toEqual([ASKED]);
  });

  test("is not asked of somebody who skipped all of it", () => {
    const route = inBlock(first.id).do({ do: "forward" }).do({ do: "scope", whole: true });
    expect(open(route.do({ do: "reason", reason: "no-time" }))).toEqual([]);
  });
});

describe("the end and coming back", () => {
  const atTheEnd = (): Rehearsal =>
    started()
      .wait(30)
      .do({ do: "leave" })
      .do({ do: "ask-why" })
      .do({ do: "finish-early", reason: "no-time" });

  test("finishing early keeps the reason and asks how it was", () => {
    const end = atTheEnd();
    end.do({ do: "number", value: 2 }).do({ do: "number", value: 6 }).do({ do: "note", note: " stiff \n" });
    end.do({ do: "save" });
    expect(end.state.mode.name).toBe("finished");
    expect(end.of("session-finished").map((event) => event.data)).toEqual([
      { completed: false, pain: 2, effort: 6, note: "stiff", reason: "no-time" },
    ]);
  });

  test("finishing in the middle of a hold keeps what was done of it, and why it ended", () => {
    const end = started().reach("hold", "couch-stretch").wait(20);
    end.do({ do: "leave" }).do({ do: "ask-why" }).do({ do: "finish-early", reason: "too-hard" });
    expect(end.of("step-skipped").at(-1)?.data).toMatchObject({
      exercise: "couch-stretch",
      seconds: 20,
      reason: "too-hard",
    });
  });

  test("finishing while nothing is held leaves nothing out", () => {
    const end = started().wait(5).do({ do: "leave" }).do({ do: "ask-why" });
    end.do({ do: "finish-early", reason: "no-time" });
    expect(end.of("step-skipped")).toEqual([]);
  });

  test("finishing in a later step of a set-up tells of the set-up alone: its exercise was not under way", () => {
    const end = started().reach("ready", "couch-stretch").wait(3);
    end.do({ do: "leave" }).do({ do: "ask-why" }).do({ do: "finish-early", reason: "pain" });
    expect(end.of("step-skipped")).toEqual([]);
    expect(end.of("step-finished").at(-1)?.data).toMatchObject({
      exercise: "couch-stretch",
      kind: "prepare",
    });
  });

  test("questions of the end can be passed", () => {
    const end = atTheEnd()
      .do({ do: "number", value: null })
      .do({ do: "number", value: null })
      .do({ do: "save" });
    expect(end.of("session-finished")[0]?.data).toMatchObject({ pain: null, effort: null, note: "" });
  });

  test("saving twice finishes once", () => {
    expect(atTheEnd().do({ do: "save" }).do({ do: "save" }).of("session-finished")).toHaveLength(1);
  });

  test("a finished session that is opened again is not finished a second time", () => {
    const end = atTheEnd().do({ do: "save" }).do({ do: "restored" }).do({ do: "discard" });
    expect(end.of("session-finished")).toHaveLength(1);
  });

  test("after a kill the session offers to go on from the last second it was seen alive", () => {
    const killed = started().wait(30);
    killed.now += 3 * 3600_000;
    killed.do({ do: "restored" });
    expect(killed.state.mode).toEqual({ name: "resume", open: { name: "paused", away: false } });
    expect(killed.of("paused").map((event) => event.at - START)).toEqual([30_000]);
    killed.do({ do: "resume" }).wait(1);
    expect(elapsedMs(killed.state, killed.now)).toBe(10_000);
  });

  test("opening twice without a choice is the same offer", () => {
    const killed = started().wait(30).do({ do: "restored" });
    const offer = killed.state.mode;
    expect(killed.do({ do: "restored" }).state.mode).toEqual(offer);
  });

  test("a dialog that was open is open again", () => {
    const killed = started().reach("hold").do({ do: "hurts" }).do({ do: "score", score: 4 });
    killed.do({ do: "restored" }).do({ do: "resume" });
    expect(killed.state.mode).toMatchObject({ name: "pain", stage: "kind", report: { score: 4 } });
  });

  test("starting anew closes the old session as not completed", () => {
    const old = started().wait(30).do({ do: "restored" }).do({ do: "discard" });
    expect(old.of("session-finished")[0]?.data).toMatchObject({ completed: false, reason: "other" });
  });

  test("starting anew in the middle of a hold keeps what was done of it", () => {
    const old = started()
      .reach("hold", "couch-stretch")
      .wait(20)
      .do({ do: "restored" })
      .do({ do: "discard" });
    expect(old.of("step-skipped").at(-1)?.data).toMatchObject({ seconds: 20, reason: "other" });
  });

  test("a session that is at its end is not finished early once more", () => {
    const end = atTheEnd().do({ do: "restored" }).do({ do: "ask-why" });
    expect(end.state.mode).toMatchObject({ name: "resume", open: { name: "end" } });
  });
});
