// Sends what waits, oldest first, until the server has acknowledged it. Sending twice changes nothing there.

import type { Post } from "./post";
import { waitAfter } from "./pure/backoff";
import type { Refused, Store, Waiting } from "./store";

const BATCH = 100;

/** What the world gives a sender: time, chance, and the right to send that only one tab has at a time. */
export interface Surroundings {
  readonly later: (act: () => void, ms: number) => unknown;
  readonly random: () => number;
  /** Called whenever the server has everything. */
  readonly emptied: () => void;
  readonly alone: <T>(act: () => Promise<T>) => Promise<T | null>;
}

export class Sender {
  private failures = 0;
  private batch = BATCH;
  private running: Promise<boolean> | null = null;
  private again = false;
  private planned = 0;

  constructor(
    private readonly store: Store,
    private readonly post: Pick<Post, "send">,
    private readonly surroundings: Surroundings,
  ) {}

  /** Send now what waits; true if nothing waits afterwards. */
  async flush(): Promise<boolean> {
    if (this.running !== null) {
      this.again = true;
      return this.running;
    }
    this.running = this.run();
    try {
      return await this.running;
    } finally {
      this.running = null;
    }
  }

  private async run(): Promise<boolean> {
    let isEmpty = false;
    do {
      this.again = false;
      isEmpty = (await this.surroundings.alone(() => this.sendAll())) ?? (await this.store.count()) === 0;
    } while (this.again && isEmpty);
    if (isEmpty) this.succeed();
    else this.retryLater();
    return isEmpty;
  }

  private async sendAll(): Promise<boolean> {
    for (;;) {
      const waiting = await this.store.waiting(this.batch);
      if (waiting.length === 0) return true;
      if (!(await this.sendSome(waiting))) return false;
    }
  }

  /** Send some; tell whether there is anything to gain by sending more at once. */
  private async sendSome(waiting: readonly Waiting[]): Promise<boolean> {
    const reply = await this.post.send(waiting.map(({ event }) => event));
    if (reply.is === "later") return false;
    if (reply.is === "unfit") return this.isolate(waiting, reply.why);
    const done = waiting.filter(
      ({ event }) => reply.acknowledged.has(event.id) || reply.refused.has(event.id),
    );
    const refused = waiting.flatMap(({ event }): Refused[] => {
      const why = reply.refused.get(event.id);
      return why === undefined ? [] : [{ event, why }];
    });
    await this.store.settle(done, refused);
    this.batch = BATCH;
    return done.length > 0;
  }

  /** A batch that cannot be taken is sent in smaller parts; one event alone that cannot be taken is put aside. */
  private async isolate(waiting: readonly Waiting[], why: string): Promise<boolean> {
    if (waiting.length > 1) {
      this.batch = Math.max(1, Math.floor(waiting.length / 4));
      return true;
    }
    await this.store.settle(
      waiting,
      waiting.map(({ event }) => ({ event, why })),
    );
    this.batch = BATCH;
    return true;
  }

  private succeed(): void {
    this.failures = 0;
    this.surroundings.emptied();
  }

  private retryLater(): void {
    this.failures += 1;
    this.planned += 1;
    const mine = this.planned;
    this.surroundings.later(
      () => {
        if (mine === this.planned) void this.flush();
      },
      waitAfter(this.failures, this.surroundings.random()),
    );
  }
}
