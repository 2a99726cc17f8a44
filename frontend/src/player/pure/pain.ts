// The pain rules read as data: the same rows as on the server, the first that fits decides.

import type { Block, PainRule } from "./timeline";

export interface PainAnswer {
  readonly score: number;
  readonly kind: string;
  /** True for the second report, after easing off. */
  readonly again: boolean;
  readonly work: Work;
}

/** What is being done: strength work may hurt a little more than a stretch. */
export type Work = "mobility" | "strength";

/** Return what a block is, for the pain rules. */
export function workOf(block: Block): Work {
  return block.kind === "strengthen" ? "strength" : "mobility";
}

/** Return the rule for a report; raise RangeError if no row fits, which the rows must exclude. */
export function respond({ score, kind, again, work }: PainAnswer, rules: readonly PainRule[]): PainRule {
  const rule = rules.find(
    (row) =>
      row.low <= score &&
      score <= row.high &&
      (row.kinds === null || row.kinds.includes(kind)) &&
      (row.asked_again === null || row.asked_again === again) &&
      (row.work == null || row.work === work),
  );
  if (rule === undefined) throw new RangeError(`no pain rule for ${score} and ${kind}`);
  return rule;
}
