import type { Readable } from 'node:stream';
import { LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { ApplicationParcels } from '../../applications/public/application-parcels.js';
import { AuditLog } from '../../audit/audit-log.js';
import { JobLookup } from '../../jobs/public/job-lookup.js';
import { Clock } from '../../platform/database/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Language } from '../../platform/http/language.js';
import { DeliveryNotFound, NothingLeft } from '../deliveries.errors.js';
import { Delivery } from '../delivery.entity.js';
import { handOverArchive } from './hand-over-archive.js';

/** A person takes an application along that cannot be delivered; that they did is in the log before its first byte leaves. */
@Injectable()
export class HandOver {
  constructor(
    private readonly transactions: Transactions,
    private readonly parcels: ApplicationParcels,
    private readonly jobs: JobLookup,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Answers with a ZIP. `mailedTo` is the account whose mailed link is used. */
  run(by: Actor, id: string, language: Language, mailedTo: string | null = null): Promise<Readable> {
    const organisationId = organisationOf(by);
    return this.transactions.run(async (tx) => {
      const delivery = await tx.findOne(
        Delivery,
        { id, organisationId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (!delivery) throw new DeliveryNotFound();
      const { applicationId, jobId, partner } = delivery;
      const parcel = await this.parcels.open(applicationId);
      if (!parcel) throw new NothingLeft();
      delivery.handOver(this.clock.now());
      await tx.flush();
      const facts = {
        partner,
        applicationId,
        documents: parcel.documents.length,
        ...(mailedTo && { mailedTo }),
      };
      await this.audit.record(tx, by, 'delivery.handed-over', id, facts);
      return handOverArchive(parcel, await this.jobs.ofOrganisation(tx, organisationId, jobId), language);
    });
  }
}
