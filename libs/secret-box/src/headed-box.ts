import { randomBytes } from 'node:crypto';
import { decrypt, encrypt, type Key, NONCE_BYTES } from './aes-gcm.js';

/** `header ‖ nonce ‖ ciphertext ‖ tag`, bound to header and context; the header's length must follow from its first byte. */
export function sealWithHeader(key: Key, header: Buffer, plaintext: Uint8Array, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  return Buffer.concat([header, nonce, encrypt(key, nonce, bound(header, context), plaintext)]);
}

/** The plaintext behind a header that the caller has checked; throws BoxDoesNotOpen. */
export function openWithHeader(key: Key, headerBytes: number, box: Uint8Array, context: string): Buffer {
  const header = box.subarray(0, headerBytes);
  const nonce = box.subarray(headerBytes, headerBytes + NONCE_BYTES);
  return decrypt(key, nonce, bound(header, context), box.subarray(headerBytes + NONCE_BYTES));
}

const bound = (header: Uint8Array, context: string) => Buffer.concat([header, Buffer.from(context, 'utf8')]);
