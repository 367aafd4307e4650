import type { Tx } from '../../platform/database/transactions.js';

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
