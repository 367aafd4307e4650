import { canonicalEvent, leafHash, personDigest } from '@andock/tamper-log';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../../platform/database/run-sql.js';
import type { EventMac } from '../event-mac.js';
import { organisationOfLog } from '../sealing/log-id.js';

/** A leaf as it is stored, and what became of the event that it was sealed over. */
export interface StoredLeaf {
  readonly seq: number;
  readonly hash: Buffer;
  /** What is wrong with the event or with what is searched and shown beside it; nothing when all of it fits. */
  readonly wrong: string | null;
  readonly hasBody: boolean;
}

/** What is compared of each takes about 20 µs, in which nothing else is done. */
const LEAVES_AT_ONCE = 500;

interface Row {
  readonly seq: string;
  readonly event_id: string;
  readonly leaf_hash: Buffer;
  readonly body: Buffer | null;
  readonly mac: Buffer;
  readonly mac_key_id: string;
  readonly at: string | Date;
  readonly organisation_id: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly target_kind: string | null;
  readonly target_id: string | null;
  readonly salt: Buffer | null;
  readonly display: string | null;
  readonly ip: string | null;
  readonly user_agent: string | null;
}

interface Body {
  readonly at: string;
  readonly organisation: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly target: { readonly kind: string; readonly id: string | null };
  readonly personDigest: string | null;
}

/** The leaves of a log up to a size and none beyond, a page at a time, as they are stored: gaps show as gaps. */
export async function* readLeaves(
  em: EntityManager,
  mac: EventMac,
  logId: string,
  size: number,
): AsyncGenerator<StoredLeaf[]> {
  for (let start = 0; start < size; start += LEAVES_AT_ONCE) {
    const rows = await runSql<Row>(
      em,
      `select leaf.seq, leaf.event_id, leaf.leaf_hash, event.body, event.mac, event.mac_key_id, event.at, event.organisation_id,
              event.action, event.outcome, event.actor_kind, event.actor_id, event.target_kind, event.target_id,
              identity.salt, identity.display, identity.ip, identity.user_agent
         from (select * from audit_leaf where log_id = $1 and seq >= $2 and seq < $3) leaf
         left join lateral (select * from audit_event where id = leaf.event_id and at = leaf.at limit 1) event on true
         left join lateral (select * from audit_identity where event_id = leaf.event_id limit 1) identity on true
        order by leaf.seq`,
      [logId, start, Math.min(size, start + LEAVES_AT_ONCE)],
    );
    yield rows.map((row) => ({
      seq: Number(row.seq),
      hash: row.leaf_hash,
      hasBody: row.body !== null,
      wrong: row.body && wrongIn(row, row.body, mac, logId),
    }));
  }
}

function wrongIn(row: Row, bytes: Buffer, mac: EventMac, logId: string): string | null {
  if (!leafHash(bytes).equals(row.leaf_hash)) return 'its body is not what was sealed.';
  const event = { id: row.event_id, organisationId: organisationOfLog(logId), leafHash: row.leaf_hash };
  if (!mac.fits(event, row.mac, row.mac_key_id)) return 'it is not an event that was recorded.';
  const body = JSON.parse(bytes.toString('utf8')) as Body;
  const shown = [
    new Date(row.at).toISOString(),
    ...[row.organisation_id, row.action, row.outcome, row.actor_kind],
    ...[row.actor_id, row.target_kind, row.target_id],
  ];
  const { at, organisation, action, outcome, actor, target } = body;
  const told = [at, organisation, action, outcome, actor.kind, actor.id, target.kind, target.id];
  if (told.some((value, place) => value !== shown[place]))
    return 'it is found and shown as something else than what it tells.';
  return personFits(row, body) ? null : 'the person beside it is not the one that was recorded.';
}

/** A person may have been erased, never replaced. */
function personFits(
  { salt, display, ip, user_agent: userAgent }: Row,
  { personDigest: told }: Body,
): boolean {
  return salt === null || personDigest(salt, canonicalEvent({ display, ip, userAgent })) === told;
}
