// How long to wait before sending again.

const FIRST_MS = 1_000;
const LONGEST_MS = 15_000; // chosen: the server is most often on this very machine, and asking costs little

/** Return the milliseconds to wait after so many failures; `random` (0-1) keeps two tabs from knocking together. */
export function waitAfter(failures: number, random: number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (0.75 + random / 2));
}
