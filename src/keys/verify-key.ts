import { type ParsedKey, parseApiKey } from '@andock/api-key';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { KeyVerifier, type RefusedKey, type VerifiedKey } from '../access/key-verifier.js';
import { Clock } from '../platform/database/clock.js';
import { runSql } from '../platform/database/run-sql.js';
import { DeletedKeyWatch } from './deleted-key-watch.js';
import { type KeyRow, KeyRows } from './key-rows.js';
import { verdictOn } from './key-verdict.js';

const EXTERNAL = 'ext:';

/** Proves keys. One that is malformed never reaches the database. */
@Injectable()
export class VerifyKey extends KeyVerifier {
  constructor(
    private readonly rows: KeyRows,
    private readonly clock: Clock,
    private readonly deletedKeys: DeletedKeyWatch,
    private readonly em: EntityManager,
  ) {
    super();
  }

  override async verify(token: string): Promise<VerifiedKey | RefusedKey> {
    const presented = parseApiKey(token);
    if (!presented) return { refused: 'malformed' };
    const recent = this.rows.recent(presented.keyId);
    if (recent && this.verdict(presented, recent) === 'good') return recent;
    const row = await this.rows.read(presented.keyId);
    const verdict = this.verdict(presented, row);
    if (!row || verdict === 'unknown') return { refused: 'unknown' };
    if (verdict === 'good') return row;
    if (row.connectionId) this.deletedKeys.noticed(row.id, row.connectionId);
    return { refused: verdict, keyId: row.id };
  }

  override async organisationNamed(name: string): Promise<string | undefined> {
    const external = name.startsWith(EXTERNAL);
    if (!external && !isUuid(name)) return undefined;
    const [organisation] = await runSql<{ id: string }>(
      this.em.fork(),
      `select id from organisation where ${external ? 'external_id' : 'id'} = $1`,
      [external ? name.slice(EXTERNAL.length) : name],
    );
    return organisation?.id;
  }

  private verdict({ digest }: ParsedKey, row: KeyRow | undefined) {
    return verdictOn(digest, row, this.clock.now());
  }
}
