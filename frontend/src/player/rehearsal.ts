// For the tests: a session played with a clock that is handed in, and all that came of it.

import sample from "../../../fixtures/timeline-sample.json";
import type { Draft } from "./pure/events";
import type { Spoken } from "./pure/lines";
import { currentVariant, stepAt } from "./pure/route";
import { initialState, type State } from "./pure/state";
import type { Block, Step, Timeline } from "./pure/timeline";
import { type Input, transition } from "./pure/transition";
import { type Context, contextOf } from "./pure/turn";

export const SAMPLE = sample as unknown as Timeline;
export const START = Date.UTC(2026, 10, 23, 6, 0, 0);

export class Rehearsal {
  readonly context: Context;
  readonly events: Draft[] = [];
  readonly spoken: { text: string; at: number }[] = [];
  state: State;
  now = START;

  constructor(timeline: Timeline = SAMPLE) {
    this.context = contextOf(timeline);
    this.state = initialState("0198b3a0-0000-7000-8000-000000000001", START);
  }

  do(input: Input): this {
    const outcome = transition(this.context, this.state, input, this.now);
    this.state = outcome.state;
    this.events.push(...outcome.events);
    this.hear(outcome.spoken);
    return this;
  }

  /** Let time pass with a tick every `every` milliseconds. */
  wait(seconds: number, every = 250): this {
    const end = this.now + seconds * 1000;
    while (this.now < end) {
      this.now = Math.min(this.now + every, end);
      this.do({ do: "tick" });
    }
    return this;
  }

  /** Let time pass without a single tick: a sleeping device. */
  sleep(seconds: number): this {
    this.now += seconds * 1000;
    return this.do({ do: "tick" });
  }

  /** Go on until a step of this kind is on the screen. */
  reach(kind: Step["kind"], exercise?: string): this {
    const there = (): boolean =>
      this.step.kind === kind && (exercise === undefined || this.block.exercise === exercise);
    for (let guard = 0; guard < 20_000 && !there(); guard += 1) {
      if (this.state.mode.name === "question") this.do({ do: "answer", answer: "no" });
      this.wait(0.25);
    }
    return this;
  }

  get step(): Step {
    return stepAt(this.context.timeline, this.state);
  }

  get block(): Block {
    return this.context.timeline.blocks[this.state.block] as Block;
  }

  get variant(): string {
    return currentVariant(this.state, this.block);
  }

  get kinds(): string[] {
    return this.events.map((event) => event.kind);
  }

  of<Kind extends Draft["kind"]>(kind: Kind): Extract<Draft, { kind: Kind }>[] {
    return this.events.filter((event): event is Extract<Draft, { kind: Kind }> => event.kind === kind);
  }

  private hear(spoken: readonly Spoken[]): void {
    for (const { text } of spoken) if (text !== "") this.spoken.push({ text, at: this.now });
  }
}

/** Return a session that has just been started. */
export function started(timeline: Timeline = SAMPLE): Rehearsal {
  return new Rehearsal(timeline).do({ do: "start" });
}
