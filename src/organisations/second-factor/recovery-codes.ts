import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Secrets } from '../../platform/secrets/secrets.js';
import { base32 } from './base32.js';

const HOW_MANY = 10;
const BYTES = 10;

/** Codes for the day on which the device is lost; each works once. Kept only as keyed hashes. */
@Injectable()
export class RecoveryCodes {
  private readonly key: Buffer;

  constructor(secrets: Secrets) {
    this.key = secrets.derive('recovery-code').key;
  }

  /** New codes in place of all earlier ones; they are told this once. */
  async replace(tx: Tx, accountId: string): Promise<string[]> {
    const codes = Array.from({ length: HOW_MANY }, () => inGroups(base32(randomBytes(BYTES))));
    await runSql(tx, 'delete from recovery_code where account_id = $1', [accountId]);
    await runSql(
      tx,
      'insert into recovery_code (account_id, code_hash) select $1, hash from unnest($2::bytea[]) as hash',
      [accountId, codes.map((code) => this.hashOf(accountId, code))],
    );
    return codes;
  }

  /** Uses a code up; answers how many are left, or nothing if it was none. */
  async use(tx: Tx, accountId: string, code: string, now: Date): Promise<number | undefined> {
    const used = await runSql<object>(
      tx,
      `update recovery_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null
       returning 1 as used`,
      [accountId, this.hashOf(accountId, code), now],
    );
    return used.length === 0 ? undefined : this.left(tx, accountId);
  }

  private async left(tx: Tx, accountId: string): Promise<number> {
    const [row] = await runSql<{ left: number }>(
      tx,
      'select count(*)::int as left from recovery_code where account_id = $1 and used_at is null',
      [accountId],
    );
    return row?.left ?? 0;
  }

  private hashOf(accountId: string, code: string): Buffer {
    const plain = code.toUpperCase().replace(/[^A-Z2-7]/g, '');
    return createHmac('sha256', this.key).update(`${accountId} ${plain}`).digest();
  }
}

const inGroups = (code: string): string => (code.match(/.{4}/g) ?? []).join('-');
