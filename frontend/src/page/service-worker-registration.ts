// The service worker keeps the player working without the server; a browser without one loses nothing else.

/** Register the worker once the page has loaded, so that it never slows the first look. */
export function registerServiceWorker(): void {
  if (!("serviceWorker" in navigator)) {
    return;
  }
  const register = (): void => {
    navigator.serviceWorker.register("/sw.js").catch(() => {
      // Private windows refuse workers; the pages do without.
    });
  };
  if (document.readyState === "complete") {
    register();
  } else {
    addEventListener("load", register, { once: true });
  }
}
