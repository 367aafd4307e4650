import { type CipherKey, createCipheriv, createDecipheriv } from 'node:crypto';
import { BoxDoesNotOpen } from './box-does-not-open.js';

export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

const ALGORITHM = 'aes-256-gcm';
const OPTIONS = { authTagLength: TAG_BYTES };

/** Ciphertext with its tag at the end; a nonce must never come twice under one key. */
export function encrypt(
  key: CipherKey,
  nonce: Uint8Array,
  boundTo: Uint8Array,
  plaintext: Uint8Array,
): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, nonce, OPTIONS).setAAD(boundTo);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext, given out only after its tag was checked; throws BoxDoesNotOpen. */
export function decrypt(key: CipherKey, nonce: Uint8Array, boundTo: Uint8Array, sealed: Uint8Array): Buffer {
  try {
    const decipher = createDecipheriv(ALGORITHM, key, nonce, OPTIONS).setAAD(boundTo);
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new BoxDoesNotOpen();
  }
}
