// Fingers and keys: the buttons of the page, a tap or a swipe on the seconds, and the keyboard.

import { actOf } from "./pure/keys";

const SWIPE_PX = 60;
const TAP_PX = 12;
const IN_CONTROL = "button, a, input, textarea, select, summary, [tabindex='0']";

/** Call `act` with what was asked for: a name of an input, or `mute`, `view` or `more`. */
export function listen(root: HTMLElement, act: (name: string) => void): void {
  root.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-do]");
    if (button === null) return;
    act(button.dataset.do ?? "");
    // After a finger or mouse the focus goes back to the page, so that space pauses instead of pressing it again.
    if (event.detail > 0) button.blur();
  });
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") !== null || event.repeat) return;
    const inControl = (event.target as Element).closest?.(IN_CONTROL) != null;
    const name = actOf(event.key, { inControl, modified: event.ctrlKey || event.metaKey || event.altKey });
    if (name === null || (inControl && event.key.startsWith("Arrow"))) return;
    event.preventDefault();
    act(name);
  });
  swipes(root.querySelector<HTMLElement>("[data-part='main']") ?? root, act);
}

/** On the seconds a tap pauses, a swipe to the left goes on, a swipe to the right goes back. */
function swipes(area: HTMLElement, act: (name: string) => void): void {
  let from: { x: number; y: number } | null = null;
  area.addEventListener("pointerdown", ({ clientX: x, clientY: y }) => {
    from = { x, y };
  });
  area.addEventListener("pointerup", ({ clientX, clientY }) => {
    if (from === null) return;
    const [across, down] = [clientX - from.x, clientY - from.y];
    from = null;
    if (Math.hypot(across, down) < TAP_PX) act("toggle");
    else if (Math.abs(across) > SWIPE_PX && Math.abs(across) > 2 * Math.abs(down))
      act(across < 0 ? "forward" : "back");
  });
  area.addEventListener("pointercancel", () => {
    from = null;
  });
}
