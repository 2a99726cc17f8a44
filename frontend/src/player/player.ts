// The session on this page: inputs go in, the state is kept, and screen, voice and tones follow it.

import type { DialogElement } from "./dialog-element";
import { type Act, dialogOf } from "./pure/dialog";
import { type Draft, type PlayerEvent, stamp } from "./pure/events";
import type { SpeechQueue } from "./pure/speech-queue";
import type { State } from "./pure/state";
import { planKey, tonesAhead } from "./pure/tone-plan";
import { type Input, transition } from "./pure/transition";
import type { Context } from "./pure/turn";
import { viewOf } from "./pure/view";
import type { Screen } from "./screen";
import type { Tones } from "./tones";
import type { WakeLock } from "./wake";

export interface Change {
  readonly timeline?: unknown;
  readonly state?: unknown;
  readonly events: readonly PlayerEvent[];
}

/** The page around the session. */
export interface Surroundings {
  readonly screen: Screen;
  readonly dialog: DialogElement;
  readonly voice: SpeechQueue | null;
  readonly tones: Tones | null;
  readonly wake: WakeLock;
  /** Keep a change on the device, all or nothing, in order. */
  readonly keep: (change: Change) => Promise<void>;
  /** Send what waits; `everythingSent` is called when the server has it. */
  readonly send: () => Promise<unknown>;
  /** The session is over, for this page. */
  readonly over: (why: "finished" | "help" | "discarded") => void;
}

const SAVE_EVERY_MS = 1_000;

export class Player {
  private savedAt = 0;
  private plan = "";
  private isSent = false;
  private isVoiceOn: boolean;
  private lastId = 0;
  private isStopped = false;

  constructor(
    private readonly context: Context,
    private state: State,
    private readonly around: Surroundings,
    isVoiceOn: boolean,
  ) {
    this.isVoiceOn = isVoiceOn;
  }

  /** Take an input, at the time it is. */
  take(input: Input): void {
    if (this.isStopped) return;
    const now = Date.now();
    const before = this.state;
    const outcome = transition(this.context, before, input, now);
    this.state = outcome.state;
    this.keep(before, outcome.events, now);
    if (this.speaks) this.around.voice?.say(outcome.spoken);
    this.sound(now);
    this.around.wake.want(this.state.since !== null);
    this.draw(now);
    if (input.do === "discard") this.around.over("discarded");
  }

  /** Another tab plays from now on: nothing is written or said here any more. */
  stop(): void {
    this.take({ do: "pause" });
    this.isStopped = true;
    this.around.voice?.silence();
    this.around.tones?.plan([], Date.now());
    this.around.wake.want(false);
  }

  toggleVoice(): void {
    this.isVoiceOn = !this.isVoiceOn;
    if (!this.isVoiceOn) this.around.voice?.silence();
    this.plan = "";
    this.sound(Date.now());
    this.draw(Date.now());
  }

  /** The server has everything that was written so far. */
  everythingSent(): void {
    this.isSent = true;
    if (this.state.mode.name === "finished") this.draw();
  }

  /** True while a voice says what the screen says. */
  get speaks(): boolean {
    return this.isVoiceOn && this.around.voice?.works === true;
  }

  /** True once there is something that leaving would interrupt. */
  get isUnderWay(): boolean {
    const { name } = this.state.mode;
    return this.state.startedAt !== null && name !== "finished" && name !== "help";
  }

  get mode(): State["mode"]["name"] {
    return this.state.mode.name;
  }

  draw(now = Date.now()): void {
    const { screen, dialog } = this.around;
    screen.draw(viewOf(this.context, this.state, now));
    const label = this.context.say(this.isVoiceOn ? "mute" : "unmute");
    screen.voice(this.isVoiceOn, label);
    dialog.show(dialogOf({ ...this.context, state: this.state, now, isSent: this.isSent }));
  }

  private sound(now: number): void {
    const key = `${planKey(this.state)} ${this.speaks}`;
    if (key === this.plan) return;
    this.plan = key;
    const tones = tonesAhead(this.context.timeline, this.state, now, { spoken: this.speaks });
    this.around.tones?.plan(tones, now);
  }

  private keep(before: State, drafts: readonly Draft[], now: number): void {
    if (this.state.startedAt === null) return;
    const isSame = drafts.length === 0 && sameButForTime(before, this.state);
    if (isSame && now - this.savedAt < SAVE_EVERY_MS) return;
    this.savedAt = now;
    const kept = this.around.keep({
      ...this.saved(before),
      events: drafts.map((draft) => this.stamp(draft, now)),
    });
    if (drafts.length > 0) {
      this.isSent = false;
      void kept.then(() => this.around.send());
    }
    const { name } = this.state.mode;
    if ((name === "finished" || name === "help") && before.mode.name !== name)
      void kept.then(() => this.around.over(name));
  }

  /** An ended session is not kept for going on; its events are, until the server has them. */
  private saved(before: State): { timeline?: unknown; state: State | null } {
    if (!this.isUnderWay) return { timeline: null, state: null };
    return before.startedAt === null
      ? { timeline: this.context.timeline, state: this.state }
      : { state: this.state };
  }

  /** Ids of one page always ascend, also those of one millisecond. */
  private stamp(draft: Draft, now: number): PlayerEvent {
    this.lastId = Math.max(now, this.lastId + 1);
    return stamp(draft, this.state.session, this.lastId, crypto.getRandomValues(new Uint8Array(10)));
  }
}

function sameButForTime(one: State, other: State): boolean {
  return (
    one.mode === other.mode &&
    one.block === other.block &&
    one.step === other.step &&
    one.since === other.since &&
    one.swaps === other.swaps &&
    one.adjusted === other.adjusted
  );
}

/** Tell the acts of the page from those of the session. */
export function isInput(act: Act): act is Input {
  return act.do !== "visit" && act.do !== "take-over" && act.do !== "reload";
}
