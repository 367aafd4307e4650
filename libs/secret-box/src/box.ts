import { BoxDoesNotOpen } from './box-does-not-open.js';
import { requireKey } from './data-key.js';
import { openWithHeader, sealWithHeader } from './headed-box.js';

const VERSION = 0x01;
const HEADER = Buffer.of(VERSION);

/**
 * Seals a value under a data key (AES-256-GCM, random 96-bit nonce): 29 bytes longer than the plaintext. The
 * context says where the box belongs, as `organisation/table/row/column`; it is not stored.
 */
export function seal(dataKey: Uint8Array, plaintext: Uint8Array, context: string): Buffer {
  requireKey(dataKey);
  return sealWithHeader(dataKey, HEADER, plaintext, context);
}

/** Opens a box with the key and context it was sealed with; throws BoxDoesNotOpen, also if it was moved. */
export function open(dataKey: Uint8Array, box: Uint8Array, context: string): Buffer {
  requireKey(dataKey);
  if (box[0] !== VERSION) throw new BoxDoesNotOpen();
  return openWithHeader(dataKey, HEADER.length, box, context);
}
