// Any page sends what the player left behind, so that a session done without a connection reaches the records soon.

/** Send what waits on this device, once the page itself is there. */
export function sendWhatWaits(): void {
  const send = (): void => {
    import("../outbox/outbox")
      .then(({ sendWaitingEvents }) => sendWaitingEvents())
      .catch(() => {
        // Without this script or a database nothing is lost: the next page tries again.
      });
  };
  if (document.readyState === "complete") send();
  else addEventListener("load", send, { once: true });
}
