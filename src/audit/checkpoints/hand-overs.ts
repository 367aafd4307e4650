import { isSuccession, parseVerifierKey, type VerifierKey } from '@andock/tamper-log';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../platform/database/run-sql.js';

/** How a key of the log handed over to the next. */
export interface HandOver {
  readonly predecessor: VerifierKey;
  readonly successor: VerifierKey;
  /** Names the successor, signed by both. */
  readonly note: string;
}

/** The recorded hand-overs that led to a key, the oldest first. One that not both keys have signed ends the way back. */
export async function earlierHandOvers(em: EntityManager, key: VerifierKey): Promise<HandOver[]> {
  const rows = await runSql<{ successor: string; predecessor: string; note: string }>(
    em.fork(),
    'select successor, predecessor, note from audit_key_succession',
    [],
  );
  const handOvers: HandOver[] = [];
  for (let successor = key; handOvers.length <= rows.length;) {
    const row = rows.find((one) => one.successor === successor.text);
    if (!row) break;
    const predecessor = parseVerifierKey(row.predecessor);
    if (!isSuccession(row.note, predecessor, successor)) break;
    handOvers.unshift({ predecessor, successor, note: row.note });
    successor = predecessor;
  }
  return handOvers;
}
