import { Injectable } from '@nestjs/common';
import { accountOf, type Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { Connections } from '../connections/public/connections.js';
import { MoveConnection } from '../connections/public/move-connection.js';
import { Transactions } from '../platform/database/transactions.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import { CredentialVault } from './credential-vault.js';
import { NotPersonio } from './personio.errors.js';
import { PERSONIO } from './personio-name.js';
import type { PersonioSecret } from './personio-secret.js';
import { type EnteredCredentials, readCredentials } from './read-credentials.js';

/** What was staged. */
export interface StagedCredentials {
  readonly connection: Connection;
  readonly version: number;
  readonly secret: PersonioSecret;
}

/** Stages new credentials; those that work stay until a verification replaces them. */
@Injectable()
export class EnterCredentials {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
    private readonly vault: CredentialVault,
    private readonly audit: AuditLog,
  ) {}

  async run(by: Actor, partnerOrId: string, entered: EnteredCredentials): Promise<StagedCredentials> {
    const secret = readCredentials(entered);
    if ('problems' in secret) throw new RequestInvalid(secret.problems);
    const organisationId = organisationOf(by);
    const key = await this.vault.keyOf(organisationId);
    return this.transactions.run(async (tx) => {
      const connection = personioOnly(await this.connections.lock(tx, organisationId, partnerOrId));
      if (connection.state === 'off') await this.move.run(tx, by, connection, 'enabled', null);
      const version = await this.vault.stage(tx, key, connection, accountOf(by), secret);
      await this.audit.record(tx, by, 'credential.staged', `${connection.id}/${version}`, {
        partner: PERSONIO,
        version,
      });
      return { connection, version, secret };
    });
  }
}

/** The connection, if it leads to Personio. */
export function personioOnly(connection: Connection): Connection {
  if (connection.partner !== PERSONIO) throw new NotPersonio();
  return connection;
}
