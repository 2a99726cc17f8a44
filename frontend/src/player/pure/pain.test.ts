import { expect, test } from "vitest";
import golden from "../../../../fixtures/pain_rules.json";
import { respond, type Work } from "./pain";
import type { PainRule } from "./timeline";

const RULES = golden.rules as unknown as readonly PainRule[];

test.each([
  ["", golden],
  [", after pain before the session", golden.after_pain],
])("every report gets the answer that the server's own rules give%s", (_when, table) => {
  const rules = table.rules as unknown as readonly PainRule[];
  const answers = table.cases.map(({ score, kind, asked_again, work }) => {
    const report = { score, kind, again: asked_again, work: work as Work };
    const { id: rule, action } = respond(report, rules);
    return { score, kind, asked_again, work, action, rule };
  });
  expect(answers).toEqual(table.cases);
});

test("a report that no rule is for is a fault, not a guess", () => {
  expect(() => respond({ score: 11, kind: "ache", again: false, work: "mobility" }, RULES)).toThrow(
    RangeError,
  );
});
