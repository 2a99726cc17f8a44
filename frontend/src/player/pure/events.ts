// What happened, as facts for the record. The transition makes drafts; the page gives each an id and keeps it.

import type { Block, Side, Step, StepKind } from "./timeline";
import { uuid7 } from "./uuid7";

export interface Place {
  readonly block: string;
  readonly step: string;
}

export interface Done extends Place {
  readonly kind: StepKind;
  readonly exercise: string;
  readonly variant: string;
  readonly side: Side;
  readonly region: string | null;
  readonly seconds: number;
}

interface EventData {
  "session-started": {
    minutes: number;
    total_s: number;
    planned_for: string | null;
    blocks: readonly {
      id: string;
      exercise: string;
      variant: string;
      side: Side;
      region: string | null;
      seconds: number;
      work_s: number;
    }[];
  };
  "step-finished": Done & { repetitions: number | null };
  "step-skipped": Done & { reason: string };
  "exercise-stopped": Done & { reason: string };
  "step-adjusted": Place & { seconds_change: number };
  "variant-changed": { block: string; exercise: string; side: Side; from: string; to: string; level: string };
  "pain-reported": {
    block: string;
    exercise: string;
    side: Side;
    score: number;
    kind: string;
    where: string;
    where_side: string;
    action: string;
    rule: string;
  };
  "question-answered": { question: string; answer: string; exercise: string; side: Side };
  paused: Record<string, never>;
  resumed: Record<string, never>;
  "went-back": Place;
  "session-finished": {
    completed: boolean;
    pain: number | null;
    effort: number | null;
    note: string;
    reason: string | null;
  };
}

export type EventKind = keyof EventData;

/** A fact without its id; `at` in milliseconds since 1970. */
export type Draft = {
  [Kind in EventKind]: { readonly kind: Kind; readonly at: number; readonly data: EventData[Kind] };
}[EventKind];

/** A fact as it is kept and sent. */
export interface PlayerEvent {
  readonly id: string;
  readonly session: string;
  readonly kind: EventKind;
  readonly at: string;
  readonly data: unknown;
}

/** Give a draft its id; the id sorts by the time it was written down, so the outbox keeps the order. */
export function stamp(draft: Draft, session: string, now: number, random: Uint8Array): PlayerEvent {
  return {
    id: uuid7(now, random),
    session,
    kind: draft.kind,
    at: new Date(draft.at).toISOString(),
    data: draft.data,
  };
}

/** Say what was done of a step, in whole seconds. */
export function done(block: Block, variant: string, step: Step, ms: number): Done {
  return {
    block: block.id,
    step: step.id,
    kind: step.kind,
    exercise: block.exercise,
    variant,
    side: block.side,
    region: block.region,
    seconds: Math.round(ms / 1000),
  };
}
