// The store in local storage, for browsers without a database: one text, so that a write is whole or not at all.

import type { Change, Kept, Refused, Store, Waiting } from "./store";

const KEY = "endrange.device";

interface Device {
  readonly next: number;
  readonly timeline: unknown;
  readonly state: unknown;
  readonly outbox: readonly Waiting[];
  readonly refused: readonly Refused[];
}

const EMPTY: Device = { next: 1, timeline: null, state: null, outbox: [], refused: [] };

export class LocalStore implements Store {
  constructor(private readonly storage: Pick<Storage, "getItem" | "setItem">) {}

  async write({ timeline, state, events = [] }: Change): Promise<void> {
    const device = this.read();
    const added = events.map((event, index) => ({ order: device.next + index, event }));
    this.save({
      ...device,
      next: device.next + added.length,
      timeline: timeline === undefined ? device.timeline : timeline,
      state: state === undefined ? device.state : state,
      outbox: [...device.outbox, ...added],
    });
  }

  async session(): Promise<Kept> {
    const { timeline, state } = this.read();
    return { timeline, state };
  }

  async waiting(most: number): Promise<readonly Waiting[]> {
    return this.read().outbox.slice(0, most);
  }

  async settle(done: readonly Waiting[], refused: readonly Refused[] = []): Promise<void> {
    const device = this.read();
    const orders = new Set(done.map(({ order }) => order));
    const outbox = device.outbox.filter(({ order }) => !orders.has(order));
    this.save({ ...device, outbox, refused: [...device.refused, ...refused] });
  }

  async count(): Promise<number> {
    return this.read().outbox.length;
  }

  close(): void {}

  private read(): Device {
    try {
      const device: unknown = JSON.parse(this.storage.getItem(KEY) ?? "null");
      return { ...EMPTY, ...(device as Partial<Device> | null) };
    } catch {
      return EMPTY;
    }
  }

  private save(device: Device): void {
    this.storage.setItem(KEY, JSON.stringify(device));
  }
}
