import { expect, test } from "vitest";
import { SAMPLE, started } from "../rehearsal";
import { dialogOf } from "./dialog";

/** Where the last screen's choices lead after a session that ended with this much pain. */
function waysOut(pain: number | null): unknown[] {
  const end = started().wait(30).do({ do: "leave" }).do({ do: "ask-why" });
  end.do({ do: "finish-early", reason: "no-time" });
  end.do({ do: "number", value: pain }).do({ do: "number", value: 3 }).do({ do: "save" });
  const { context, state, now } = end;
  const dialog = dialogOf({ ...context, state, now, isSent: true });
  return dialog?.choices.map(({ act }) => (act.do === "visit" ? act.href : act.do)) ?? [];
}

test.each([6, 10])("pain of %s at the end leads to what to do first", (pain) => {
  expect(waysOut(pain)[0]).toBe("/help-now/");
});

test.each([null, 0, 5])("pain of %s at the end leads back to Today", (pain) => {
  expect(waysOut(pain)).toEqual(["/today/", "/history/"]);
});

test("a question of the end names its side, or the whole of a rolled route", () => {
  const end = started().wait(30).do({ do: "leave" }).do({ do: "ask-why" });
  end.do({ do: "finish-early", reason: "no-time" });
  const about = (id: string): string | undefined => {
    const block = SAMPLE.blocks.findIndex((each) => each.id === id);
    const mode = { ...end.state.mode, stage: "questions" } as typeof end.state.mode;
    const openQuestions = [{ question: "click-or-hard-stop", block }];
    const state = { ...end.state, mode, openQuestions };
    return dialogOf({ ...end.context, state, now: end.now, isSent: true })?.words[0];
  };
  expect(about("strap-circles.right")).toMatch(/, right$/);
  expect(about("foam-roll.glutes.right")).toBe("Foam roll");
});
