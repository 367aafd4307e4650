import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { ConnectionState } from '../public/connection-state.js';
import { Connections } from '../public/connections.js';
import { type Verified, verdictNames } from '../public/verdict.js';
import type { CredentialsInput } from './credentials-input.schema.js';
import { type Setup, Setups } from './setups.js';

/** What a check or a verification found, and the state of the connection after it. */
export interface Verification extends Verified {
  readonly of: Setup;
  readonly state: ConnectionState;
}

/** Checks credentials without keeping them. */
@Injectable()
export class CheckCredentials {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly setups: Setups,
    private readonly audit: AuditLog,
  ) {}

  async run(by: Actor, partnerOrId: string, input: CredentialsInput): Promise<Verification> {
    const connection = await this.connections.find(this.em.fork(), organisationOf(by), partnerOrId);
    const { id, state, partner } = connection;
    const of = this.setups.of(partner);
    const verified = await of.setup.verify(this.setups.read(of, input), null);
    await this.transactions.run((tx) =>
      this.audit.record(tx, by, 'credential.checked', id, {
        partner,
        verdicts: verdictNames(verified.verdicts),
      }),
    );
    return { of, state, ...verified };
  }
}
