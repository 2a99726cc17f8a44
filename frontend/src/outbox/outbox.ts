// The outbox of this page: opened once, sends at once, on coming online, and on coming back to the page.

import { openStore } from "./open-store";
import { Post } from "./post";
import { Sender, type Surroundings } from "./sender";
import type { Store } from "./store";

export interface Outbox {
  readonly store: Store;
  /** Send what waits; true if nothing waits afterwards. */
  readonly send: () => Promise<boolean>;
  /** Call `act` whenever the server has everything, also after a later try. */
  readonly whenEmpty: (act: () => void) => void;
}

const SURROUNDINGS: Omit<Surroundings, "emptied"> = {
  later: (act, ms) => setTimeout(act, ms),
  random: Math.random,
  alone: async (act) => {
    if (!("locks" in navigator)) return act();
    const one = { ifAvailable: true };
    return navigator.locks.request("endrange-outbox", one, async (lock) => (lock === null ? null : act()));
  },
};

let opened: Promise<Outbox> | null = null;

/** Return this page's outbox. */
export function openOutbox(): Promise<Outbox> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Outbox> {
  const store = await openStore();
  const listeners: (() => void)[] = [];
  const emptied = (): void => {
    for (const act of listeners) act();
  };
  const post = new Post((path, init) => fetch(path, init));
  const sender = new Sender(store, post, { ...SURROUNDINGS, emptied });
  const send = (): Promise<boolean> => sender.flush();
  addEventListener("online", send);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
  return { store, send, whenEmpty: (act) => void listeners.push(act) };
}

/** On any page: send what an earlier session left behind. */
export async function sendWaitingEvents(): Promise<void> {
  const { store, send } = await openOutbox();
  if ((await store.count()) > 0) await send();
}
