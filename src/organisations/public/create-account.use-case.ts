import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { OrganisationNotFound } from '../../access/access.errors.js';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { violatedConstraint } from '../../platform/database/database-errors.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import type { Language } from '../../platform/http/language.js';
import { Account, type MEMBER_ROLES, type STAFF_ROLES } from '../account.entity.js';
import { EmailTaken } from '../organisations.errors.js';
import { Passwords } from '../passwords.js';

/** What a new account is made of: a member belongs to an organisation, staff to none. */
export type NewAccount = {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  /** Null for staff who sign in only by single sign-on. */
  readonly password: string | null;
  /** A password lets it in even where passwords of staff are switched off. */
  readonly alwaysByPassword?: boolean;
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
  async run(by: Actor, account: NewAccount): Promise<string> {
    const id = uuidv7();
    await this.transactions.run((tx) => this.runIn(tx, by, id, account));
    return id;
  }

  /** The same inside a transaction that is already open, under an id that is already known. */
  async runIn(
    tx: Tx,
    by: Actor,
    id: string,
    { password, alwaysByPassword = false, ...account }: NewAccount,
  ): Promise<void> {
    const { role, organisationId } = account;
    tx.create(Account, {
      ...account,
      id,
      email: account.email.toLowerCase(),
      passwordHash: password === null ? null : await this.passwords.hash(password),
      alwaysByPassword,
      disabledAt: null,
      createdAt: this.clock.now(),
    });
    await tx.flush().catch((error: unknown) => {
      throw refusalOf(error);
    });
    await this.audit.recordAll(tx, by, [
      { action: 'account.created', targetId: id, facts: { role }, organisationId },
    ]);
  }
}

function refusalOf(error: unknown): unknown {
  const constraint = violatedConstraint(error);
  if (constraint === 'account_email_once') return new EmailTaken();
  return constraint === 'account_organisation_id_fkey' ? new OrganisationNotFound() : error;
}
