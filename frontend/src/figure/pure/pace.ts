// Keeps the movement fluent on a slow device: when frames come late again and again, the picture is drawn less sharp.

/** Drawing pixels for each CSS pixel, from sharpest down. More than two cost time and show nothing. */
export const SHARPNESS = [2, 1.5, 1] as const;
/** A frame later than this is late; later than the second, nothing was to be drawn in between. Milliseconds. */
const LATE = 24;
const A_PAUSE = 250;
/** So many late frames more than timely ones lower the sharpness (chosen: a quarter of a second of trouble). */
const PATIENCE = 12;

export interface Pace {
  /** Which of `SHARPNESS`. */
  readonly step: number;
  readonly late: number;
  readonly last: number;
}

export const AT_REST: Pace = { step: 0, late: 0, last: Number.NEGATIVE_INFINITY };

/** The pace after one more frame of a movement, at a time in milliseconds. */
export function noteFrame(pace: Pace, now: number): Pace {
  const gap = now - pace.last;
  if (gap > A_PAUSE) return { ...pace, last: now };
  const late = Math.max(0, pace.late + (gap > LATE ? 1 : -1));
  if (late < PATIENCE) return { ...pace, late, last: now };
  return { step: Math.min(pace.step + 1, SHARPNESS.length - 1), late: 0, last: now };
}

/** How sharp to draw: never sharper than the screen is. */
export function sharpnessOf(pace: Pace, screen: number): number {
  return Math.min(SHARPNESS[pace.step] ?? 1, Math.max(1, screen));
}
