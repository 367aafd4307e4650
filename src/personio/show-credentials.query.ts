import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { Connections } from '../connections/public/connections.js';
import { runSql } from '../platform/database/run-sql.js';
import { CredentialVault } from './credential-vault.js';
import { personioOnly } from './enter-credentials.use-case.js';
import { NoCredentials } from './personio.errors.js';
import type { PersonioSecret } from './personio-secret.js';
import type { Verdicts } from './verdicts.js';

/** One version of credentials, as it is kept. */
export interface KeptCredentials {
  readonly version: number;
  readonly state: 'staged' | 'current';
  readonly secret: PersonioSecret;
  /** Null as long as it was not verified. */
  readonly verdicts: Verdicts | null;
  readonly enteredAt: Date;
  readonly verifiedAt: Date | null;
}

type Row = Omit<KeptCredentials, 'secret'>;

/** The credentials that work, and those that wait for a verification. */
@Injectable()
export class ShowCredentials {
  constructor(
    private readonly em: EntityManager,
    private readonly connections: Connections,
    private readonly vault: CredentialVault,
  ) {}

  /** Newest first, at most two. */
  async run(by: Actor, partnerOrId: string): Promise<KeptCredentials[]> {
    const em = this.em.fork();
    const connection = personioOnly(await this.connections.find(em, organisationOf(by), partnerOrId));
    const rows = await runSql<Row>(
      em,
      `select version, state, verification as verdicts, created_at as "enteredAt", verified_at as "verifiedAt"
       from credential where connection_id = $1 and state in ('staged', 'current') order by version desc`,
      [connection.id],
    );
    return Promise.all(
      rows.map(async (row) => {
        const credential = await this.vault.version(connection, row.version);
        if (!credential) throw new NoCredentials();
        return { ...row, secret: credential.secret };
      }),
    );
  }
}
