import { randomBytes } from 'node:crypto';

export const KEY_BYTES = 32;

/** 32 bytes from the CSPRNG; store it only wrapped. */
export function newDataKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** A caller's mistake, told as RangeError at once: HMAC and HKDF would take a short or empty key without a word. */
export function requireKey(key: Uint8Array): void {
  if (key.length !== KEY_BYTES) throw new RangeError(`A key is ${KEY_BYTES} bytes long.`);
}
