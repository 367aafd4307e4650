import { digestsMatch } from '@andock/api-key';
import type { KeyRow } from './key-rows.js';

/** What a presented key is worth. `deleted` and `expired` are said only of a key that is proven by its digest. */
export type KeyVerdict = 'good' | 'unknown' | 'deleted' | 'expired';

/** Weighs a presented digest against the row that was found by its key id. A draft is as good as unknown. */
export function verdictOn(digest: Uint8Array, row: KeyRow | undefined, now: Date): KeyVerdict {
  if (!row?.saved || !digestsMatch(digest, row.digest)) return 'unknown';
  if (row.deleted) return 'deleted';
  return row.expiresAtMs === null || now.getTime() < row.expiresAtMs ? 'good' : 'expired';
}
