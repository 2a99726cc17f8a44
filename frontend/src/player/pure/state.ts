// All that the player knows while a session runs. Plain data: what is saved is exactly this, as JSON.
// Times are wall-clock milliseconds since 1970 (UTC); lengths within a step are milliseconds.

import type { PainAction, Side, SkipReason } from "./timeline";

/** A block done another way from step `at` on, after `work` of its work steps were done. */
export interface Swap {
  readonly variant: string;
  readonly at: number;
  readonly work: number;
}

export type EndReason = SkipReason | "red-flag";
export type PainStage = "score" | "kind" | "where";

/** A report of pain in the making; `again` is true when easing off is being followed up. */
export interface PainReport {
  readonly score: number | null;
  readonly kind: string | null;
  readonly again: boolean;
}

export interface EndAnswers {
  readonly completed: boolean;
  readonly reason: EndReason | null;
  readonly pain: number | null;
  readonly effort: number | null;
  readonly note: string;
}

/** What is on the screen besides the step. Only in `playing` does the step's time run. */
export type Mode =
  | { readonly name: "start" }
  | { readonly name: "playing" }
  | { readonly name: "paused"; readonly away: boolean }
  | { readonly name: "pain"; readonly stage: PainStage; readonly report: PainReport; readonly back: Return }
  | {
      readonly name: "stop";
      readonly action: PainAction;
      readonly say: string;
      readonly check: boolean;
      /** Where among the choices an easier way of it stands; it is not offered after a strong pain. */
      readonly easier?: "first" | "last";
    }
  | { readonly name: "danger"; readonly endsSession: boolean; readonly say: string }
  | { readonly name: "swap"; readonly level: "easier" | "harder"; readonly back: Return }
  | { readonly name: "skip"; readonly whole: boolean; readonly back: Return }
  | { readonly name: "question"; readonly question: string; readonly block: number; readonly asked: number }
  | { readonly name: "leave"; readonly back: Return }
  | { readonly name: "leave-why"; readonly back: Return }
  | {
      readonly name: "end";
      readonly stage: "questions" | "pain" | "effort" | "note";
      readonly answers: EndAnswers;
    }
  | { readonly name: "finished"; readonly answers: EndAnswers }
  | { readonly name: "help" }
  | { readonly name: "resume"; readonly open: Mode };

/** Where a dialog goes back to when it is left without a choice. */
export type Return = "playing" | "paused";

export interface OpenQuestion {
  readonly question: string;
  readonly block: number;
}

export interface Notice {
  readonly text: string;
  readonly until: number;
}

export interface State {
  readonly version: 1;
  readonly session: string;
  readonly startedAt: number | null;
  readonly mode: Mode;
  readonly block: number;
  readonly step: number;
  /** Milliseconds of this step done before `since`. */
  readonly doneMs: number;
  /** Since when the step's time runs; null while it stands still. */
  readonly since: number | null;
  /** When the player last knew that it was alive: a sleeping device leaves a gap after it. */
  readonly seen: number;
  /** All time that ran so far in this session, without what runs since `since`. */
  readonly activeMs: number;
  readonly swaps: Readonly<Record<string, readonly Swap[]>>;
  /** Changes of length made by hand, by `block.step`. */
  readonly adjusted: Readonly<Record<string, number>>;
  /** Spoken already in this step: index of the line, or a key of lines.ts for the player's own. */
  readonly said: readonly number[];
  /** Blocks left out, by id. */
  readonly leftOut: readonly string[];
  /** Milliseconds of work done, by block id. */
  readonly workMs: Readonly<Record<string, number>>;
  /** After easing off: ask for the pain again once the step's time reaches this. */
  readonly askAgainMs: number | null;
  /** Since pain was reported in this step: its cues are not said any more, for they lead deeper. */
  readonly isEased: boolean;
  /** The last report, for the second question after easing off. */
  readonly lastPain: { readonly kind: string; readonly where: string; readonly side: PainSide } | null;
  readonly openQuestions: readonly OpenQuestion[];
  readonly notice: Notice | null;
}

export type PainSide = "left" | "right" | "middle";

/** Return the state before a session is started; the id names it for good. */
export function initialState(session: string, now: number): State {
  return {
    version: 1,
    session,
    startedAt: null,
    mode: { name: "start" },
    block: 0,
    step: 0,
    doneMs: 0,
    since: null,
    seen: now,
    activeMs: 0,
    swaps: {},
    adjusted: {},
    said: [],
    leftOut: [],
    workMs: {},
    askAgainMs: null,
    isEased: false,
    lastPain: null,
    openQuestions: [],
    notice: null,
  };
}

/** Return the side of the body that a report of pain most likely means. */
export function likelySide(side: Side): PainSide {
  return side === "both" ? "middle" : side;
}
