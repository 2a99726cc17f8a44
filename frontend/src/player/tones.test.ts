// Tones on a made-up audio clock: what is planned anew is not left behind, waiting unheard for its time.

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Tones } from "./tones";

const NOW = 1_000_000;
const oscillators: Oscillator[] = [];

class Parameter {
  value = 0;
  setValueAtTime = vi.fn();
  linearRampToValueAtTime = vi.fn();
}

class Gain {
  readonly gain = new Parameter();
  connect = vi.fn();
}

class Oscillator {
  readonly frequency = new Parameter();
  readonly disconnect = vi.fn();
  starts: number | undefined;
  stops: number | undefined;

  connect = (to: Gain): Gain => to;
  start(at: number): void {
    this.starts = at;
  }
  stop(at = 0): void {
    this.stops = at;
  }
}

class Context {
  readonly state = "running";
  readonly destination = {};
  currentTime = 10;
  createGain = (): Gain => new Gain();
  createOscillator(): Oscillator {
    const node = new Oscillator();
    oscillators.push(node);
    return node;
  }
}

let context: Context;
let tones: Tones;

beforeEach(() => {
  oscillators.length = 0;
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("AudioContext", function AudioContext() {
    context = new Context();
    return context;
  });
  tones = new Tones(1);
});

afterEach(() => vi.unstubAllGlobals());

test("before the first tap there is no audio, and nothing is planned", () => {
  tones.plan([{ tone: "go", at: NOW }], NOW);
  expect(oscillators).toEqual([]);
});

test("a tone is given to the audio clock for its time on the wall clock", () => {
  tones.wake();
  tones.plan([{ tone: "go", at: NOW + 2500 }], NOW);
  expect(oscillators.map((each) => each.starts)).toEqual([12.5]);
  expect(oscillators[0]?.stops).toBeCloseTo(12.5 + 0.35 + 0.05);
});

test("a new plan stops and unplugs what has not begun, and lets what sounds end by itself", () => {
  tones.wake();
  tones.plan(
    [
      { tone: "go", at: NOW },
      { tone: "pip", at: NOW + 5000 },
    ],
    NOW,
  );
  context.currentTime += 0.1;
  tones.plan([{ tone: "pip", at: NOW + 9000 }], NOW + 100);
  const [sounding, waiting, fresh] = oscillators;
  expect([sounding?.stops, sounding?.disconnect.mock.calls.length]).toEqual([10 + 0.35 + 0.05, 0]);
  expect([waiting?.stops, waiting?.disconnect.mock.calls.length]).toEqual([0, 1]);
  expect(fresh?.starts).toBeCloseTo(19);
});
