import { Injectable } from '@nestjs/common';
import { type Actor, system } from '../../access/actor.js';
import { AuditLog, type Recorded } from '../../audit/audit-log.js';
import type { Reason } from '../../connections/public/reasons.js';
import { Clock } from '../../platform/database/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Acknowledged, acknowledgeDeliveries } from './acknowledge-deliveries.js';
import type { Delivery, Words } from '../delivery.entity.js';
import { DeliveryNews } from './delivery-news.js';
import { DeliveryWaits } from './delivery-waits.js';
import { UnansweredQuestions } from './unanswered-questions.js';

type Ended = Pick<
  Delivery,
  'id' | 'organisationId' | 'applicationId' | 'partner' | 'state' | 'reason' | 'evidence'
>;

/** Ends a delivery: its last state, its audit event, and who is told. */
@Injectable()
export class DeliveryEnds {
  constructor(
    private readonly audit: AuditLog,
    private readonly news: DeliveryNews,
    private readonly questions: UnansweredQuestions,
    private readonly waits: DeliveryWaits,
    private readonly clock: Clock,
  ) {}

  /** The partner said that it has them. */
  async acknowledged(tx: Tx, ids: readonly string[]): Promise<readonly Acknowledged[]> {
    const arrived = await acknowledgeDeliveries(tx, ids, this.clock.now());
    if (arrived.length === 0) return arrived;
    const by = system('deliveries', null);
    await this.record(
      tx,
      by,
      arrived.map((one) => ({ ...one, state: 'delivered', reason: null, evidence: 'acknowledged' })),
    );
    await this.questions.settled(tx, by, arrived);
    return arrived;
  }

  /** That it has arrived follows from what the partner said. */
  async presumed(tx: Tx, by: Actor, delivery: Delivery): Promise<void> {
    delivery.presume(this.clock.now());
    await this.endedAndTold(tx, by, delivery);
  }

  /** It cannot be delivered. */
  async undeliverable(tx: Tx, by: Actor, delivery: Delivery, reason: Reason, words: Words): Promise<void> {
    const asked = reason === 'question_required';
    if (asked && (await this.questions.isKnown(tx, delivery)))
      return this.waits.hold(tx, by, delivery, reason, words);
    delivery.end(reason, this.clock.now(), words);
    await this.endedAndTold(tx, by, delivery);
    if (asked) await this.questions.holdOthers(tx, by, delivery);
  }

  /** Its application was erased. */
  async cancelled(tx: Tx, by: Actor, delivery: Delivery, ambiguous = false): Promise<void> {
    delivery.cancel(this.clock.now(), ambiguous);
    await tx.flush();
    await this.record(tx, by, [delivery]);
  }

  /** A document came too late to go along with it. */
  async documentLeftBehind(tx: Tx, by: Actor, delivery: Delivery): Promise<void> {
    if (!delivery.leaveDocumentBehind()) return;
    await tx.flush();
    const { id: targetId, partner, organisationId } = delivery;
    const facts = { partner };
    await this.audit.recordAll(tx, by, [
      { action: 'delivery.document-left-behind', targetId, facts, organisationId },
    ]);
    await this.news.tell(tx, delivery);
  }

  /** Writes down that it is over, and tells whom it concerns. */
  async endedAndTold(tx: Tx, by: Actor, delivery: Delivery): Promise<void> {
    await tx.flush();
    await this.record(tx, by, [delivery]);
    await this.news.tell(tx, delivery);
  }

  private async record(tx: Tx, by: Actor, ended: readonly Ended[]): Promise<void> {
    const happened = ended.map(
      ({ id: targetId, applicationId, partner, state, reason, evidence, organisationId }): Recorded => ({
        action: 'delivery.ended',
        targetId,
        facts: { applicationId, partner, state, reason, evidence },
        organisationId,
      }),
    );
    await this.audit.recordAll(tx, by, happened);
  }
}
