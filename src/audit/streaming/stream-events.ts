import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { Webhook as Signer } from 'standardwebhooks';
import { Config } from '../../platform/config/config.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { AuditKeys } from '../checkpoints/audit-keys.js';
import { organisationOfLog } from '../sealing/log-id.js';
import { type StreamClaim, StreamClaims } from './stream-claims.js';

const EVENTS_AT_ONCE = 200;
const TIMEOUT_MS = 20_000;

/** A sealed event as it is sent; without its text once the retention rule has dropped it. */
interface StreamedEvent {
  readonly seq: number;
  /** RFC 6962 leaf hash of the event's RFC 8785 bytes, base64. */
  readonly leaf: string;
  readonly event: object | null;
}

/** Sends sealed events to the address that the operator has set, signed by Standard Webhooks, in the order of each log. */
@Injectable()
export class StreamEvents {
  private readonly logger = new Logger(StreamEvents.name);

  constructor(
    private readonly em: EntityManager,
    private readonly config: Config,
    private readonly claims: StreamClaims,
    private readonly keys: AuditKeys,
    private readonly clock: Clock,
  ) {}

  /** Sends the next events of one log; answers whether there were any. */
  async run(): Promise<boolean> {
    const { streamUrl, streamSecret } = this.config.audit;
    if (!streamUrl || !streamSecret) return false;
    const claim = await this.claims.next();
    if (!claim) return false;
    const events = await this.eventsOf(claim);
    const last = events.at(-1);
    if (!last) return false;
    try {
      await this.post(streamUrl, streamSecret, claim, events);
      await this.claims.taken(claim, last.seq + 1);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.logger.warn(`Events from ${claim.nextSeq} of the log ${claim.logId} were not taken: ${why}`);
      await this.claims.refused(claim, why);
    }
    return true;
  }

  private async eventsOf({ logId, nextSeq }: StreamClaim): Promise<StreamedEvent[]> {
    const rows = await runSql<{ seq: string; leaf_hash: Buffer; body: Buffer | null }>(
      this.em.fork(),
      `select leaf.seq, leaf.leaf_hash, event.body
         from (select * from audit_leaf where log_id = $1 and seq >= $2 and seq < $3) leaf
         left join lateral (select body from audit_event where id = leaf.event_id and at = leaf.at limit 1) event on true
        order by leaf.seq`,
      [logId, nextSeq, nextSeq + EVENTS_AT_ONCE],
    );
    return rows.map(({ seq, leaf_hash: leaf, body }) => ({
      seq: Number(seq),
      leaf: leaf.toString('base64'),
      event: body && (JSON.parse(body.toString('utf8')) as object),
    }));
  }

  private async post(
    url: string,
    secret: string,
    claim: StreamClaim,
    events: StreamedEvent[],
  ): Promise<void> {
    const at = this.clock.now();
    const { logId, nextSeq } = claim;
    const id = `${logId}:${nextSeq}:${events.length}`;
    const data = { organisationId: organisationOfLog(logId), log: this.keys.originOf(logId), events };
    const body = JSON.stringify({ type: 'audit.events', timestamp: at.toISOString(), data });
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Andock-Audit/1',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
        'webhook-signature': new Signer(secret).sign(id, at, body),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The receiver answered ${response.status}.`);
  }
}
