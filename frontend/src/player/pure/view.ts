// What the player shows, as words and numbers, from the state and the time. Drawing adds nothing of its own.

import { beatAt } from "./beats";
import { elapsedMs, leftMs, sessionLeftMs, sessionMs } from "./clock";
import { caption } from "./lines";
import type { Say } from "./phrases";
import { blockAt, currentWay, following, lengthMs, neighbour, stepAt, stepsOf } from "./route";
import type { State } from "./state";
import { type Block, isWork, type Moment, type Side, type Step, type Timeline } from "./timeline";
import type { Context } from "./turn";

/** A part of the session's bar: one block, as wide as it is long. */
export interface Segment {
  readonly id: string;
  readonly share: number;
  readonly done: number;
  readonly isHere: boolean;
}

export interface View {
  readonly mode: State["mode"]["name"];
  readonly title: string;
  readonly exercise: string;
  readonly detail: string;
  readonly side: Side;
  readonly sideWord: string;
  readonly seconds: string;
  readonly secondsLabel: string;
  readonly isWork: boolean;
  readonly isPaused: boolean;
  readonly next: string;
  readonly count: string;
  readonly timeLeft: string;
  readonly done: number;
  readonly segments: readonly Segment[];
  readonly notice: string;
  readonly scene: string | null;
  /** What stands where the figure would be: the steps in writing, of an exercise without one. */
  readonly how: readonly string[];
  readonly moment: Moment;
  readonly hasEasier: boolean;
  readonly hasHarder: boolean;
  readonly toggleLabel: string;
  readonly forwardLabel: string;
  /** For a screen reader: changes once a step. */
  readonly announcement: string;
}

/** Return the whole picture of a state at a time. */
export function viewOf({ timeline, say }: Context, state: State, now: number): View {
  const block = blockAt(timeline, state.block);
  const step = stepAt(timeline, state);
  const left = Math.ceil(leftMs(timeline, state, now) / 1000);
  const isPaused = state.mode.name === "paused";
  const side = sideWord(block.side, say);
  const scene = sceneAddress(block, stepsOf(state, block).slice(state.step));
  const how = scene === null ? (block.how ?? []) : [];
  const said = caption(timeline, state, now) ?? detail(block, step, say);
  return {
    mode: state.mode.name,
    title: step.title,
    exercise: exerciseName(block, step, state),
    detail: said === how.join(" ") ? "" : said, // it stands above already
    side: block.side,
    sideWord: side,
    seconds: clockText(left),
    secondsLabel: say("seconds_left", { seconds: left }),
    isWork: isWork(step),
    isPaused,
    next: say("next_is", { what: nextText(timeline, state, say) }),
    count: countText(step, elapsedMs(state, now), say),
    timeLeft: say("time_left", {
      time: clockText(Math.ceil(sessionLeftMs(timeline, state, now) / 1000), true),
    }),
    done: 1 - sessionLeftMs(timeline, state, now) / Math.max(1, sessionMs(timeline, state)),
    segments: segments(timeline, state, now),
    notice: noticeText(state, say),
    scene,
    how,
    moment: step.moment,
    hasEasier: neighbour(state, block, "easier") !== null,
    hasHarder: neighbour(state, block, "harder") !== null,
    toggleLabel: say(isPaused ? "go_on" : "pause"),
    forwardLabel: say(isWork(step) ? "skip" : "next"),
    announcement: [block.name, side, step.title].join(", "),
  };
}

/** The figure of this step, else of the first one after it that has one. */
function sceneAddress(block: Block, steps: readonly Step[]): string | null {
  const scene = steps.find((step) => step.scene !== null)?.scene;
  return scene == null ? null : `/figure/${block.exercise}/${scene}.json`;
}

function noticeText(state: State, say: Say): string {
  if (state.notice !== null) return state.notice.text;
  if (state.mode.name !== "paused") return "";
  return say(state.mode.away ? "away" : "paused");
}

/** The exercise above the step's own title; left out where the two say the same. */
function exerciseName(block: Block, step: Step, state: State): string {
  const way = currentWay(state, block).variant_name;
  const name = block.region_name === null ? block.name : `${block.name}: ${block.region_name}`;
  return step.title === name ? way : `${name} · ${way}`;
}

function detail(block: Block, step: Step, say: Say): string {
  if (isWork(step)) return [step.detail, say("feel", { where: block.feel })].filter(Boolean).join(" · ");
  return step.detail;
}

/** Return a side in words. */
export function sideWord(side: Side, say: Say): string {
  return say(side);
}

/** Return seconds as they are read from three metres: bare up to 99, then minutes. */
export function clockText(seconds: number, always = false): string {
  if (seconds < 100 && !always) return String(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A length of time in words: "4 minutes 34 seconds". */
export function lengthText(seconds: number, say: Say): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const words = [
    ...(minutes > 0 ? [say(minutes === 1 ? "minute_long" : "minutes_long", { minutes })] : []),
    ...(rest > 0 || minutes === 0
      ? [say(rest === 1 ? "second_long" : "seconds_long", { seconds: rest })]
      : []),
  ];
  return words.join(" ");
}

function nextText(timeline: Timeline, state: State, say: Say): string {
  const at = following(timeline, state);
  if (at === null) return say("then_done");
  const step = stepAt(timeline, state, at);
  const block = blockAt(timeline, at.block);
  if (at.block === state.block)
    return `${step.title}, ${say("seconds_short", { seconds: lengthMs(timeline, state, at) / 1000 })}`;
  const name = block.region_name === null ? block.name : `${block.name}, ${block.region_name}`;
  return block.side === "both" ? name : `${name}, ${sideWord(block.side, say).toLowerCase()}`;
}

function countText(step: Step, elapsed: number, say: Say): string {
  if (step.repetitions === null) return "";
  const { count, tempo_s } = step.repetitions;
  const done = Math.min(count, Math.floor(elapsed / (tempo_s * 1000)) + 1);
  const counted = say("count", { done, count });
  const beat = beatAt(step.repetitions, elapsed);
  return beat === null ? counted : `${counted} · ${beat.beat.say}`;
}

function segments(timeline: Timeline, state: State, now: number): Segment[] {
  const here = state.block;
  return timeline.blocks.flatMap((block, index) => {
    if (state.leftOut.includes(block.id) && index !== here) return [];
    const lengths = stepsOf(state, block).map((_, step) => lengthMs(timeline, state, { block: index, step }));
    const total = lengths.reduce((sum, ms) => sum + ms, 0);
    const before = lengths.slice(0, state.step).reduce((sum, ms) => sum + ms, 0);
    const inside = Math.min(1, (before + elapsedMs(state, now)) / Math.max(1, total));
    const done = index < here ? 1 : index === here ? inside : 0;
    return [{ id: block.id, share: total, done, isHere: index === here }];
  });
}
