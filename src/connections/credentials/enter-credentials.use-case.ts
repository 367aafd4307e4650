import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { Transactions } from '../../platform/database/transactions.js';
import { CredentialVault } from '../public/credential-vault.js';
import type { Connection } from '../public/connection.entity.js';
import { Connections } from '../public/connections.js';
import { MoveConnection } from '../public/move-connection.js';
import type { CredentialsInput } from './credentials-input.schema.js';
import { Setups } from './setups.js';

/** What was staged. */
export interface StagedCredentials {
  readonly connection: Connection;
  readonly version: number;
  /** The values that may be shown. */
  readonly shown: Readonly<Record<string, string | null>>;
}

/** Stages new credentials; those that work stay until a verification replaces them. */
@Injectable()
export class EnterCredentials {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
    private readonly vault: CredentialVault,
    private readonly setups: Setups,
  ) {}

  async run(by: Actor, partnerOrId: string, input: CredentialsInput): Promise<StagedCredentials> {
    const organisationId = organisationOf(by);
    const key = await this.vault.keyOf(organisationId);
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.lock(tx, organisationId, partnerOrId);
      const of = this.setups.of(connection.partner);
      const secret = this.setups.read(of, input);
      if (connection.state === 'off') await this.move.run(tx, by, connection, 'enabled', null);
      const company = of.setup.accountOf(secret);
      const version = await this.vault.stage(tx, key, connection, by, { secret, company });
      return { connection, version, shown: of.setup.shown(secret) };
    });
  }
}
