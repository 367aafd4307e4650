import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { runSql } from '../../platform/database/run-sql.js';
import { NoCredentials } from '../connections.errors.js';
import { Connections } from '../public/connections.js';
import { CredentialVault } from '../public/credential-vault.js';
import type { VerificationStep, Verdicts } from '../public/verdict.js';
import { type Setup, Setups } from './setups.js';

/** One version of credentials, as it is kept. */
export interface KeptCredentials {
  readonly version: number;
  readonly state: 'staged' | 'current';
  /** The values that may be shown. */
  readonly shown: Readonly<Record<string, string | null>>;
  /** Null as long as it was not verified. */
  readonly verdicts: Verdicts | null;
  /** Null as long as it was not verified, or was before steps were kept. */
  readonly steps: readonly VerificationStep[] | null;
  readonly enteredAt: Date;
  readonly verifiedAt: Date | null;
}

type Row = Omit<KeptCredentials, 'shown'>;

/** The credentials that work, and those that wait for a verification. */
@Injectable()
export class ShowCredentials {
  constructor(
    private readonly em: EntityManager,
    private readonly connections: Connections,
    private readonly vault: CredentialVault,
    private readonly setups: Setups,
  ) {}

  /** Newest first, at most two. */
  async run(by: Actor, partnerOrId: string): Promise<{ of: Setup; kept: KeptCredentials[] }> {
    const em = this.em.fork();
    const connection = await this.connections.find(em, organisationOf(by), partnerOrId);
    const of = this.setups.of(connection.partner);
    const rows = await runSql<Row>(
      em,
      `select version, state, verification as verdicts, steps, created_at as "enteredAt", verified_at as "verifiedAt"
       from credential where connection_id = $1 and state in ('staged', 'current') order by version desc`,
      [connection.id],
    );
    const kept = rows.map(async (row) => {
      const credential = await this.vault.version(connection, row.version);
      if (!credential) throw new NoCredentials();
      return { ...row, shown: of.setup.shown(of.setup.secret.parse(credential.secret)) };
    });
    return { of, kept: await Promise.all(kept) };
  }
}
