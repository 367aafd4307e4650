import { NoteRefused, openNote } from '@andock/tamper-log';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../../platform/database/run-sql.js';
import type { AuditKeys } from '../../checkpoints/audit-keys.js';
import type { SeqRange } from './log-rows.js';

/** The sizes at which a log was signed under its present name, ascending. */
export async function signedSizes(em: EntityManager, logId: string, origin: string): Promise<number[]> {
  const rows = await runSql<{ size: string }>(
    em,
    'select size from audit_checkpoint where log_id = $1 and origin = $2 order by size',
    [logId, origin],
  );
  return rows.map(({ size }) => Number(size));
}

/** The checkpoints that a range stands between, and the newest; those of a key that did not hand over to the present one are left out. */
export async function checkpointsAround(
  em: EntityManager,
  keys: AuditKeys,
  logId: string,
  sizes: readonly number[],
  range: SeqRange | undefined,
): Promise<string[]> {
  const before = range && sizes.findLast((size) => size <= range.first);
  const after = range && sizes.find((size) => size > range.last);
  const rows = await runSql<{ note: string }>(
    em,
    'select note from audit_checkpoint where log_id = $1 and origin = $2 and size = any($3::bigint[]) order by size',
    [logId, keys.originOf(logId), [before, after, sizes.at(-1)].filter((size) => size !== undefined)],
  );
  return rows.map(({ note }) => note).filter((note) => isOurs(note, keys));
}

function isOurs(note: string, { known }: AuditKeys): boolean {
  try {
    return openNote(note, known).signatures.some(({ key }) => key.kind === 'log');
  } catch (error) {
    if (error instanceof NoteRefused) return false;
    throw error;
  }
}
