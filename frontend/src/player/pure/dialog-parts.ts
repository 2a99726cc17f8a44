// What every dialog is made of.

import type { Mode, State } from "./state";
import { QUESTION_WAIT_MS } from "./steps";
import type { Input } from "./transition";
import type { Context } from "./turn";

/** What a choice does: something in the session, or with the page around it. */
export type Act =
  | Input
  | { readonly do: "visit"; readonly href: string }
  | { readonly do: "take-over" }
  | { readonly do: "reload" };

export interface Choice {
  readonly label: string;
  readonly act: Act;
  readonly hint?: string;
  /** For a screen reader, where the place on the screen says more than the label. */
  readonly spoken?: string;
  readonly look?: "primary" | "danger" | "quiet";
  readonly isPressed?: boolean;
}

/** One part of the body: left and right of it, or one in the middle. */
export type BodyRow = { readonly left: Choice; readonly right: Choice } | { readonly middle: Choice };

export interface Titled {
  readonly title: string;
  readonly items: readonly string[];
}

export interface Dialog {
  /** Changes when another question stands there: only then is it drawn anew. */
  readonly key: string;
  readonly title: string;
  readonly words: readonly string[];
  /** Points under the words; the headings of the two sides in the layout `body`. */
  readonly list?: readonly string[];
  readonly layout: "list" | "scale" | "body" | "note";
  /** Points with a heading, before the choices, and folded after them; those without points are not shown. */
  readonly before?: readonly Titled[];
  readonly after?: readonly Titled[];
  readonly choices: readonly Choice[];
  readonly rows?: readonly BodyRow[];
  /** What was typed into the field of the layout `note`. */
  readonly note?: string;
  readonly footer: readonly Choice[];
  /** What Escape does; null: it has to be answered. */
  readonly escape: Act | null;
}

export type Of<Name extends Mode["name"]> = Extract<Mode, { name: Name }>;

export interface Asking extends Context {
  readonly state: State;
  readonly now: number;
  /** Whether the server has everything. */
  readonly isSent: boolean;
}

export const TODAY = "/today/";
export const PLAIN = { words: [], layout: "list", choices: [], footer: [], escape: null } as const;
export const CLOSE = { do: "close" } as const;

/** Eleven choices, 0 to 10. */
export function scale(act: (score: number) => Input): Choice[] {
  return Array.from({ length: 11 }, (_, score) => ({ label: String(score), act: act(score) }));
}

/** A question of an exercise; on the way it waits only so long. */
export function questionDialog({ timeline, say }: Asking, id: string, when: "wait" | "end"): Dialog {
  const question = timeline.questions.find((each) => each.id === id);
  const none: Act = { do: "answer", answer: null };
  const choices = (question?.answers ?? []).map(
    (each): Choice => ({ label: each.text, act: { do: "answer", answer: each.id } }),
  );
  const words = [
    question?.why ?? "",
    when === "wait" ? say("question_wait", { seconds: QUESTION_WAIT_MS / 1000 }) : "",
  ].filter(Boolean);
  const pass: Choice = { label: say(when === "wait" ? "go_on" : "end_pass"), act: none, look: "quiet" };
  return {
    ...PLAIN,
    key: `question.${id}`,
    title: question?.ask ?? "",
    words,
    choices,
    footer: [pass],
    escape: none,
  };
}
