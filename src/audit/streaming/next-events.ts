import { leafHash } from '@andock/tamper-log';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { EventMac } from '../event-mac.js';
import { bodiesDroppedBelow } from '../retention/dropped-bodies.js';
import type { StreamClaim } from './stream-claims.js';

const EVENTS_AT_ONCE = 200;

/** A sealed event as it is sent; without its text once the retention rule has dropped it. */
export interface StreamedEvent {
  readonly seq: number;
  /** RFC 6962 leaf hash of the event's RFC 8785 bytes, base64. */
  readonly leaf: string;
  readonly event: object | null;
}

/** What has to be sent is not in the database as it was sealed. */
export class LogDamaged extends Error {
  constructor(what: string) {
    super(
      `${what} Look at the log under Audit › Verify now, leave the database as it is, and compare an export with a checkpoint that has left the machine.`,
    );
  }
}

interface Row {
  readonly seq: string;
  readonly leaf_hash: Buffer;
  readonly body: Buffer | null;
}

/** Reads what of a log is to be sent next. */
@Injectable()
export class NextEvents {
  constructor(
    private readonly em: EntityManager,
    private readonly mac: EventMac,
  ) {}

  /** The next events, one at least, up to the first that is not as it was sealed; throws `LogDamaged` when that is the first. */
  async run({ logId, nextSeq }: StreamClaim): Promise<StreamedEvent[]> {
    const em = this.em.fork();
    const rows = await runSql<Row>(
      em,
      `select leaf.seq, leaf.leaf_hash, event.body
         from (select * from audit_leaf where log_id = $1 and seq >= $2 and seq < $3) leaf
         left join lateral (select body from audit_event where id = leaf.event_id and at = leaf.at limit 1) event on true
        order by leaf.seq`,
      [logId, nextSeq, nextSeq + EVENTS_AT_ONCE],
    );
    const lacksBodies = rows.some(({ body }) => body === null);
    const droppedBelow = lacksBodies ? await bodiesDroppedBelow(em, this.mac, logId) : 0;
    const events: StreamedEvent[] = [];
    for (const row of rows) {
      const event = Number(row.seq) === nextSeq + events.length ? eventOf(row, droppedBelow) : undefined;
      if (event === undefined) break;
      events.push({ seq: Number(row.seq), leaf: row.leaf_hash.toString('base64'), event });
    }
    if (events.length === 0) {
      const isThere = Number(rows[0]?.seq) === nextSeq;
      throw new LogDamaged(
        isThere ? `Event ${nextSeq} is not what was sealed.` : `Leaf ${nextSeq} is missing.`,
      );
    }
    return events;
  }
}

/** Its text, null where the retention rule has dropped it; nothing when it is not what was sealed. */
function eventOf({ seq, leaf_hash: leaf, body }: Row, droppedBelow: number): object | null | undefined {
  if (body === null) return Number(seq) < droppedBelow ? null : undefined;
  if (!leafHash(body).equals(leaf)) return undefined;
  try {
    return JSON.parse(body.toString('utf8')) as object;
  } catch {
    return undefined;
  }
}
