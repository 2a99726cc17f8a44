import "fake-indexeddb/auto";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { PlayerEvent } from "../player/pure/events";
import { IndexedStore } from "./indexed-store";
import { LocalStore } from "./local-store";
import { type Fetch, Post } from "./post";
import { Sender, type Surroundings } from "./sender";
import type { Store } from "./store";

let number = 0;

function event(): PlayerEvent {
  number += 1;
  const id = `0198b3a0-0000-7000-8000-${String(number).padStart(12, "0")}`;
  return { id, session: id, kind: "paused", at: "2026-11-23T06:00:00.000Z", data: {} };
}

const events = (count: number): PlayerEvent[] => Array.from({ length: count }, event);

/** A server that keeps events by id and can be told how to behave for the next calls. */
class Server {
  readonly kept: string[] = [];
  calls = 0;
  token = "one";
  behaviours: ((body: { events: PlayerEvent[] }) => Response | null)[] = [];

  readonly fetch: Fetch = async (path, init) => {
    if (path === "/api/csrf") return Response.json({ token: this.token });
    this.calls += 1;
    const body = JSON.parse(String(init?.body)) as { events: PlayerEvent[] };
    const special = this.behaviours.shift()?.(body);
    if (special) return special;
    if (new Headers(init?.headers).get("X-CSRFToken") !== this.token)
      return new Response("token", { status: 403 });
    return this.take(body.events);
  };

  take(list: readonly PlayerEvent[]): Response {
    for (const { id } of list) if (!this.kept.includes(id)) this.kept.push(id);
    return Response.json({ acknowledged: list.map(({ id }) => id), refused: [] });
  }
}

const failing = (status: number) => (): Response => new Response("no", { status });
const unreachable = (): never => {
  throw new TypeError("network");
};

interface Scene {
  readonly server: Server;
  readonly sender: Sender;
  readonly planned: { act: () => void; ms: number }[];
  readonly emptied: () => number;
}

function scene(store: Store): Scene {
  const server = new Server();
  const planned: { act: () => void; ms: number }[] = [];
  let emptied = 0;
  const surroundings: Surroundings = {
    emptied: () => {
      emptied += 1;
    },
    later: (act, ms) => planned.push({ act, ms }),
    random: () => 0.5,
    alone: (act) => act(),
  };
  return {
    server,
    planned,
    emptied: () => emptied,
    sender: new Sender(store, new Post(server.fetch), surroundings),
  };
}

function inMemory(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as Storage;
}

let names = 0;
const stores: [string, () => Promise<Store>][] = [
  ["the database", () => IndexedStore.open(`test-${names++}`)],
  ["local storage", async () => new LocalStore(inMemory())],
];

describe.each(stores)("kept in %s", (_name, open) => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });

  test("a session and its events are kept together and read back", async () => {
    await store.write({ timeline: { a: 1 }, state: { step: 1 }, events: events(2) });
    await store.write({ state: { step: 2 } });
    expect(await store.session()).toEqual({ timeline: { a: 1 }, state: { step: 2 } });
    expect(await store.count()).toBe(2);
    await store.write({ timeline: null, state: null });
    expect(await store.session()).toEqual({ timeline: null, state: null });
  });

  test("events are sent in the order they were written, in batches, and are gone when acknowledged", async () => {
    const { server, sender } = scene(store);
    const list = events(230);
    await store.write({ events: list });
    expect(await sender.flush()).toBe(true);
    expect(server.kept).toEqual(list.map(({ id }) => id));
    expect([server.calls, await store.count()]).toEqual([3, 0]);
  });

  test("without an answer everything waits, and is tried again later and later", async () => {
    const { server, sender, planned, emptied } = scene(store);
    await store.write({ events: events(3) });
    server.behaviours = [unreachable, failing(500), failing(503)];
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await sender.flush()).toBe(false);
    expect(await store.count()).toBe(3);
    expect(planned.map(({ ms }) => ms)).toEqual([1000, 2000, 4000]);
    expect(emptied()).toBe(0);
    expect(await sender.flush()).toBe(true);
    expect([server.kept.length, emptied()]).toEqual([3, 1]);
  });

  test("an old token is renewed once and the events are sent again", async () => {
    const { server, sender } = scene(store);
    await store.write({ events: events(1) });
    await sender.flush();
    server.token = "two";
    await store.write({ events: events(1) });
    expect(await sender.flush()).toBe(true);
    expect(server.kept).toHaveLength(2);
  });

  test("an answer that never came back leads to a second sending, not to a second event", async () => {
    const { server, sender } = scene(store);
    await store.write({ events: events(2) });
    server.behaviours = [
      (body) => {
        server.take(body.events);
        throw new TypeError("connection lost after the server kept them");
      },
    ];
    expect(await sender.flush()).toBe(false);
    expect(await sender.flush()).toBe(true);
    expect(server.kept).toHaveLength(2);
  });

  test("one refused event is put aside and stops no other", async () => {
    const { server, sender } = scene(store);
    const list = events(3);
    await store.write({ events: list });
    const bad = list[1]?.id ?? "";
    server.behaviours = [
      (body) => {
        server.take(body.events.filter(({ id }) => id !== bad));
        return Response.json({ acknowledged: server.kept, refused: [{ id: bad, why: "no such kind" }] });
      },
    ];
    expect(await sender.flush()).toBe(true);
    expect(server.kept).toEqual([list[0]?.id, list[2]?.id]);
  });

  test("a batch that is refused whole is taken apart until the bad event is found", async () => {
    const { server, sender } = scene(store);
    const list = events(40);
    await store.write({ events: list });
    const bad = list[17]?.id;
    const picky = (body: { events: PlayerEvent[] }): Response | null =>
      body.events.some(({ id }) => id === bad) ? new Response("bad", { status: 400 }) : null;
    server.behaviours = Array.from({ length: 100 }, () => picky);
    expect(await sender.flush()).toBe(true);
    expect(server.kept).toEqual(list.filter(({ id }) => id !== bad).map(({ id }) => id));
  });

  test("a page of some other server is no acknowledgement", async () => {
    const { server, sender } = scene(store);
    await store.write({ events: events(1) });
    server.behaviours = [
      () => new Response("<html>Log in to the hotel</html>"),
      () => Response.json({ fine: true }),
    ];
    expect(await sender.flush()).toBe(false);
    expect(await sender.flush()).toBe(false);
    expect(await store.count()).toBe(1);
  });

  test("what is written while something is being sent is sent too", async () => {
    const { server, sender } = scene(store);
    await store.write({ events: events(1) });
    const first = sender.flush();
    await store.write({ events: events(1) });
    await Promise.all([first, sender.flush()]);
    expect(await sender.flush()).toBe(true);
    expect(server.kept).toHaveLength(2);
  });
});

test("whatever the server does, in the end it has every event once and in order", async () => {
  const misbehaviour = fc.constantFrom(unreachable, failing(500), failing(403), failing(429), () =>
    Response.json([]),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(misbehaviour, { maxLength: 12 }),
      fc.integer({ min: 1, max: 150 }),
      async (bad, count) => {
        const store = new LocalStore(inMemory());
        const { server, sender } = scene(store);
        const list = events(count);
        await store.write({ events: list });
        server.behaviours = [...bad];
        for (let attempt = 0; attempt < 30 && !(await sender.flush()); attempt += 1);
        expect(server.kept).toEqual(list.map(({ id }) => id));
        expect(await store.count()).toBe(0);
      },
    ),
    { numRuns: 60 },
  );
});
