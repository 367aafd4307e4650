import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { People } from '../../organisations/public/people.js';
import { runSql } from '../../platform/database/run-sql.js';
import { DeliveryNotFound } from '../deliveries.errors.js';

/** Whom an application can be sent to: those who may read it anyway. */
@Injectable()
export class ListRecipients {
  constructor(
    private readonly em: EntityManager,
    private readonly people: People,
  ) {}

  async run(by: Actor, deliveryId: string): Promise<{ data: { id: string; name: string; email: string }[] }> {
    const organisationId = organisationOf(by);
    const em = this.em.fork();
    const found = await runSql<object>(em, 'select 1 from delivery where id = $1 and organisation_id = $2', [
      deliveryId,
      organisationId,
    ]);
    if (found.length === 0) throw new DeliveryNotFound();
    const people = await this.people.hiringOf(organisationId, em);
    return {
      data: people
        .map(({ id, name, email }) => ({ id, name, email }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    };
  }
}
