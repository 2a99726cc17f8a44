// One call to the server: a batch of events, and what became of it.

import type { PlayerEvent } from "../player/pure/events";

/** What the server said of a batch. `later`: no answer that counts. `unfit`: it can never be taken as it is. */
export type Reply =
  | {
      readonly is: "taken";
      readonly acknowledged: ReadonlySet<string>;
      readonly refused: ReadonlyMap<string, string>;
    }
  | { readonly is: "later" }
  | { readonly is: "unfit"; readonly why: string };

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

/** Sends batches; keeps the token between calls and fetches a new one when the server asks for it. */
export class Post {
  private token: string | null = null;

  constructor(private readonly fetch: Fetch) {}

  async send(events: readonly PlayerEvent[]): Promise<Reply> {
    try {
      const first = await this.call(events);
      if (first.status !== 403) return await reply(first);
      this.token = null;
      return await reply(await this.call(events));
    } catch {
      return { is: "later" };
    }
  }

  private async call(events: readonly PlayerEvent[]): Promise<Response> {
    this.token ??= await this.freshToken();
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token };
    const body = JSON.stringify({ events });
    return this.fetch("/api/events", {
      method: "POST",
      headers,
      body,
      redirect: "error",
      keepalive: body.length < 60_000,
    });
  }

  private async freshToken(): Promise<string> {
    const response = await this.fetch("/api/csrf", { cache: "no-store", redirect: "error" });
    const answer: unknown = await response.json();
    const { token } = answer as { token?: unknown };
    if (typeof token !== "string") throw new TypeError("no token in the answer");
    return token;
  }
}

async function reply(response: Response): Promise<Reply> {
  if (response.ok) return taken(await response.json());
  const waits = response.status >= 500 || [401, 403, 404, 408, 429].includes(response.status);
  return waits
    ? { is: "later" }
    : { is: "unfit", why: `${response.status}: ${await response.text()}`.slice(0, 500) };
}

function taken(answer: unknown): Reply {
  const { acknowledged, refused } = answer as { acknowledged?: unknown; refused?: unknown };
  if (!Array.isArray(acknowledged) || !Array.isArray(refused)) return { is: "later" };
  const reasons = refused.map(({ id, why }: { id: unknown; why: unknown }): [string, string] => [
    String(id),
    String(why),
  ]);
  return { is: "taken", acknowledged: new Set(acknowledged.map(String)), refused: new Map(reasons) };
}
