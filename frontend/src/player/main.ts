// The player's page: what was kept is offered again, or a new session is loaded; then the player takes over.

import "../../styles/player.css";
import "../../styles/player-wide.css";
import "../../styles/player-dialog.css";
import { type Outbox, openOutbox } from "../outbox/outbox";
import { UNFINISHED } from "../page/unfinished-session";
import { ask } from "../worker/ask";
import { askToResume, loadSession } from "./asking";
import { listen } from "./controls";
import { DialogElement } from "./dialog-element";
import { keepForOffline } from "./keeping";
import { isInput, Player } from "./player";
import { type Act, type Dialog, elsewhereDialog, noSessionDialog } from "./pure/dialog";
import { phrasebook } from "./pure/phrases";
import { decode } from "./pure/saved";
import { initialState, type State } from "./pure/state";
import type { Timeline } from "./pure/timeline";
import type { Input } from "./pure/transition";
import { contextOf } from "./pure/turn";
import { uuid7 } from "./pure/uuid7";
import { Screen } from "./screen";
import { deviceVoice, type VoiceChoice } from "./speech";
import { Turnstile } from "./tabs";
import { Tones } from "./tones";
import { WakeLock } from "./wake";

interface Settings {
  readonly session_url: string;
  readonly resume_url: string;
  readonly voice: VoiceChoice;
  readonly tones: boolean;
}

const TICK_MS = 200;
const SIMPLE = new Set([
  "toggle",
  "back",
  "forward",
  "restart",
  "longer",
  "shorter",
  "easier",
  "harder",
  "hurts",
]);

class Page {
  private player: Player | null = null;
  private keeping = new AbortController();
  private readonly dialog: DialogElement;
  private readonly screen: Screen;
  private readonly turnstile = new Turnstile(() => this.lose());
  private readonly tones: Tones | null;

  constructor(
    private readonly root: HTMLElement,
    private readonly settings: Settings,
    private readonly outbox: Outbox,
  ) {
    const element = root.querySelector("dialog") as HTMLDialogElement;
    this.dialog = new DialogElement(element, {
      act: (act) => this.act(act),
      typed: (note) => this.player?.take({ do: "note", note }),
    });
    this.screen = new Screen(root, () => this.player?.speaks === false);
    addEventListener("resize", () => this.screen.fit());
    this.tones = settings.tones ? new Tones(settings.voice.volume / 100) : null;
  }

  async begin(): Promise<void> {
    this.outbox.whenEmpty(() => this.player?.everythingSent());
    void this.outbox.send();
    listen(this.root, (name) => this.asked(name));
    this.keepTime();
    if (await this.turnstile.enter()) await this.open();
    else this.front(elsewhereDialog(phrasebook()));
  }

  /** Go on with what was kept, or load a new session. */
  private async open(): Promise<void> {
    const saved = decode(await this.outbox.store.session());
    if (saved !== null) {
      const elsewhere = await askToResume(this.settings.resume_url);
      if (elsewhere !== null) return location.assign(elsewhere);
      return this.play(saved.timeline, saved.state, { do: "restored" });
    }
    note(false);
    const timeline = await loadSession(this.settings.session_url + location.search);
    if (typeof timeline === "string") return location.assign(timeline);
    if (timeline === null) return this.front(noSessionDialog(phrasebook()));
    const now = Date.now();
    const session = uuid7(now, crypto.getRandomValues(new Uint8Array(10)));
    this.play(timeline, initialState(session, now), { do: "tick" });
  }

  private play(timeline: Timeline, state: State, first: Input): void {
    const voice = deviceVoice(this.settings.voice);
    const around = {
      screen: this.screen,
      dialog: this.dialog,
      voice,
      tones: this.tones,
      wake: new WakeLock(),
      keep: (change: Parameters<Outbox["store"]["write"]>[0]) =>
        this.outbox.store.write(change).catch(report),
      send: () => this.outbox.send(),
      over: (why: "finished" | "help" | "discarded") => this.over(why),
    };
    this.player = new Player(contextOf(timeline), state, around, this.settings.voice.on);
    this.root.dataset.ready = "true"; // before the first draw: what is hidden cannot have the focus
    this.player.take(first);
    this.keeping.abort();
    this.keeping = new AbortController();
    void keepForOffline(timeline, this.settings.session_url + location.search, this.keeping.signal);
  }

  private act(act: Act): void {
    this.tones?.wake();
    if (isInput(act)) this.player?.take(act);
    if (act.do === "start") note(true);
    if (act.do === "visit") location.assign(act.href);
    if (act.do === "reload") location.reload();
    if (act.do === "take-over") void this.takeOver();
  }

  private asked(name: string): void {
    this.tones?.wake();
    if (name === "mute") this.player?.toggleVoice();
    else if (name === "view") this.screen.nextView();
    else if (name === "more") this.screen.toggleMore();
    else if (name === "leave") this.player?.take({ do: "leave" });
    else if (SIMPLE.has(name)) this.player?.take({ do: name } as Input);
  }

  private async takeOver(): Promise<void> {
    await this.turnstile.takeOver();
    this.dialog.show(null);
    await this.open();
  }

  private lose(): void {
    this.keeping.abort();
    this.player?.stop();
    this.player = null;
    this.front(elsewhereDialog(phrasebook()));
  }

  private over(why: "finished" | "help" | "discarded"): void {
    this.keeping.abort();
    note(false);
    if (why === "help") {
      if ("serviceWorker" in navigator) void ask({ wish: "forget-sessions" });
      void this.outbox.send().finally(() => location.assign("/help-now/"));
    }
    if (why === "discarded") void this.outbox.store.count().then(() => location.reload());
  }

  private front(dialog: Dialog): void {
    this.root.dataset.ready = "true";
    this.dialog.show(dialog);
  }

  private keepTime(): void {
    const tick = (): void => this.player?.take({ do: "tick" });
    setInterval(tick, TICK_MS);
    let worker: Worker | null = null;
    document.addEventListener("visibilitychange", () => {
      tick();
      worker?.terminate();
      worker = document.visibilityState === "hidden" ? hiddenTicker(tick) : null;
    });
    addEventListener("pagehide", tick);
  }
}

function hiddenTicker(tick: () => void): Worker | null {
  try {
    const worker = new Worker(new URL("./ticker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", tick);
    return worker;
  } catch {
    return null; // the page's own timer goes on, less often; the times stay right
  }
}

/** Leave a note for Today that a session is not over, or take it away. */
function note(isUnfinished: boolean): void {
  try {
    if (isUnfinished) localStorage.setItem(UNFINISHED, "1");
    else localStorage.removeItem(UNFINISHED);
  } catch {
    // without this storage Today offers nothing; the player itself still does
  }
}

function report(fault: unknown): void {
  console.error("Endrange could not keep the session on this device.", fault);
}

async function main(): Promise<void> {
  const root = document.getElementById("player");
  const settings = document.getElementById("player-settings");
  if (root === null || settings === null) return;
  const page = new Page(root, JSON.parse(settings.textContent ?? "{}") as Settings, await openOutbox());
  await page.begin();
}

void main();
