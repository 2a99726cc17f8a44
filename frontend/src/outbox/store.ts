// What this device keeps: the session that runs, and the events that the server has not acknowledged yet.
// One write holds both, so that a killed browser never has one without the other.

import type { PlayerEvent } from "../player/pure/events";

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
