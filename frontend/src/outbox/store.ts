// What this device keeps: the session that runs, and the events that the server has not acknowledged yet.
// One write holds both, so that a killed browser never has one without the other.

import type { PlayerEvent } from "../player/pure/events";
import { IndexedStore } from "./indexed-store";
import { LocalStore } from "./local-store";

/** An event in its place in the queue. */
export interface Waiting {
  readonly order: number;
  readonly event: PlayerEvent;
}

export interface Refused {
  readonly event: PlayerEvent;
  readonly why: string;
}

/** What a write changes; what is left out stays, null removes. */
export interface Change {
  readonly timeline?: unknown;
  readonly state?: unknown;
  readonly events?: readonly PlayerEvent[];
}

export interface Kept {
  readonly timeline: unknown;
  readonly state: unknown;
}

export interface Store {
  /** Keep all of a change or none of it. */
  write(change: Change): Promise<void>;
  session(): Promise<Kept>;
  /** The oldest events that wait, in the order they happened. */
  waiting(most: number): Promise<readonly Waiting[]>;
  /** Take events out of the queue: acknowledged, or refused for good and kept apart with the reason. */
  settle(done: readonly Waiting[], refused?: readonly Refused[]): Promise<void>;
  count(): Promise<number>;
  /** Close it; the player does so nowhere, tests do. */
  close(): void;
}

/** Open the device's own database; where there is none, the smaller local storage. */
export async function openStore(): Promise<Store> {
  try {
    return await IndexedStore.open();
  } catch {
    return new LocalStore(usableStorage());
  }
}

/** Some browsers offer a storage that refuses every write; then things are kept for as long as the page lives. */
function usableStorage(): Pick<Storage, "getItem" | "setItem"> {
  try {
    localStorage.setItem("endrange.probe", "1");
    localStorage.removeItem("endrange.probe");
    return localStorage;
  } catch {
    const memory = new Map<string, string>();
    return {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
    };
  }
}
