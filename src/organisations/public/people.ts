import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../../platform/http/language.js';

/** Somebody who can be told something. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

const PERSON = 'select id, email, name, language from account where disabled_at is null';

/** Finds the people to tell; disabled accounts are left out. Inside a transaction, pass it along. */
@Injectable()
export class People {
  constructor(private readonly em: EntityManager) {}

  /** The managers of an organisation. */
  managersOf(organisationId: string, em: EntityManager = this.em.fork()): Promise<Person[]> {
    return em.execute<Person[]>(`${PERSON} and organisation_id = ? and role = 'manager' order by id`, [
      organisationId,
    ]);
  }

  /** Those of an organisation who read and hand over applications: managers and recruiters. */
  hiringOf(organisationId: string, em: EntityManager = this.em.fork()): Promise<Person[]> {
    return em.execute<Person[]>(
      `${PERSON} and organisation_id = ? and role in ('manager', 'recruiter') order by id`,
      [organisationId],
    );
  }

  /** One person, unless it is disabled. */
  async account(id: string, em: EntityManager = this.em.fork()): Promise<Person | undefined> {
    const [person] = await em.execute<Person[]>(`${PERSON} and id = ?`, [id]);
    return person;
  }

  /** The operator's people who answer for the audit log: admins and auditors. */
  auditDesk(em: EntityManager = this.em.fork()): Promise<Person[]> {
    return em.execute<Person[]>(`${PERSON} and kind = 'staff' and role in ('admin', 'auditor') order by id`);
  }

  /** The operator's people who decide support requests. */
  supportDesk(em: EntityManager = this.em.fork()): Promise<Person[]> {
    return em.execute<Person[]>(`${PERSON} and kind = 'staff' and role in ('admin', 'support') order by id`);
  }
}
