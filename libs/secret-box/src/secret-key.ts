import { createSecretKey, KeyObject } from 'node:crypto';

/** What node:crypto works with at once: given the bytes of a key, it takes longer to prepare them than to hash an event. */
export const secretKey = (key: Uint8Array | KeyObject): KeyObject =>
  key instanceof KeyObject ? key : createSecretKey(key);
