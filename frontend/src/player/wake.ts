// Keeps the screen on while a session runs. The browser takes the lock away with the tab, so it is asked for again.

export class WakeLock {
  private lock: WakeLockSentinel | null = null;
  private isWanted = false;

  constructor() {
    document.addEventListener("visibilitychange", () => void this.update());
  }

  want(isWanted: boolean): void {
    if (this.isWanted === isWanted) return;
    this.isWanted = isWanted;
    void this.update();
  }

  private async update(): Promise<void> {
    if (!("wakeLock" in navigator)) return;
    if (!this.isWanted) {
      await this.lock?.release();
      this.lock = null;
    } else if (document.visibilityState === "visible" && (this.lock === null || this.lock.released)) {
      // Refused on a low battery: then the screen goes dark, the times stay right and the voice goes on.
      this.lock = await navigator.wakeLock.request("screen").catch(() => null);
    }
  }
}
