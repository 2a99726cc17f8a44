// Short tones on the audio clock. They are given to it ahead of time, so that a background tab sounds them on time.

import type { Sounding, Tone } from "./pure/tone-plan";

/** Hertz, seconds after the tone's time, seconds long. */
type Note = readonly [frequency: number, after: number, length: number];

const NOTES: Readonly<Record<Tone, readonly Note[]>> = {
  pip: [[660, 0, 0.09]],
  go: [[880, 0, 0.35]],
  half: [
    [740, 0, 0.16],
    [740, 0.22, 0.16],
  ], // prettier-ignore
  end: [
    [660, 0, 0.18],
    [440, 0.2, 0.4],
  ], // prettier-ignore
  up: [[587, 0, 0.12]],
  down: [[440, 0, 0.12]],
  stay: [[523, 0, 0.06]],
  turn: [
    [523, 0, 0.16],
    [659, 0.18, 0.16],
    [784, 0.36, 0.3],
  ], // prettier-ignore
};

const LOUDNESS = 0.25; // chosen: audible over quiet music, and does not startle

export class Tones {
  private context: AudioContext | null = null;
  private planned: { node: OscillatorNode; at: number }[] = [];

  constructor(private readonly volume: number) {}

  /** Wake the audio up; browsers allow it only during a tap or a key. */
  wake(): void {
    const session = (navigator as { audioSession?: { type: string } }).audioSession;
    if (session !== undefined) session.type = "ambient"; // the person's music goes on
    try {
      this.context ??= new AudioContext({ latencyHint: "interactive" });
      if (this.context.state !== "running") void this.context.resume();
    } catch {
      this.context = null; // no audio on this device: the screen says everything
    }
  }

  /** Replace all tones that have not begun by these; `now` is the wall clock. */
  plan(tones: readonly Sounding[], now: number): void {
    const { context } = this;
    if (context === null) return;
    this.forget(context.currentTime);
    for (const { tone, at } of tones) this.schedule(context, tone, context.currentTime + (at - now) / 1000);
  }

  private forget(time: number): void {
    for (const { node, at } of this.planned) if (at > time) silence(node);
    this.planned = [];
  }

  private schedule(context: AudioContext, tone: Tone, start: number): void {
    for (const [frequency, after, length] of NOTES[tone]) {
      const node = note(context, { frequency, at: start + after, length, volume: this.volume * LOUDNESS });
      this.planned.push({ node, at: start + after });
    }
  }
}

/** Take back a tone that has not begun; one that is only unplugged would wait for its time, unheard. */
function silence(node: OscillatorNode): void {
  node.stop();
  node.disconnect();
}

interface Sound {
  readonly frequency: number;
  readonly at: number;
  readonly length: number;
  readonly volume: number;
}

function note(context: AudioContext, { frequency, at, length, volume }: Sound): OscillatorNode {
  const node = context.createOscillator();
  const gain = context.createGain();
  node.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(volume, at + 0.015);
  gain.gain.setValueAtTime(volume, at + length - 0.04);
  gain.gain.linearRampToValueAtTime(0, at + length);
  node.connect(gain).connect(context.destination);
  node.start(at);
  node.stop(at + length + 0.05);
  return node;
}
