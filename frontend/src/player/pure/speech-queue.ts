// Lines for the voice, one after the other and never over each other. Late lines are dropped: they would be wrong.

import type { Spoken } from "./lines";

/** The device's voice, or none. */
export interface Synthesiser {
  /** Begin a line; `began` and `ended` are called once each, unless the voice is stuck or `hush` comes first. */
  speak(text: string, heard: { began: () => void; ended: () => void }): void;
  hush(): void;
}

export interface Timing {
  readonly now: () => number;
  readonly later: (act: () => void, ms: number) => unknown;
}

const STUCK_AFTER_MS = 3_000;
const SPEAKING_MS_PER_CHARACTER = 130; // chosen: twice a slow voice
const FAILURES_UNTIL_SILENT = 2;

export class SpeechQueue {
  private waiting: Spoken[] = [];
  private current = 0;
  private isSpeaking = false;
  private failures = 0;

  constructor(
    private readonly synthesiser: Synthesiser,
    private readonly timing: Timing,
  ) {}

  /** False once the voice has proved to be stuck or absent: then tones do its work. */
  get works(): boolean {
    return this.failures < FAILURES_UNTIL_SILENT;
  }

  /** Try again: the device has found its voices. */
  reset(): void {
    this.failures = 0;
  }

  say(lines: readonly Spoken[]): void {
    for (const line of lines) {
      if (line.interrupts) this.silence();
      if (line.text !== "") this.waiting.push(line);
    }
    this.next();
  }

  silence(): void {
    this.waiting = [];
    if (this.isSpeaking) this.synthesiser.hush();
    this.finish();
  }

  private finish(): void {
    this.current += 1;
    this.isSpeaking = false;
  }

  private next(): void {
    if (this.isSpeaking || !this.works) return;
    const now = this.timing.now();
    const line = this.waiting.find(({ by }) => by >= now);
    if (line === undefined) {
      this.waiting = [];
      return;
    }
    this.waiting = this.waiting.slice(this.waiting.indexOf(line) + 1);
    this.begin(line);
  }

  private begin(line: Spoken): void {
    this.isSpeaking = true;
    this.current += 1;
    const mine = this.current;
    const still = (act: () => void) => (): void => {
      if (mine === this.current) act();
    };
    let hasBegun = false;
    const began = (): void => {
      hasBegun = true;
      this.failures = 0;
    };
    const ended = (): void => {
      if (!hasBegun) this.failures += 1;
      this.finish();
      this.next();
    };
    this.timing.later(
      still(() => hasBegun || this.giveUp()),
      STUCK_AFTER_MS,
    );
    this.timing.later(
      still(() => this.giveUp()),
      STUCK_AFTER_MS + line.text.length * SPEAKING_MS_PER_CHARACTER,
    );
    this.synthesiser.speak(line.text, { began: still(began), ended: still(ended) });
  }

  private giveUp(): void {
    this.failures += 1;
    this.synthesiser.hush();
    this.finish();
    this.next();
  }
}
