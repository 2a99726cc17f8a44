// Draws the view into the page. Each part is touched only when its words change, so that nothing flickers or is read twice.

import type { Segment, View } from "./pure/view";

type Part =
  | "title"
  | "under"
  | "exercise"
  | "detail"
  | "saying"
  | "seconds"
  | "count"
  | "next"
  | "time-left"
  | "notice"
  | "bar"
  | "figure"
  | "how"
  | "announce"
  | "main"; // prettier-ignore

/** From the largest to the smallest; the style sheet has the sizes. */
const SIZES = ["large", "medium", "small"] as const;
const NAMES: readonly Part[] = ["title", "under", "next"];

/** The player's page. Its skeleton comes from the server, with every control in it. */
export class Screen {
  private readonly written = new Map<string, string>();
  private figure: HTMLElement | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly announces: () => boolean,
  ) {}

  part(name: Part): HTMLElement {
    const element = this.root.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (element === null) throw new Error(`the player's page lacks its part ${name}`);
    return element;
  }

  draw(view: View): void {
    this.words(view);
    this.attribute(this.root, "data-mode", view.mode);
    if (view.mode === "swap") this.showMore(false);
    this.attribute(this.root, "data-work", String(view.isWork));
    this.attribute(this.root, "data-side", view.side);
    this.attribute(this.part("seconds"), "data-length", String(view.seconds.length));
    this.bar(view);
    this.controls(view);
    this.drawFigure(view);
    this.writeHow(view.how);
    if (this.announces()) this.write("announce", view.announcement);
  }

  /** Make names and sentences as large as they are whole: in any language, none is cut. */
  fit(parts: readonly Part[] = [...NAMES, "saying"]): void {
    for (const name of parts) {
      const element = this.part(name);
      for (const size of SIZES) {
        this.attribute(element, "data-size", size);
        if (element.scrollHeight <= element.clientHeight) break;
      }
    }
  }

  /** Show whether the voice is on. */
  voice(isOn: boolean, label: string): void {
    const button = this.control("mute");
    if (button === null) return;
    button.setAttribute("aria-pressed", String(!isOn));
    button.setAttribute("aria-label", label);
    button.title = label;
  }

  /** Turn the figure to its next view. */
  nextView(): void {
    const buttons = [...(this.figure?.querySelectorAll<HTMLButtonElement>(".figure-view-button") ?? [])];
    const chosen = buttons.findIndex((button) => button.getAttribute("aria-pressed") === "true");
    buttons[(chosen + 1) % Math.max(1, buttons.length)]?.click();
  }

  /** Open or close the row of rarer controls; wide screens always show it. */
  toggleMore(): void {
    this.showMore(this.root.getAttribute("data-more") !== "open");
  }

  private showMore(isOpen: boolean): void {
    this.attribute(this.root, "data-more", isOpen ? "open" : "closed");
    this.control("more")?.setAttribute("aria-expanded", String(isOpen));
  }

  private words(view: View): void {
    const named = [
      this.write("title", view.title),
      this.write("exercise", view.exercise),
      this.write("count", view.count),
      this.write("next", view.next),
    ];
    if (named.includes(true)) this.fit(NAMES);
    const said = [this.write("detail", view.detail), this.write("notice", view.notice)];
    if (said.includes(true)) this.fit(["saying"]);
    this.write("seconds", view.seconds);
    this.write("time-left", view.timeLeft);
  }

  private controls(view: View): void {
    this.label("toggle", view.toggleLabel);
    this.label("forward", view.forwardLabel);
    this.enable("easier", view.hasEasier);
    this.enable("harder", view.hasHarder);
  }

  private control(act: string): HTMLButtonElement | null {
    return this.root.querySelector<HTMLButtonElement>(`button[data-do="${act}"]`);
  }

  private label(act: string, text: string): void {
    const label = this.control(act)?.querySelector<HTMLElement>(".control-label");
    if (label && label.textContent !== text) label.textContent = text;
  }

  private enable(act: string, isPossible: boolean): void {
    const button = this.control(act);
    if (button !== null && button.disabled === isPossible) button.disabled = !isPossible;
  }

  private bar(view: View): void {
    const bar = this.part("bar");
    const percent = Math.round(Math.min(1, Math.max(0, view.done)) * 100);
    this.attribute(bar, "aria-valuenow", String(percent));
    this.attribute(bar, "aria-valuetext", view.timeLeft);
    const key = view.segments.map(({ id, share }) => `${id}:${share}`).join();
    if (this.written.get("segments") !== key) {
      this.written.set("segments", key);
      bar.replaceChildren(...view.segments.map(segmentElement));
    }
    view.segments.forEach((segment, index) => {
      const element = bar.children[index];
      const fill = element?.firstElementChild;
      if (element instanceof HTMLElement && fill instanceof HTMLElement) fillSegment(element, fill, segment);
    });
  }

  private drawFigure(view: View): void {
    const box = this.part("figure");
    this.attribute(box, "data-empty", String(view.scene === null));
    if (view.scene === null) return;
    this.figure ??= this.addFigure(box);
    const side = view.side === "left" ? "left" : "right";
    const label = `${view.exercise}, ${view.sideWord}`;
    for (const [name, value] of Object.entries({ side, label, moment: view.moment, src: view.scene }))
      this.attribute(this.figure, name, value);
  }

  private writeHow(steps: readonly string[]): void {
    const key = steps.join("\n");
    if (this.written.get("how") === key) return;
    this.written.set("how", key);
    const list = this.part("how");
    list.hidden = steps.length === 0;
    list.replaceChildren(
      ...steps.map((step) => {
        const item = document.createElement("li");
        item.textContent = step;
        return item;
      }),
    );
    list.scrollTop = 0;
  }

  private addFigure(box: HTMLElement): HTMLElement {
    const figure = document.createElement("figure-view");
    figure.className = "player-figure-view";
    figure.dataset.words = box.dataset.words ?? "";
    box.append(figure);
    return figure;
  }

  /** Return whether the words have changed. */
  private write(name: Part, text: string): boolean {
    if (this.written.get(name) === text) return false;
    this.written.set(name, text);
    this.part(name).textContent = text;
    return true;
  }

  private attribute(element: HTMLElement, name: string, value: string): void {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

function segmentElement({ share }: Segment): HTMLElement {
  const element = document.createElement("span");
  element.className = "segment-of-session";
  element.style.flexGrow = String(Math.max(1, Math.round(share / 1000)));
  element.append(document.createElement("span"));
  return element;
}

function fillSegment(element: HTMLElement, fill: HTMLElement, { done, isHere }: Segment): void {
  const width = `${Math.round(done * 1000) / 10}%`;
  if (fill.style.width !== width) fill.style.width = width;
  if (element.classList.contains("is-here") !== isHere) element.classList.toggle("is-here", isHere);
}
