// The pain rules read as data: the same rows as on the server, the first that fits decides.

import type { PainRule } from "./timeline";

export interface PainAnswer {
  readonly score: number;
  readonly kind: string;
  /** True for the second report, after easing off. */
  readonly again: boolean;
}

/** Return the rule for a report; raise RangeError if no row fits, which the rows must exclude. */
export function respond({ score, kind, again }: PainAnswer, rules: readonly PainRule[]): PainRule {
  const rule = rules.find(
    (row) =>
      row.low <= score &&
      score <= row.high &&
      (row.kinds === null || row.kinds.includes(kind)) &&
      (row.asked_again === null || row.asked_again === again),
  );
  if (rule === undefined) throw new RangeError(`no pain rule for ${score} and ${kind}`);
  return rule;
}
