import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { Delivery } from '../delivery.entity.js';
import { DeliveryEnds } from '../outcome/delivery-ends.js';

const MOST_AT_ONCE = 500;
const NO_WORDS = { field: null, partnerWords: null };

/** Ends deliveries whose announced documents did not come in time; a person decides about them. */
@Injectable()
export class DocumentsMissingCheck extends Check {
  readonly name = 'deliveries.documents-missing';
  readonly everySeconds = 60;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly ends: DeliveryEnds,
  ) {
    super();
  }

  override async run(now: Date): Promise<CheckReport> {
    const overdue = { state: 'held', reason: 'awaiting_documents', dueAt: { $lte: now } } as const;
    const waiting = await this.em.fork().find(Delivery, overdue, { limit: MOST_AT_ONCE, fields: ['id'] });
    for (const { id } of waiting) {
      await this.transactions.run(async (tx) => {
        const delivery = await tx.findOne(
          Delivery,
          { id, ...overdue },
          { lockMode: LockMode.PESSIMISTIC_WRITE },
        );
        if (!delivery) return;
        await this.ends.undeliverable(
          tx,
          system('deliveries', delivery.organisationId),
          delivery,
          'documents_missing',
          NO_WORDS,
        );
      });
    }
    return { lookedAt: waiting.length, found: waiting.length };
  }
}
