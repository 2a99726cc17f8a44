// The session as the server made it: blocks of timed steps with their spoken lines. Seconds everywhere; read only.

export type Side = "left" | "right" | "both";
export type Level = "easier" | "standard" | "harder";
export type StepKind = "prepare" | "ready" | "hold" | "repetitions" | "passes" | "change-side" | "rest";
export type Moment = "start" | "move" | "end";

/** A sentence and when it is said: after the start, after the middle, or before the end of its step. */
export interface Line {
  readonly from: "start" | "middle" | "end";
  readonly at_s: number;
  readonly say: string;
  /** The id of the block whose hold it leads out of. */
  readonly releases?: string | null;
}

/** One part of a repetition, such as lowering for three seconds. */
export interface Beat {
  readonly name: string;
  /** Its word for the voice and the screen. */
  readonly say: string;
  readonly seconds: number;
}

export interface Repetitions {
  readonly count: number;
  readonly tempo_s: number;
  readonly direction: string | null;
  /** The parts of each repetition in their order; none where the movement is even. */
  readonly beats?: readonly Beat[];
}

export interface Step {
  readonly id: string;
  readonly kind: StepKind;
  readonly seconds: number;
  readonly title: string;
  readonly detail: string;
  readonly repetitions: Repetitions | null;
  readonly lines: readonly Line[];
  readonly scene: string | null;
  readonly moment: Moment;
}

/** Another way to do a block; its steps stand for the whole block. */
export interface Alternative {
  readonly level: Level;
  readonly variant: string;
  readonly variant_name: string;
  readonly equipment: readonly string[];
  /** What is asked after the block if this way was its last; missing in sessions kept by earlier versions. */
  readonly asks?: readonly string[];
  readonly seconds: number;
  readonly steps: readonly Step[];
}

/** One exercise on one side (or one rolled region): what is left out, eased or stopped together. */
export interface Block {
  readonly id: string;
  readonly exercise: string;
  readonly variant: string;
  readonly level: Level;
  readonly name: string;
  readonly variant_name: string;
  readonly side: Side;
  readonly region: string | null;
  readonly region_name: string | null;
  readonly chain: string | null;
  readonly kind: string;
  readonly feel: string;
  readonly not_feel: readonly string[];
  readonly breathing: string;
  readonly stop_signs: readonly string[];
  /** What is asked after it: about its side; at the end of a rolled route, about the whole of it. */
  readonly asks: readonly string[];
  readonly seconds: number;
  readonly steps: readonly Step[];
  readonly alternatives: readonly Alternative[];
  /** The steps in writing, of an exercise without a figure. */
  readonly how?: readonly string[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export type SkipReason = "pain" | "no-time" | "too-hard" | "no-equipment" | "other";

/** Why something is skipped, or the session finished early. */
export interface Reason extends Named {
  readonly id: SkipReason;
}

export interface Equipment extends Named {
  /** What else does. */
  readonly stand_ins: readonly string[];
  /** The item's name where `name` is what the person has instead. */
  readonly stands_for?: string | null;
  /** One goes there: it cannot be fetched. */
  readonly place?: boolean;
}

export interface Answer {
  readonly id: string;
  readonly text: string;
  /** What is said next, in words. */
  readonly then: string;
  readonly action?: "leave-out" | "stop-session";
}

export interface Question {
  readonly id: string;
  readonly ask: string;
  readonly why: string;
  readonly answers: readonly Answer[];
}

export interface BodyRegion extends Named {
  readonly side: "each" | "middle";
}

export interface LeftOut {
  readonly exercise: string;
  readonly name: string;
  readonly reason: string;
  readonly comes: string | null;
  /** The day in words on which it comes; missing in sessions kept by earlier versions. */
  readonly comes_on?: string | null;
}

export type PainAction = "go-on" | "hold" | "back-off" | "stop-exercise" | "stop-session";

/** One row of the pain rules: the first row that fits score and kind decides. */
export interface PainRule {
  readonly id: string;
  readonly version: number;
  readonly kinds: readonly string[] | null;
  readonly low: number;
  readonly high: number;
  /** True: only for the second report, after easing off; false: only for the first; null: both. */
  readonly asked_again: boolean | null;
  /** Only for this kind of work; null or missing: for both. */
  readonly work?: "mobility" | "strength" | null;
  readonly action: PainAction;
  readonly say: string;
}

export interface Timeline {
  readonly version: 1;
  /** Until when it may begin, as a time; missing where nobody was asked before it. */
  readonly good_until?: string;
  readonly minutes: number;
  readonly total_s: number;
  readonly title: string;
  readonly equipment: readonly Equipment[];
  readonly blocks: readonly Block[];
  readonly left_out: readonly LeftOut[];
  readonly questions: readonly Question[];
  readonly pain_rules: readonly PainRule[];
  readonly pain_kinds: readonly Named[];
  readonly body_regions: readonly BodyRegion[];
  readonly skip_reasons: readonly Reason[];
  readonly phrases: Readonly<Record<string, string>>;
  readonly planned_for?: string | null;
  /** Why the session is not quite what was asked for. */
  readonly note?: string | null;
  readonly danger_signs?: readonly { readonly id: string; readonly ask: string }[];
}

const WORK: ReadonlySet<StepKind> = new Set<StepKind>(["hold", "repetitions", "passes"]);

/** Tell whether a step is the exercise itself, not the way to it. */
export function isWork(step: Step): boolean {
  return WORK.has(step.kind);
}

/** Tell whether a block is one region of a route that is rolled as a whole. */
export function isRouted(block: Block): boolean {
  return block.region !== null;
}

/** Add up the work of some steps, without preparing and rest. */
export function workSeconds(steps: readonly Step[]): number {
  return steps.filter(isWork).reduce((sum, { seconds }) => sum + seconds, 0);
}
