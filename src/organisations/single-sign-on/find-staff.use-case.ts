import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import * as z from 'zod';
import { type Actor, system } from '../../access/actor.js';
import type { SignedInAccount } from '../../access/accounts.js';
import type { Role } from '../../access/rights.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { Account } from '../account.entity.js';
import { lockGroup, STAFF } from '../members/group.js';
import { CreateAccount } from '../public/create-account.use-case.js';
import type { ProvenPerson } from './proven-person.js';
import { AccountDisabled, EmailUnproven, IdentityTaken, StaffRoleMissing } from './single-sign-on.errors.js';

const LONGEST_NAME = 200;
const Email = z.email().max(254);

/**
 * The staff account of a person that the identity provider vouches for. The provider's subject finds it; the first
 * time a verified e-mail does, and without an account one is made. The role is the provider's to say, each time anew.
 * A member's account is never touched, nor one of the command line.
 */
@Injectable()
export class FindStaff {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly createAccount: CreateAccount,
  ) {}

  /** Refuses when the person has no role here, is disabled, or its e-mail is unproven or taken. */
  run(call: Actor['call'], person: ProvenPerson): Promise<SignedInAccount> {
    const { role } = person;
    if (role === undefined) throw new StaffRoleMissing();
    return this.transactions.run(async (tx) => {
      await lockGroup(tx, STAFF);
      const by = { ...system('single-sign-on', null), call };
      const account = (await this.linked(tx, person)) ?? (await this.link(tx, by, person, role));
      if (account.disabledAt !== null) throw new AccountDisabled();
      if (account.role !== role) await this.changeRole(tx, by, account, role);
      const { id, kind, organisationId, email, name } = account;
      return { id, kind, role: `${kind}.${role}` as Role, organisationId, email, name };
    });
  }

  private async linked(tx: Tx, { issuer, subject }: ProvenPerson): Promise<Account | undefined> {
    const [known] = await runSql<{ id: string }>(
      tx,
      'select account_id as id from account_identity where issuer = $1 and subject = $2',
      [issuer, subject],
    );
    return known && tx.findOneOrFail(Account, { id: known.id });
  }

  private async link(tx: Tx, by: Actor, person: ProvenPerson, role: NonNullable<ProvenPerson['role']>) {
    const email = Email.safeParse(person.email).data?.toLowerCase();
    if (email === undefined || !person.isEmailProven) throw new EmailUnproven();
    const account = (await this.known(tx, person, email)) ?? (await this.create(tx, by, person, email, role));
    await runSql(
      tx,
      'insert into account_identity (issuer, subject, account_id, created_at) values ($1, $2, $3, $4)',
      [person.issuer, person.subject, account.id, this.clock.now()],
    );
    await this.audit.record(tx, by, 'account.linked', account.id, { issuer: person.issuer });
    return account;
  }

  /** The account that has the e-mail, if it may become this person's. */
  private async known(tx: Tx, { issuer }: ProvenPerson, email: string): Promise<Account | undefined> {
    const account = await tx.findOne(Account, { email });
    if (!account) return undefined;
    const others = await runSql(tx, 'select 1 from account_identity where issuer = $1 and account_id = $2', [
      issuer,
      account.id,
    ]);
    if (account.kind !== 'staff' || account.alwaysByPassword || others.length > 0) throw new IdentityTaken();
    return account;
  }

  private async create(
    tx: Tx,
    by: Actor,
    { name }: ProvenPerson,
    email: string,
    role: NonNullable<ProvenPerson['role']>,
  ): Promise<Account> {
    const id = uuidv7();
    await this.createAccount.runIn(tx, by, id, {
      kind: 'staff',
      role,
      organisationId: null,
      email,
      name: oneLine(name) || email,
      language: 'en',
      password: null,
    });
    return tx.findOneOrFail(Account, { id });
  }

  private async changeRole(tx: Tx, by: Actor, account: Account, role: NonNullable<ProvenPerson['role']>) {
    const from = account.role;
    account.changeRole(role);
    await this.audit.record(tx, by, 'account.role-changed', account.id, { from, to: role });
  }
}

const oneLine = (name = ''): string =>
  name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .toWellFormed();
