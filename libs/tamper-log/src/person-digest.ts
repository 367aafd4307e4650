import { createHmac } from 'node:crypto';

/** What an event's `personDigest` holds for an erasable side row: base64 HMAC-SHA-256 under the row's salt of the RFC 8785 bytes of its values. */
export function personDigest(salt: Uint8Array, canonicalValues: Uint8Array): string {
  return createHmac('sha256', salt).update(canonicalValues).digest('base64');
}
