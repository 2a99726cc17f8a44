// The pain rules read as data: the same rows as on the server, the first that fits decides.

import type { PainRule } from "./timeline";

/** Return the rule for a score (0-10) and kind of pain; raise RangeError if no row fits, which the rows must exclude. */
export function respond(score: number, kind: string, rules: readonly PainRule[]): PainRule {
  const rule = rules.find(
    (row) => row.low <= score && score <= row.high && (row.kinds === null || row.kinds.includes(kind)),
  );
  if (rule === undefined) throw new RangeError(`no pain rule for ${score} and ${kind}`);
  return rule;
}
