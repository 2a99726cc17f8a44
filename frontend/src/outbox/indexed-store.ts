// The store in IndexedDB: what is written has left the page when the promise is kept.

import type { Change, Kept, Refused, Store, Waiting } from "./store";

const VERSION = 1;
const ALL = ["session", "outbox", "refused"] as const;
type Table = (typeof ALL)[number];

export class IndexedStore implements Store {
  private constructor(private readonly database: IDBDatabase) {}

  /** Open or make the database; rejects where IndexedDB is missing or forbidden. */
  static async open(name = "endrange"): Promise<IndexedStore> {
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("session");
      request.result.createObjectStore("outbox", { autoIncrement: true });
      request.result.createObjectStore("refused", { autoIncrement: true });
    };
    const database = await answered(request);
    database.onversionchange = () => database.close();
    return new IndexedStore(database);
  }

  async write({ timeline, state, events = [] }: Change): Promise<void> {
    await this.change(["session", "outbox"], (table) => {
      for (const event of events) table("outbox").add(event);
      put(table("session"), "timeline", timeline);
      put(table("session"), "state", state);
    });
  }

  async session(): Promise<Kept> {
    const table = this.database.transaction("session").objectStore("session");
    const [timeline, state] = await Promise.all([
      answered(table.get("timeline")),
      answered(table.get("state")),
    ]);
    return { timeline: timeline ?? null, state: state ?? null };
  }

  async waiting(most: number): Promise<readonly Waiting[]> {
    const table = this.database.transaction("outbox").objectStore("outbox");
    const [keys, events] = await Promise.all([
      answered(table.getAllKeys(null, most)),
      answered(table.getAll(null, most)),
    ]);
    return keys.map((order, index) => ({ order: Number(order), event: events[index] }));
  }

  async settle(done: readonly Waiting[], refused: readonly Refused[] = []): Promise<void> {
    await this.change(["outbox", "refused"], (table) => {
      for (const { order } of done) table("outbox").delete(order);
      for (const each of refused) table("refused").add(each);
    });
  }

  async count(): Promise<number> {
    return answered(this.database.transaction("outbox").objectStore("outbox").count());
  }

  close(): void {
    this.database.close();
  }

  private change(tables: Table[], act: (table: (name: Table) => IDBObjectStore) => void): Promise<void> {
    return new Promise((keep, fail) => {
      const transaction = this.database.transaction(tables, "readwrite");
      transaction.oncomplete = () => keep();
      transaction.onerror = transaction.onabort = () => fail(transaction.error);
      act((name) => transaction.objectStore(name));
    });
  }
}

function put(table: IDBObjectStore, key: string, value: unknown): void {
  if (value === null) table.delete(key);
  else if (value !== undefined) table.put(value, key);
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((keep, fail) => {
    request.onsuccess = () => keep(request.result);
    request.onerror = () => fail(request.error);
  });
}
