// What each key does while a step is on the screen. Inside dialogs the browser's own keys apply.

import type { Input } from "./transition";

/** What a key can ask of the page itself. */
export type PageAct = "mute" | "view";

const KEYS: Readonly<Record<string, Input["do"] | PageAct>> = {
  " ": "toggle",
  k: "toggle",
  ArrowRight: "forward",
  ArrowLeft: "back",
  ArrowUp: "longer",
  ArrowDown: "shorter",
  r: "restart",
  "+": "longer",
  "=": "longer",
  "-": "shorter",
  e: "easier",
  h: "hurts",
  m: "mute",
  v: "view",
  Escape: "leave",
};

/** Return what a key asks for; null for keys that are the browser's or the focused control's. */
export function actOf(
  key: string,
  { inControl, modified }: { inControl: boolean; modified: boolean },
): string | null {
  if (modified) return null;
  const act = KEYS[key.length === 1 ? key.toLowerCase() : key];
  if (act === undefined) return null;
  return inControl && (key === " " || key === "Enter") ? null : act;
}
