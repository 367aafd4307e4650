import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { accountOf, type Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { AuditLog } from '../../audit/audit-log.js';
import { People } from '../../organisations/public/people.js';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestInvalid } from '../../platform/errors/request.errors.js';
import { Queue } from '../../platform/queue/queue.js';
import { DeliveryNotFound, NothingLeft } from '../deliveries.errors.js';
import { Delivery } from '../delivery.entity.js';
import { isErased } from '../outcome/is-erased.js';
import { HandOverLinks } from './hand-over-links.js';
import { SEND_HAND_OVER } from './send-hand-over.task.js';

/** Mails a colleague a link to an application that cannot be delivered. It counts as handed over once it was fetched. */
@Injectable()
export class MailHandOver {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
    private readonly links: HandOverLinks,
    private readonly queue: Queue,
    private readonly audit: AuditLog,
  ) {}

  /** Refuses with `RequestInvalid`, `DeliveryNotFound`, `NothingToHandOver` and `NothingLeft`. */
  async run(by: Actor, id: string, recipientId: string): Promise<void> {
    const organisationId = organisationOf(by);
    await this.transactions.run(async (tx) => {
      const lockMode = LockMode.PESSIMISTIC_WRITE;
      const delivery = await tx.findOne(Delivery, { id, organisationId }, { lockMode });
      if (!delivery) throw new DeliveryNotFound();
      delivery.expectHandOver();
      if (await isErased(tx, delivery.applicationId)) throw new NothingLeft();
      const recipient = (await this.people.hiringOf(organisationId, tx)).find(
        (one) => one.id === recipientId,
      );
      if (!recipient) throw new RequestInvalid([NOBODY]);
      const sentBy = accountOf(by) ?? recipientId;
      const link = await this.links.make(tx, { organisationId, deliveryId: id, recipientId, sentBy });
      await this.queue.add(tx, SEND_HAND_OVER, { linkId: link.id }, { goesLast: true });
      const { partner, applicationId } = delivery;
      const expiresAt = link.expiresAt.toISOString();
      const facts = { partner, applicationId, recipientId, expiresAt };
      await this.audit.record(tx, by, 'delivery.hand-over-mailed', id, facts);
    });
  }
}

const NOBODY = {
  field: 'recipientId',
  code: 'unknown_recipient',
  message: {
    en: 'This is no recruiter or manager of the organisation. Choose one of the people that are offered.',
    de: 'Das ist niemand, der in der Organisation Bewerbungen bearbeitet. Eine der angebotenen Personen wählen.',
  },
};
