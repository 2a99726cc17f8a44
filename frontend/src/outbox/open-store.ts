// Opens what this device offers for keeping things: its own database, else the smaller local storage.

import { IndexedStore } from "./indexed-store";
import { LocalStore } from "./local-store";
import type { Store } from "./store";

/** Open the device's own database; where there is none, the smaller local storage. */
export async function openStore(): Promise<Store> {
  try {
    return await IndexedStore.open();
  } catch {
    return new LocalStore(usableStorage());
  }
}

/** Some browsers offer a storage that refuses every write; then things are kept for as long as the page lives. */
function usableStorage(): Pick<Storage, "getItem" | "setItem"> {
  try {
    localStorage.setItem("endrange.probe", "1");
    localStorage.removeItem("endrange.probe");
    return localStorage;
  } catch {
    const memory = new Map<string, string>();
    return {
      getItem: (key) => memory.get(key) ?? null,
      setItem: (key, value) => void memory.set(key, value),
    };
  }
}
