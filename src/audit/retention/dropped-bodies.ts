import { leafHash } from '@andock/tamper-log';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../platform/database/run-sql.js';
import type { EventMac } from '../event-mac.js';
import { organisationOfLog } from '../sealing/log-id.js';

interface Row {
  readonly id: string;
  readonly body: Buffer;
  readonly mac: Buffer;
  readonly mac_key_id: string;
}

/**
 * The number below which events of a log may have lost their bodies to the retention rule; 0 when none have. Only an
 * event that the hub itself recorded explains it: whoever owns the database cannot make one.
 */
export async function bodiesDroppedBelow(em: EntityManager, mac: EventMac, logId: string): Promise<number> {
  const organisationId = organisationOfLog(logId);
  const rows = await runSql<Row>(
    em,
    `select id, body, mac, mac_key_id from audit_event
      where action = 'log.bodies-dropped' and action <> 'api.called' and outcome = 'success'
        and organisation_id ${organisationId === null ? 'is null and $1::uuid is null' : '= $1'}
      order by id desc limit 20`,
    [organisationId],
  );
  return rows
    .filter((row) =>
      mac.fits({ id: row.id, organisationId, leafHash: leafHash(row.body) }, row.mac, row.mac_key_id),
    )
    .reduce((most, { body }) => Math.max(most, belowSeqOf(body)), 0);
}

const belowSeqOf = (body: Buffer): number =>
  (JSON.parse(body.toString('utf8')) as { facts: { belowSeq: number } }).facts.belowSeq;
