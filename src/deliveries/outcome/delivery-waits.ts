import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { Reason } from '../../connections/public/reasons.js';
import { Clock } from '../../platform/database/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Delivery, Words } from '../delivery.entity.js';
import { RepairConnection } from './repair-connection.js';

/** A partner that says nothing else is left alone for this long. */
export const RATE_LIMIT_PAUSE_MS = 60_000;

/** Lets a delivery wait: for a time, or until something is mended. */
@Injectable()
export class DeliveryWaits {
  constructor(
    private readonly audit: AuditLog,
    private readonly repair: RepairConnection,
    private readonly clock: Clock,
  ) {}

  async hold(
    tx: Tx,
    by: Actor,
    delivery: Delivery,
    reason: Reason,
    words?: Words,
    dueAt?: Date,
  ): Promise<void> {
    delivery.hold(reason, dueAt ?? this.clock.now(), words);
    await tx.flush();
    await this.audit.record(tx, by, 'delivery.held', delivery.id, { partner: delivery.partner, reason });
  }

  /** Its connection goes to repair, and it waits for that. */
  async forRepair(tx: Tx, by: Actor, delivery: Delivery, reason: Reason, words: Words): Promise<void> {
    await this.hold(tx, by, delivery, 'connection_not_ready', words);
    await this.repair.run(tx, by, delivery.connectionId, reason, words.partnerWords);
  }

  /** The credentials that were refused have been replaced meanwhile. */
  async forNothing(tx: Tx, by: Actor, delivery: Delivery): Promise<void> {
    delivery.postpone(null, this.clock.now());
    await this.postponed(tx, by, delivery, 'credential_replaced');
  }

  /** The partner takes no more calls for now. */
  async forPartner(tx: Tx, by: Actor, delivery: Delivery, retryAfterMs: number | null): Promise<void> {
    const until = this.clock.now().getTime() + (retryAfterMs ?? RATE_LIMIT_PAUSE_MS);
    delivery.postpone('rate_limited', new Date(until));
    await this.postponed(tx, by, delivery, 'rate_limited');
  }

  /** Writes down that it was put off. */
  async postponed(tx: Tx, by: Actor, { id, partner, dueAt }: Delivery, reason: string): Promise<void> {
    await tx.flush();
    const facts = { partner, reason, dueAt: dueAt.toISOString() };
    await this.audit.record(tx, by, 'delivery.postponed', id, facts);
  }
}
