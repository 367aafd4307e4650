import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../platform/database/run-sql.js';
import type { ExportFilter } from './exports.schemas.js';

/** An export that is to be made. */
export interface ExportOrder {
  readonly id: string;
  readonly logId: string;
  /** ISO 8601 UTC. */
  readonly from: string;
  readonly to: string;
  readonly format: 'bundle' | 'csv' | 'jsonl';
  /** Which events of the period are shown; null for all. */
  readonly filter: ExportFilter | null;
  readonly requester: { readonly kind: string; readonly id: string };
  readonly requestedAt: string;
}

interface Row {
  readonly id: string;
  readonly log_id: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly format: ExportOrder['format'];
  readonly filter: ExportFilter | null;
  readonly requester: string;
  readonly requested_by: string;
  readonly requested_at: string;
}

/** After this long without progress, whoever made an export is taken for dead. */
export const STALLED_AFTER = '2 minutes';

const UTC = (column: string) =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ${column}`;

/** Takes an export to make it, unless somebody else is at it. */
export async function takeOrder(em: EntityManager, exportId: string): Promise<ExportOrder | undefined> {
  const [row] = await runSql<Row>(
    em,
    `update audit_export set state = 'running', progress = 0, moved_at = now()
      where id = $1 and (state = 'queued' or (state = 'running' and moved_at < now() - interval '${STALLED_AFTER}'))
      returning id, log_id, format, filter, requester, requested_by,
                ${UTC('period_from')}, ${UTC('period_to')}, ${UTC('requested_at')}`,
    [exportId],
  );
  return (
    row && {
      id: row.id,
      logId: row.log_id,
      from: row.period_from,
      to: row.period_to,
      format: row.format,
      filter: row.filter,
      requester: { kind: row.requester, id: row.requested_by },
      requestedAt: row.requested_at,
    }
  );
}

export async function noteProgress(em: EntityManager, exportId: string, progress: number): Promise<void> {
  await runSql(em, 'update audit_export set progress = $2, moved_at = now() where id = $1', [
    exportId,
    progress,
  ]);
}
