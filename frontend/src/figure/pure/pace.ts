// Keeps the movement fluent on a slow device: when frames come late again and again, the picture is drawn less sharp, and flat in the end.

/** How a moving figure is drawn. */
export interface Look {
  /** Drawing pixels for each CSS pixel. More than two cost time and show nothing. */
  readonly sharpness: number;
  /** Whether the light falls from one side, or the parts are flat. */
  readonly isShaded: boolean;
}

/** From the best down to the cheapest. */
export const LOOKS: readonly Look[] = [
  { sharpness: 2, isShaded: true },
  { sharpness: 1.5, isShaded: true },
  { sharpness: 1, isShaded: true },
  { sharpness: 1, isShaded: false },
];
/** A frame later than this is late; later than the second, nothing was to be drawn in between. Milliseconds. */
const LATE = 24;
const A_PAUSE = 250;
/** So many late frames more than timely ones are enough to go one look down (chosen: an eighth of a second of trouble). */
const PATIENCE = 6;

export interface Pace {
  /** Which of `LOOKS`. */
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
  return { step: Math.min(pace.step + 1, LOOKS.length - 1), late: 0, last: now };
}

/** How to draw at this pace: never sharper than the screen is. */
export function lookOf(pace: Pace, screen: number): Look {
  const look = LOOKS[pace.step] as Look;
  return { ...look, sharpness: Math.min(look.sharpness, Math.max(1, screen)) };
}
