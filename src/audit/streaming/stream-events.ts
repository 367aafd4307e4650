import { Injectable, Logger } from '@nestjs/common';
import { Webhook as Signer } from 'standardwebhooks';
import { Config } from '../../platform/config/config.js';
import { Clock } from '../../platform/database/clock.js';
import { AuditKeys } from '../checkpoints/audit-keys.js';
import { organisationOfLog } from '../sealing/log-id.js';
import { NextEvents, type StreamedEvent } from './next-events.js';
import { type StreamClaim, StreamClaims } from './stream-claims.js';

const TIMEOUT_MS = 20_000;

/** Sends sealed events to the address that the operator has set, signed by Standard Webhooks, in the order of each log. */
@Injectable()
export class StreamEvents {
  private readonly logger = new Logger(StreamEvents.name);

  constructor(
    private readonly config: Config,
    private readonly claims: StreamClaims,
    private readonly nextEvents: NextEvents,
    private readonly keys: AuditKeys,
    private readonly clock: Clock,
  ) {}

  /** Sends the next events of one log; answers whether there were any. */
  async run(): Promise<boolean> {
    const { streamUrl, streamSecret } = this.config.audit;
    if (!streamUrl || !streamSecret) return false;
    const claim = await this.claims.next();
    if (!claim) return false;
    try {
      const events = await this.nextEvents.run(claim);
      await this.post(streamUrl, streamSecret, claim, events);
      await this.claims.taken(claim, claim.nextSeq + events.length);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      this.logger.warn(`Events from ${claim.nextSeq} of the log ${claim.logId} were not sent: ${why}`);
      await this.claims.refused(claim, why);
    }
    return true;
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
    if (!response.ok) {
      throw new Error(`The receiver answered ${response.status}. Look at what answers at AUDIT_STREAM_URL.`);
    }
  }
}
