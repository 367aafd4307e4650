import { leafHash } from '@andock/tamper-log';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { EventMac } from '../event-mac.js';

/** An event that waits for its place in the log, and what is wrong with it: null when it may be sealed. */
export interface PendingEvent {
  readonly id: string;
  readonly at: string;
  readonly organisationId: string | null;
  readonly leafHash: Buffer;
  readonly found: 'missing' | 'changed' | 'forged' | null;
}

interface Row {
  readonly event_id: string;
  readonly at: string;
  readonly pending_for: string | null;
  readonly organisation_id: string | null;
  readonly body: Buffer | null;
  readonly leaf_hash: Buffer;
  readonly mac: Buffer;
  readonly mac_key_id: string;
}

/** `limit 1` keeps the planner from joining whole months: each event is looked up in the one partition that holds it. */
const TAKE_PENDING = `
  with taken as (
    delete from audit_pending where event_id in (
      select event_id from audit_pending order by event_id limit $1 for update skip locked
    ) returning event_id, organisation_id, at
  )
  select taken.event_id, taken.at::text as at, taken.organisation_id as pending_for,
         event.organisation_id, event.body, event.leaf_hash, event.mac, event.mac_key_id
    from taken
    left join lateral (
      select * from audit_event where id = taken.event_id and at = taken.at limit 1
    ) event on true
   order by taken.event_id`;

/** Takes events off the list of what is not sealed, each compared with its hash and its code. */
export async function takePending(tx: Tx, most: number, mac: EventMac): Promise<PendingEvent[]> {
  const rows = await runSql<Row>(tx, TAKE_PENDING, [most]);
  return rows.map((row) => pendingEvent(row, mac));
}

function pendingEvent(row: Row, mac: EventMac): PendingEvent {
  const { event_id: id, at, body } = row;
  if (!body) return { id, at, organisationId: row.pending_for, leafHash: Buffer.alloc(0), found: 'missing' };
  const event = { id, at, organisationId: row.organisation_id, leafHash: leafHash(body) };
  if (!event.leafHash.equals(row.leaf_hash)) return { ...event, found: 'changed' };
  return { ...event, found: mac.fits(event, row.mac, row.mac_key_id) ? null : 'forged' };
}
