import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import type { Actor } from '../access/actor.js';
import { organisationAskedFor } from '../access/organisation-asked-for.js';
import { REASONS } from '../connections/public/reasons.js';
import { runSql } from '../platform/database/run-sql.js';
import { decodeCursor, IN_ORDER, type Page, pageFrom } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import type { DeliveriesQuery, DeliveryView } from './deliveries.schemas.js';

/** A delivery as the database gives it. */
export type DeliveryRow = Omit<
  DeliveryView,
  'dueAt' | 'createdAt' | 'finishedAt' | 'handedOverAt' | 'confirmedAt' | 'reasonText' | 'nextStep'
> & {
  readonly dueAt: Date;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly handedOverAt: Date | null;
  readonly confirmedAt: Date | null;
};

/** The columns of a delivery beside its job. */
export const SELECT_DELIVERY = `
  select delivery.id, delivery.organisation_id as "organisationId", organisation.name as "organisationName",
         delivery.application_id as "applicationId",
         delivery.job_id as "jobId", job.title as "jobTitle", delivery.connection_id as "connectionId", delivery.partner,
         delivery.state, delivery.reason, delivery.field, delivery.partner_words as "partnerWords", delivery.evidence,
         delivery.may_have_arrived as "mayHaveArrived", delivery.attempts_made as "attemptsMade",
         delivery.due_at as "dueAt", delivery.created_at as "createdAt", delivery.finished_at as "finishedAt",
         delivery.handed_over_at as "handedOverAt", delivery.confirmed_at as "confirmedAt"
  from delivery join job on job.id = delivery.job_id join organisation on organisation.id = delivery.organisation_id`;

/** The ledger, newest first unless asked otherwise. Staff that have not stepped into an organisation see that of all. */
@Injectable()
export class ListDeliveries {
  constructor(private readonly em: EntityManager) {}

  /** Refuses with `access.organisation-not-found`. */
  async run(
    by: Actor,
    { state, reason, partner, organisationId, jobId, applicationId, order, limit, cursor }: DeliveriesQuery,
    language: Language,
  ): Promise<Page<DeliveryView>> {
    const [before] = decodeCursor(cursor, z.uuid()) ?? [];
    const rows = await runSql<DeliveryRow>(
      this.em.fork(),
      `${SELECT_DELIVERY}
       where ($1::uuid is null or delivery.organisation_id = $1) and ($2::text is null or delivery.state = $2)
         and ($3::text is null or delivery.partner = $3) and ($4::uuid is null or delivery.job_id = $4)
         and ($5::uuid is null or delivery.application_id = $5) and ($6::uuid is null or delivery.id ${IN_ORDER[order].after} $6)
         and ($8::text is null or delivery.reason = $8)
       order by delivery.id ${IN_ORDER[order].by} limit $7`,
      [
        organisationAskedFor(by, organisationId),
        state ?? null,
        partner ?? null,
        jobId ?? null,
        applicationId ?? null,
        before ?? null,
        limit + 1,
        reason ?? null,
      ],
    );
    return pageFrom(
      rows.map((row) => deliveryView(row, language)),
      limit,
      ({ id }) => [id],
    );
  }
}

/** A row as the API writes it. */
export const deliveryView = (row: DeliveryRow, language: Language): DeliveryView => ({
  ...row,
  reasonText: row.reason && REASONS[row.reason].text[language],
  nextStep: row.reason && REASONS[row.reason].nextStep[language],
  dueAt: iso(row.dueAt),
  createdAt: iso(row.createdAt),
  finishedAt: row.finishedAt && iso(row.finishedAt),
  handedOverAt: row.handedOverAt && iso(row.handedOverAt),
  confirmedAt: row.confirmedAt && iso(row.confirmedAt),
});

/** A moment as the API writes it. */
export const iso = (at: Date): string => new Date(at).toISOString();
