import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { REASONS } from '../connections/public/reasons.js';
import { runSql } from '../platform/database/run-sql.js';
import type { Language } from '../platform/http/language.js';
import { DeliveryNotFound } from './deliveries.errors.js';
import type { AttemptView, DeliveryDetail } from './deliveries.schemas.js';
import { type DeliveryRow, deliveryView, iso, SELECT_DELIVERY } from './list-deliveries.query.js';

type AttemptRow = Omit<AttemptView, 'startedAt' | 'finishedAt' | 'reasonText'> & {
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
};

interface ToldRow {
  readonly name: string;
  readonly at: Date;
}
interface MailedRow extends ToldRow {
  readonly expiresAt: Date;
  readonly fetchedAt: Date | null;
}

const TOLD = `
  select account.name, notice.created_at as at from notice join account on account.id = notice.account_id
  where notice.params ->> 'deliveryId' = $1::text order by notice.id`;
const MAILED = `
  select account.name, link.created_at as at, expires_at as "expiresAt", fetched_at as "fetchedAt"
  from hand_over_link link join account on account.id = link.recipient_id
  where delivery_id = $1 order by link.id`;

/** One delivery with everything that was tried. */
@Injectable()
export class ShowDelivery {
  constructor(private readonly em: EntityManager) {}

  async run(by: Actor, deliveryId: string, language: Language): Promise<DeliveryDetail> {
    const em = this.em.fork();
    const [row] = await runSql<DeliveryRow>(
      em,
      `${SELECT_DELIVERY} where delivery.id = $1 and ($2::uuid is null or delivery.organisation_id = $2)`,
      [deliveryId, by.organisationId],
    );
    if (!row) throw new DeliveryNotFound();
    const attempts = await runSql<AttemptRow>(
      em,
      `select id, number, credential_version as "credentialVersion", phase, started_at as "startedAt",
              finished_at as "finishedAt", outcome, reason, ambiguous, exchanges
       from attempt where delivery_id = $1 order by number`,
      [deliveryId],
    );
    const told = await runSql<ToldRow>(em, TOLD, [deliveryId]);
    const mailed = await runSql<MailedRow>(em, MAILED, [deliveryId]);
    return {
      ...deliveryView(row, language),
      told: told.map(({ name, at }) => ({ name, at: iso(at) })),
      mailed: mailed.map(({ name, at, expiresAt, fetchedAt }) => ({
        ...{ name, at: iso(at), expiresAt: iso(expiresAt) },
        fetchedAt: fetchedAt && iso(fetchedAt),
      })),
      attempts: attempts.map((attempt) => attemptView(attempt, language)),
    };
  }
}

const attemptView = (row: AttemptRow, language: Language): AttemptView => ({
  ...row,
  reasonText: row.reason && REASONS[row.reason].text[language],
  startedAt: iso(row.startedAt),
  finishedAt: row.finishedAt && iso(row.finishedAt),
});
