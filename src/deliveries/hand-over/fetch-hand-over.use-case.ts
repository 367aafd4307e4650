import type { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Actor, system } from '../../access/actor.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Language } from '../../platform/http/language.js';
import { HandOver } from './hand-over.use-case.js';
import { HandOverLinks, type OpenLink } from './hand-over-links.js';

/** What a link leads to, without anything of the candidate. */
export interface LinkedHandOver extends OpenLink {
  readonly job: string;
  readonly organisation: string;
}

/** Hands an application out to whoever has the link that was mailed. */
@Injectable()
export class FetchHandOver {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly links: HandOverLinks,
    private readonly handOver: HandOver,
  ) {}

  /** What the link leads to; undefined when it does not work, or the application was erased. */
  async look(id: string, token: string): Promise<LinkedHandOver | undefined> {
    const link = await this.links.open(id, token);
    if (!link) return undefined;
    const [names] = await runSql<{ job: string; organisation: string }>(
      this.em.fork(),
      `select job.title as job, organisation.name as organisation
       from delivery join job on job.id = delivery.job_id
       join organisation on organisation.id = delivery.organisation_id
       join application on application.id = delivery.application_id and application.erased_at is null
       where delivery.id = $1`,
      [link.deliveryId],
    );
    return names && { ...link, ...names };
  }

  /** The ZIP. That it left, by a link to whom, is in the log before its first byte leaves. */
  async run(
    by: Actor,
    { id, organisationId, deliveryId, recipientId }: OpenLink,
    language: Language,
  ): Promise<Readable> {
    const holder: Actor = { ...system('hand-over-link', organisationId), call: by.call };
    const archive = await this.handOver.run(holder, deliveryId, language, recipientId);
    await this.transactions.run((tx) => this.links.fetched(tx, id));
    return archive;
  }
}
