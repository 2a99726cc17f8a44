// One session plays in one tab. A second tab is told, and can take over: the first one then lets go.

const NAME = "endrange-player";
const POLITE_MS = 1_000;
const ANSWER_MS = 300;

/** The right to play, held by one tab of this browser at a time. */
export class Turnstile {
  private readonly channel = "BroadcastChannel" in window ? new BroadcastChannel(NAME) : null;
  private release: (() => void) | null = null;

  /** `lost` is called when another tab takes over; nothing may be written after it. */
  constructor(private readonly lost: () => void) {
    this.channel?.addEventListener("message", ({ data }) => this.hear(data));
  }

  /** Ask for the right to play; false if another tab has it. */
  async enter(): Promise<boolean> {
    return "locks" in navigator ? this.lock({ ifAvailable: true }) : this.nobodyAnswers();
  }

  /** Take the right from the tab that has it, politely first. */
  async takeOver(): Promise<void> {
    this.channel?.postMessage("let-go");
    await this.answer("gone", POLITE_MS);
    if (!("locks" in navigator)) this.hold();
    else if (!(await this.lock({ ifAvailable: true }))) await this.lock({ steal: true });
  }

  private lock(options: LockOptions): Promise<boolean> {
    return new Promise((tell) => {
      navigator.locks
        .request(NAME, options, (lock) => {
          tell(lock !== null);
          return lock === null ? undefined : this.hold();
        })
        .catch(() => this.letGo());
    });
  }

  private hold(): Promise<void> {
    return new Promise((release) => {
      this.release = release;
    });
  }

  private hear(message: unknown): void {
    if (this.release === null) return;
    if (message === "anyone") this.channel?.postMessage("here");
    if (message === "let-go") {
      this.letGo();
      this.channel?.postMessage("gone");
    }
  }

  private letGo(): void {
    if (this.release === null) return;
    this.lost();
    this.release();
    this.release = null;
  }

  private async nobodyAnswers(): Promise<boolean> {
    this.channel?.postMessage("anyone");
    if (await this.answer("here", ANSWER_MS)) return false;
    void this.hold();
    return true;
  }

  private answer(wanted: string, ms: number): Promise<boolean> {
    return new Promise((tell) => {
      setTimeout(() => tell(false), ms);
      this.channel?.addEventListener("message", ({ data }) => data === wanted && tell(true));
    });
  }
}
