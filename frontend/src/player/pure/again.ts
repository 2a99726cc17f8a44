// Trying again.

/** Try until it is done; `pause` gets the number of failures so far. */
export async function untilDone(
  attempt: () => Promise<boolean>,
  pause: (failures: number) => Promise<void>,
): Promise<void> {
  for (let failures = 1; !(await attempt()); failures += 1) await pause(failures);
}
