import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;
const outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES);
let inner = Buffer.alloc(1 << 12);

/** What an event's `personDigest` holds for an erasable side row: base64 HMAC-SHA-256 of the RFC 8785 bytes of its values, under the row's salt of at most 64 bytes. */
export function personDigest(salt: Uint8Array, canonicalValues: Uint8Array): string {
  if (salt.length > BLOCK_BYTES) throw new RangeError(`A salt has at most ${BLOCK_BYTES} bytes`);
  // createHmac makes a key object at each call, which takes longer than all else a verifier does to an event.
  const length = BLOCK_BYTES + canonicalValues.length;
  if (length > inner.length) inner = Buffer.alloc(2 * length);
  for (let at = 0; at < BLOCK_BYTES; at += 1) {
    const byte = at < salt.length ? (salt[at] ?? 0) : 0;
    inner[at] = byte ^ INNER_PAD;
    outer[at] = byte ^ OUTER_PAD;
  }
  inner.set(canonicalValues, BLOCK_BYTES);
  outer.write(hash('sha256', inner.subarray(0, length), 'binary'), BLOCK_BYTES, 'latin1');
  return hash('sha256', outer, 'base64');
}
