import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { BoxDoesNotOpen } from './box-does-not-open.js';
import { secretKey } from './secret-key.js';

export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

const ALGORITHM = 'aes-256-gcm';
/** A key, or its 32 bytes. */
export type Key = KeyObject | Uint8Array;

const OPTIONS = { authTagLength: TAG_BYTES };

/** Ciphertext with its tag at the end; a nonce must never come twice under one key. */
export function encrypt(key: Key, nonce: Uint8Array, boundTo: Uint8Array, plaintext: Uint8Array): Buffer {
  const cipher = createCipheriv(ALGORITHM, secretKey(key), nonce, OPTIONS).setAAD(boundTo);
  return Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext, given out only after its tag was checked; throws BoxDoesNotOpen. */
export function decrypt(key: Key, nonce: Uint8Array, boundTo: Uint8Array, sealed: Uint8Array): Buffer {
  try {
    const decipher = createDecipheriv(ALGORITHM, secretKey(key), nonce, OPTIONS).setAAD(boundTo);
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new BoxDoesNotOpen();
  }
}
