// <figure-view src="/figure/couch-stretch/wall.json" side="left" camera="side" autoplay label="...">: the figure as an
// element. What the server put inside stays visible until the figure is drawn, and for good if it cannot be.
import { createFigure, type Figure, type FigureOptions, type Side, type Words } from "./figure";
import type { Moment } from "./pure/motion";

/** Scenes are fetched when the element comes this near to the screen. */
const NEAR = "300px";
const MOMENTS: readonly string[] = ["start", "move", "end"];

export class FigureView extends HTMLElement {
  static readonly observedAttributes = ["src", "side", "camera", "moment", "label"];

  private drawn: Figure | null = null;
  private nearness: IntersectionObserver | null = null;
  private loading: AbortController | null = null;

  /** The figure once it is drawn. */
  get figure(): Figure | null {
    return this.drawn;
  }

  connectedCallback(): void {
    this.nearness = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.nearness?.disconnect();
        void this.load();
      },
      { rootMargin: NEAR },
    );
    this.nearness.observe(this);
  }

  disconnectedCallback(): void {
    this.nearness?.disconnect();
    this.clear();
    this.loading = null;
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (name === "src" && this.loading) void this.load();
    if (!this.drawn) return;
    if (name === "side") this.drawn.setSide(now === "left" ? "left" : "right");
    if (name === "camera") this.drawn.setCamera(now ?? undefined);
    if (name === "moment" && isMoment(now)) this.drawn.setMoment(now);
    if (name === "label") this.drawn.setLabel(now ?? "");
  }

  private clear(): void {
    this.loading?.abort();
    this.drawn?.destroy();
    this.drawn = null;
    this.removeAttribute("drawn");
  }

  /** The figure of the scene before stays until the next one is there: nothing flickers. */
  private async load(): Promise<void> {
    const src = this.getAttribute("src");
    this.loading?.abort();
    if (!src) return this.clear();
    this.loading = new AbortController();
    const { signal } = this.loading;
    try {
      const response = await fetch(src, { signal });
      if (!response.ok) throw new Error(`${src}: ${response.status}`);
      const json: unknown = await response.json();
      if (!signal.aborted) this.show(json);
    } catch (fault) {
      if (!signal.aborted) this.fail(fault);
    }
  }

  private show(json: unknown): void {
    this.drawn?.destroy();
    this.drawn = createFigure(this, json, this.options());
    this.setAttribute("drawn", "");
    this.dispatchEvent(new CustomEvent("figure-drawn", { bubbles: true }));
  }

  private fail(fault: unknown): void {
    this.clear();
    this.dispatchEvent(new CustomEvent("figure-failed", { bubbles: true, detail: fault }));
  }

  private options(): FigureOptions {
    const [camera, moment, label] = ["camera", "moment", "label"].map((name) => this.getAttribute(name));
    return {
      side: (this.getAttribute("side") === "left" ? "left" : "right") satisfies Side,
      autoplay: this.hasAttribute("autoplay"),
      still: this.hasAttribute("still"),
      views: !this.hasAttribute("no-views"),
      words: readWords(this.getAttribute("words") ?? this.dataset.words),
      ...(camera ? { camera } : {}),
      ...(isMoment(moment) ? { moment } : {}),
      ...(label ? { label } : {}),
    };
  }
}

function isMoment(name: string | null | undefined): name is Moment {
  return MOMENTS.includes(name ?? "");
}

/** Words from a JSON attribute; nothing usable gives none, and English is shown. */
function readWords(text: string | null | undefined): Words {
  if (!text) return {};
  try {
    const words: unknown = JSON.parse(text);
    return typeof words === "object" && words !== null ? (words as Words) : {};
  } catch {
    return {};
  }
}

export function defineFigureView(): void {
  if (!customElements.get("figure-view")) customElements.define("figure-view", FigureView);
}
