import { LockMode } from '@mikro-orm/core';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Account, type AccountRole } from '../account.entity.js';
import { AccountNotFound, LastOne } from './members.errors.js';

/** People who are managed together: the members of an organisation, or the operator's staff. */
export interface Group {
  readonly kind: 'member' | 'staff';
  readonly organisationId: string | null;
  /** The role that manages the others; somebody always has it. */
  readonly leads: AccountRole;
}

export const STAFF: Group = { kind: 'staff', organisationId: null, leads: 'admin' };

/** The members of the organisation in which somebody acts. */
export const membersOf = (by: Actor): Group => ({
  kind: 'member',
  organisationId: organisationOf(by),
  leads: 'manager',
});

/** Changes of the same group follow one another until the transaction ends. */
export async function lockGroup(tx: Tx, { kind, organisationId }: Group): Promise<void> {
  await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
    `people:${organisationId ?? kind}`,
  ]);
}

/** An account of the group, which is locked until the transaction ends. */
export async function personIn(tx: Tx, group: Group, id: string): Promise<Account> {
  await lockGroup(tx, group);
  const { kind, organisationId } = group;
  const account = await tx.findOne(
    Account,
    { id, kind, organisationId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (!account) throw new AccountNotFound();
  return account;
}

/** Refuses with `organisations.last-one` if nobody but this person could manage the group. */
export async function keepALead(
  tx: Tx,
  { kind, organisationId, leads }: Group,
  person: Account,
): Promise<void> {
  if (person.role !== leads || person.disabledAt !== null) return;
  const others = await tx.count(Account, {
    kind,
    organisationId,
    role: leads,
    disabledAt: null,
    id: { $ne: person.id },
  });
  if (others === 0) throw new LastOne();
}
