import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;

/** What an event's `personDigest` holds for an erasable side row: base64 HMAC-SHA-256 of the RFC 8785 bytes of its values, under the row's salt of at most 64 bytes. */
export function personDigest(salt: Uint8Array, canonicalValues: Uint8Array): string {
  if (salt.length > BLOCK_BYTES) throw new RangeError(`A salt has at most ${BLOCK_BYTES} bytes`);
  // createHmac makes a key object at each call, which takes longer than all else a verifier does to an event.
  const inner = hash('sha256', Buffer.concat([padded(salt, 0x36), canonicalValues]), 'buffer');
  return hash('sha256', Buffer.concat([padded(salt, 0x5c), inner]), 'base64');
}

function padded(salt: Uint8Array, pad: number): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES, pad);
  for (const [index, byte] of salt.entries()) block[index] = byte ^ pad;
  return block;
}
