/** UUIDv7 of the client: the idempotency key of a creation, sortable by the moment it was made. */

let lastMillis = 0
let counter = 0

/**
 * A UUIDv7 (RFC 9562). Ids made on this page sort in the order they were made, even within one millisecond
 * or after the phone's clock was set back: the 12 bits after the version count up.
 */
export function uuid7(now: number = Date.now()): string {
  if (now > lastMillis) {
    lastMillis = now
    counter = randomBits(11)
  } else if (++counter > 0xfff) {
    lastMillis += 1
    counter = 0
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let index = 5, rest = lastMillis; index >= 0; index -= 1, rest = Math.floor(rest / 256)) {
    bytes[index] = rest % 256
  }
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function randomBits(count: number): number {
  const [value = 0] = crypto.getRandomValues(new Uint16Array(1))
  return value & ((1 << count) - 1)
}
