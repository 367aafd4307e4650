import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { OrganisationNotFound } from '../../access/access.errors.js';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { violatedConstraint } from '../../platform/database/database-errors.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Language } from '../../platform/http/language.js';
import { Account, type MEMBER_ROLES, type STAFF_ROLES } from '../account.entity.js';
import { EmailTaken } from '../organisations.errors.js';
import { Passwords } from '../passwords.js';

/** What a new account is made of: a member belongs to an organisation, staff to none. */
export type NewAccount = {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly password: string;
} & (
  | { readonly kind: 'member'; readonly role: (typeof MEMBER_ROLES)[number]; readonly organisationId: string }
  | { readonly kind: 'staff'; readonly role: (typeof STAFF_ROLES)[number]; readonly organisationId: null }
);

@Injectable()
export class CreateAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly passwords: Passwords,
  ) {}

  /** Answers with the account's id. Refuses with `organisations.email-taken` or `access.organisation-not-found`. */
  async run(by: Actor, { password, ...account }: NewAccount): Promise<string> {
    const id = uuidv7();
    const passwordHash = await this.passwords.hash(password);
    const { role, organisationId } = account;
    await this.transactions.run(async (tx) => {
      tx.create(Account, {
        ...account,
        id,
        email: account.email.toLowerCase(),
        passwordHash,
        disabledAt: null,
        createdAt: this.clock.now(),
      });
      await tx.flush().catch((error: unknown) => {
        throw refusalOf(error);
      });
      await this.audit.recordAll(tx, by, [
        { action: 'account.created', targetId: id, facts: { role }, organisationId },
      ]);
    });
    return id;
  }
}

function refusalOf(error: unknown): unknown {
  const constraint = violatedConstraint(error);
  if (constraint === 'account_email_once') return new EmailTaken();
  return constraint === 'account_organisation_id_fkey' ? new OrganisationNotFound() : error;
}
