import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 of the whole key; unsalted, because 256 random bits cannot be guessed. */
export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Compares two digests in a time that does not depend on where they differ; different lengths never match. */
export function digestsMatch(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
