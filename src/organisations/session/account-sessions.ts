import { LockMode } from '@mikro-orm/postgresql';
import type { ProvenAccount } from '../../access/accounts.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Account } from '../account.entity.js';
import { passwordNameOf } from '../passwords.js';

interface Ended {
  readonly id: string;
}

/** The name of a stored session, as `nameOf` makes it. */
export const SESSION_NAME = `left(encode(sha256(convert_to(sid, 'UTF8')), 'hex'), 32)`;

/** Ends the sessions of an account on every replica, but for the one that is kept; answers with their names. */
export const endSessionsOf = (tx: Tx, accountId: string, keptSid = ''): Promise<Ended[]> =>
  tx.execute<Ended[]>(
    `delete from session where sess ->> 'accountId' = ? and sid <> ? returning ${SESSION_NAME} as id`,
    [accountId, keptSid],
  );

/**
 * The account, if the password that was given still counts. Whoever changes it waits until the transaction ends, and then
 * ends what was begun in it.
 */
export async function stillProven(
  tx: Tx,
  { id, passwordName }: Pick<ProvenAccount, 'id' | 'passwordName'>,
  lockMode = LockMode.PESSIMISTIC_READ,
): Promise<Account | undefined> {
  const account = await tx.findOne(Account, { id, disabledAt: null }, { lockMode });
  const hash = account?.passwordHash;
  return account && hash && passwordNameOf(hash) === passwordName ? account : undefined;
}
