// Ids made on the device: UUID version 7, so that sorting by id is sorting by time (RFC 9562, section 5.7).

/** Make a UUIDv7 of a wall-clock time in milliseconds and ten random bytes. */
export function uuid7(ms: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError(`uuid7 needs 10 random bytes, got ${random.length}`);
  const bytes = new Uint8Array(16);
  let rest = Math.floor(ms);
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
