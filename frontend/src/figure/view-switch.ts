// A small row of buttons under a figure: one for each of the scene's views.
import type { NamedCamera } from "./pure/scene";

const NAMES: Readonly<Record<string, string>> = {
  side: "Side",
  front: "Front",
  "three-quarter": "Turned",
  "head-three-quarter": "Head, turned",
  "head-end": "Head",
  "foot-end": "Feet",
  "foot-quarter": "Feet, turned",
  high: "Above, turned",
  top: "Above",
  views: "View",
};

export interface ViewSwitch {
  readonly element: HTMLElement;
  /** Marks the chosen view; null after the figure was turned by hand. */
  show(id: string | null): void;
}

export function viewSwitch(
  cameras: readonly NamedCamera[],
  words: Readonly<Record<string, string>>,
  choose: (id: string) => void,
): ViewSwitch {
  const name = (id: string): string => words[id] ?? NAMES[id] ?? id;
  const element = document.createElement("div");
  element.className = "figure-views";
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", name("views"));
  const buttons = cameras.map((camera) => viewButton(camera.id, name(camera.id), choose));
  element.append(...buttons);
  return {
    element,
    show: (id) => {
      for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.view === id));
    },
  };
}

function viewButton(id: string, name: string, choose: (id: string) => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "figure-view-button";
  button.dataset.view = id;
  button.textContent = name;
  button.addEventListener("click", () => choose(id));
  return button;
}
