// Draws a dialog's data into the page's one <dialog>. The browser keeps the focus inside and gives it back.

import type { Act, BodyRow, Choice, Dialog, Titled } from "./pure/dialog";

export interface DialogEvents {
  readonly act: (act: Act) => void;
  readonly typed: (note: string) => void;
}

const LOOKS = { primary: "button-primary", danger: "button-danger-solid", quiet: "button-quiet" } as const;

export class DialogElement {
  private key = "";
  private shown: Dialog | null = null;

  constructor(
    private readonly element: HTMLDialogElement,
    private readonly events: DialogEvents,
  ) {
    element.addEventListener("cancel", (event) => {
      event.preventDefault();
      if (this.shown?.escape) events.act(this.shown.escape);
    });
    element.addEventListener("keydown", (event) => this.pressNumber(event));
  }

  /** Show a dialog, or none. The same question is left as it stands, with the focus in it. */
  show(dialog: Dialog | null): void {
    this.shown = dialog;
    if (dialog === null) {
      this.key = "";
      if (this.element.open) this.element.close();
      return;
    }
    if (dialog.key === this.key) return;
    this.key = dialog.key;
    this.draw(dialog);
  }

  private draw(dialog: Dialog): void {
    this.element.dataset.layout = dialog.layout;
    this.element.dataset.key = dialog.key;
    this.element.replaceChildren(...this.parts(dialog));
    if (!this.element.open) this.element.showModal();
    this.element.scrollTop = 0;
    this.focusFirst();
  }

  /** The focus goes to the likely choice or the field where there is one, else to the question. */
  private focusFirst(): void {
    const first =
      this.element.querySelector<HTMLElement>("textarea") ??
      this.element.querySelector<HTMLElement>(".button-primary");
    (first ?? this.element.querySelector<HTMLElement>("h2"))?.focus();
  }

  private parts(dialog: Dialog): HTMLElement[] {
    const title = make("h2", "dialog-title", dialog.title);
    title.id = "dialog-title";
    title.tabIndex = -1;
    const words = dialog.words.map((text) => make("p", "dialog-words", text));
    const parts: HTMLElement[] = [title, ...words];
    if (dialog.list && dialog.list.length > 0 && dialog.layout !== "body") parts.push(list(dialog.list));
    parts.push(...titled(dialog.before ?? []));
    if (dialog.layout === "note") parts.push(this.note(dialog));
    if (dialog.rows) parts.push(this.body(dialog.rows, dialog.list ?? []));
    if (dialog.choices.length > 0)
      parts.push(this.group(dialog.choices, `dialog-choices dialog-layout-${dialog.layout}`));
    parts.push(...folded(dialog.after ?? []));
    if (dialog.footer.length > 0) parts.push(this.group(dialog.footer, "dialog-footer"));
    return parts;
  }

  private group(choices: readonly Choice[], name: string): HTMLElement {
    const group = make("div", name);
    group.append(...choices.map((choice) => this.choice(choice)));
    return group;
  }

  private choice(choice: Choice): HTMLElement {
    const button = this.button(choice);
    if (choice.hint === undefined) return button;
    const both = make("div", "dialog-hinted");
    both.append(button, make("p", "dialog-hint muted", choice.hint));
    return both;
  }

  private button(choice: Choice): HTMLButtonElement {
    const button = make("button", `button ${choice.look ? LOOKS[choice.look] : ""}`, choice.label);
    button.type = "button";
    if (choice.spoken !== undefined) button.setAttribute("aria-label", choice.spoken);
    if (choice.isPressed !== undefined) button.setAttribute("aria-pressed", String(choice.isPressed));
    button.addEventListener("click", () => this.events.act(choice.act));
    return button;
  }

  private body(rows: readonly BodyRow[], sides: readonly string[]): HTMLElement {
    const grid = make("div", "dialog-body");
    for (const side of sides) grid.append(make("p", "dialog-body-side", side));
    for (const row of rows) {
      if ("middle" in row) {
        const button = this.button(row.middle);
        button.classList.add("dialog-body-middle");
        grid.append(button);
      } else grid.append(this.button(row.left), this.button(row.right));
    }
    return grid;
  }

  private note(dialog: Dialog): HTMLElement {
    const field = make("textarea", "dialog-note");
    field.setAttribute("aria-labelledby", "dialog-title");
    field.rows = 4;
    field.maxLength = 2000;
    field.value = dialog.note ?? "";
    field.addEventListener("input", () => this.events.typed(field.value));
    return field;
  }

  /** On a scale the number keys choose: 0 to 9; ten has its button. */
  private pressNumber(event: KeyboardEvent): void {
    if (this.shown?.layout !== "scale" || event.ctrlKey || event.metaKey || event.altKey) return;
    const choice = /^\d$/.test(event.key) ? this.shown.choices[Number(event.key)] : undefined;
    if (choice !== undefined) this.events.act(choice.act);
  }
}

function titled(lists: readonly Titled[]): HTMLElement[] {
  return withItems(lists).map(({ title, items }) => {
    const section = make("div", "dialog-titled");
    section.append(make("h3", "dialog-subtitle", title), list(items));
    return section;
  });
}

/** What nobody has to read before the choice is one tap away: so the choice and the way out stay in sight. */
function folded(lists: readonly Titled[]): HTMLElement[] {
  return withItems(lists).map(({ title, items }) => {
    const section = make("details", "dialog-folded muted");
    section.append(make("summary", "dialog-fold", title), list(items));
    return section;
  });
}

function withItems(lists: readonly Titled[]): Titled[] {
  return lists.filter(({ items }) => items.length > 0);
}

function list(items: readonly string[]): HTMLElement {
  const element = make("ul", "dialog-items");
  element.append(...items.map((item) => make("li", "", item)));
  return element;
}

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  name: string,
  text = "",
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (name !== "") element.className = name.trim();
  if (text !== "") element.textContent = text;
  return element;
}
