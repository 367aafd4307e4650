import { randomBytes } from 'node:crypto';
import { open, seal } from '@andock/secret-box';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { KeyStore } from '../../platform/secrets/key-store.js';
import { RecoveryCodes } from './recovery-codes.js';
import { stepOf } from './totp.js';

const SECRET_BYTES = 20;

interface Row {
  readonly keyId: string;
  readonly sealed: Buffer;
}

/** What is known of somebody's second factor, but for its secret. */
export interface SecondFactorState {
  readonly confirmedAt: Date | null;
  readonly recoveryCodesLeft: number;
}

/** Keeps the secrets of authenticator apps, each sealed under a key of its own. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly em: EntityManager,
    private readonly keys: KeyStore,
    private readonly recoveryCodes: RecoveryCodes,
  ) {}

  /** Whether signing in takes a code. */
  async isOn(accountId: string): Promise<boolean> {
    return (await this.stateOf(accountId))?.confirmedAt != null;
  }

  async stateOf(
    accountId: string,
    em: EntityManager = this.em.fork(),
  ): Promise<SecondFactorState | undefined> {
    const [state] = await runSql<SecondFactorState>(
      em,
      `select confirmed_at as "confirmedAt",
              (select count(*)::int from recovery_code where account_id = $1 and used_at is null) as "recoveryCodesLeft"
         from second_factor where account_id = $1`,
      [accountId],
    );
    return state;
  }

  /** Changes of somebody's second factor follow one another until the transaction ends. */
  async lock(tx: Tx, accountId: string): Promise<void> {
    await runSql(tx, 'select 1 from account where id = $1 for no key update', [accountId]);
  }

  /** A new secret that counts only once a code of it was shown. */
  async start(tx: Tx, accountId: string, now: Date): Promise<Buffer> {
    await this.remove(tx, accountId);
    const secret = randomBytes(SECRET_BYTES);
    const { id: keyId, key } = await this.keys.create(now, null);
    const sealed = seal(key, secret, placeOf(accountId));
    await runSql(
      tx,
      'insert into second_factor (account_id, key_id, sealed, created_at, last_step) values ($1, $2, $3, $4, 0)',
      [accountId, keyId, sealed, now],
    );
    return secret;
  }

  /** Whether this is a code of now that was not used before; it is used up by the asking. */
  async takes(tx: Tx, accountId: string, code: string, now: Date): Promise<boolean> {
    const [row] = await runSql<Row>(
      tx,
      'select key_id as "keyId", sealed from second_factor where account_id = $1',
      [accountId],
    );
    const key = row && (await this.keys.open(row.keyId, null));
    if (!key) return false;
    const step = stepOf(open(key, row.sealed, placeOf(accountId)), code, now);
    if (step === undefined) return false;
    const taken = await runSql<object>(
      tx,
      'update second_factor set last_step = $2 where account_id = $1 and last_step < $2 returning 1 as taken',
      [accountId, step],
    );
    return taken.length > 0;
  }

  /** From now on signing in takes a code; answers with the recovery codes. */
  async confirm(tx: Tx, accountId: string, now: Date): Promise<string[]> {
    await runSql(tx, 'update second_factor set confirmed_at = $2 where account_id = $1', [accountId, now]);
    return this.recoveryCodes.replace(tx, accountId);
  }

  replaceRecoveryCodes(tx: Tx, accountId: string): Promise<string[]> {
    return this.recoveryCodes.replace(tx, accountId);
  }

  /** Forgets the secret; answers whether there was one. */
  async remove(tx: Tx, accountId: string): Promise<boolean> {
    const [gone] = await runSql<{ keyId: string }>(
      tx,
      'delete from second_factor where account_id = $1 returning key_id as "keyId"',
      [accountId],
    );
    if (gone) await this.keys.destroy(tx, [gone.keyId]);
    return gone !== undefined;
  }
}

const placeOf = (accountId: string): string => `second_factor/${accountId}`;
