import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../platform/database/run-sql.js';
import type { EventMac } from '../event-mac.js';
import { bodiesDroppedBelow } from '../retention/dropped-bodies.js';
import { LeavesMissing } from './leaf-hashes.js';
import { logIdOf } from './log-id.js';

const LEAVES_AT_ONCE = 5_000;

interface Row {
  readonly seq: string;
  readonly leaf_hash: Buffer;
  readonly event_id: string;
  readonly organisation_id: string | null;
  readonly mac: Buffer | null;
  readonly mac_key_id: string;
}

/** A leaf that the hub did not record: whoever put it there does not have the key of the events. */
export class LeafForged extends Error {
  constructor(logId: string, seq: string) {
    super(`Leaf ${seq} of the log ${logId} is not of an event that was recorded.`);
  }
}

/** The leaf hashes of a log from `from` up to, not including, `to`; throws where one is missing or not recorded by us. */
export async function* recordedLeaves(
  em: EntityManager,
  mac: EventMac,
  logId: string,
  from: number,
  to: number,
): AsyncGenerator<Buffer> {
  if (from >= to) return;
  const droppedBelow = await bodiesDroppedBelow(em, mac, logId);
  for (let start = from; start < to; start += LEAVES_AT_ONCE) {
    const end = Math.min(to, start + LEAVES_AT_ONCE);
    const rows = await runSql<Row>(
      em,
      `select leaf.seq, leaf.leaf_hash, leaf.event_id, event.organisation_id, event.mac, event.mac_key_id
         from (select * from audit_leaf where log_id = $1 and seq >= $2 and seq < $3) leaf
         left join lateral (select * from audit_event where id = leaf.event_id and at = leaf.at limit 1) event on true
        order by leaf.seq`,
      [logId, start, end],
    );
    if (rows.length < end - start) throw new LeavesMissing(logId, start, end);
    for (const row of rows) {
      if (!isRecorded(row, mac, logId, droppedBelow)) throw new LeafForged(logId, row.seq);
      yield row.leaf_hash;
    }
  }
}

/** A leaf whose event is gone is signed only where the retention rule took it: what cannot be compared may be anybody's. */
function isRecorded(row: Row, mac: EventMac, logId: string, droppedBelow: number): boolean {
  if (!row.mac) return Number(row.seq) < droppedBelow;
  const event = { id: row.event_id, organisationId: row.organisation_id, leafHash: row.leaf_hash };
  return logIdOf(row.organisation_id) === logId && mac.fits(event, row.mac, row.mac_key_id);
}
