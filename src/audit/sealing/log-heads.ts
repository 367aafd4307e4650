import { Frontier, type FrontierJson } from '@andock/tamper-log';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';

/** A log while leaves are appended to it. */
export interface GrowingLog {
  readonly logId: string;
  /** Its size when it was read. */
  readonly start: number;
  readonly frontier: Frontier;
}

/** Reads where logs stand; one without a leaf begins at 0. */
export async function readHeads(tx: Tx, logIds: readonly string[]): Promise<Map<string, GrowingLog>> {
  const rows = await runSql<{ log_id: string; frontier: string }>(
    tx,
    'select log_id, frontier from audit_log_head where log_id = any($1::uuid[])',
    [logIds],
  );
  const known = new Map(
    rows.map((row) => [row.log_id, Frontier.fromJSON(JSON.parse(row.frontier) as FrontierJson)]),
  );
  return new Map(
    logIds.map((logId) => {
      const frontier = known.get(logId) ?? new Frontier();
      return [logId, { logId, start: frontier.size, frontier }];
    }),
  );
}

const MOVE_HEADS = `
  with given as (
    select * from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bytea[], $5::text[])
      as log (log_id, start, size, root, frontier)
  ), moved as (
    update audit_log_head head
       set size = given.size, root = given.root, frontier = given.frontier, sealed_at = now()
      from given where head.log_id = given.log_id and head.size = given.start
    returning head.log_id
  ), opened as (
    insert into audit_log_head (log_id, size, root, frontier, sealed_at)
    select log_id, size, root, frontier, now() from given where start = 0
    on conflict (log_id) do nothing returning log_id
  )
  select log_id from moved union all select log_id from opened`;

/** Moves every head from where it was read; when one has moved meanwhile, nothing of this transaction may stay. */
export async function moveHeads(tx: Tx, logs: readonly GrowingLog[]): Promise<void> {
  const moved = await runSql(tx, MOVE_HEADS, [
    logs.map(({ logId }) => logId),
    logs.map(({ start }) => start),
    logs.map(({ frontier }) => frontier.size),
    logs.map(({ frontier }) => frontier.root()),
    logs.map(({ frontier }) => JSON.stringify(frontier)),
  ]);
  if (moved.length < logs.length)
    throw new Error('Another process has sealed the same log at the same time.');
}
