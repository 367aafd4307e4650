import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { Transactions } from '../../platform/database/transactions.js';
import { NoCredentials } from '../connections.errors.js';
import { Connections } from '../public/connections.js';
import { CredentialVault } from '../public/credential-vault.js';
import { suffices } from '../public/verdict.js';
import type { Verification } from './check-credentials.use-case.js';
import { Setups } from './setups.js';
import { TakeVerdicts } from './take-verdicts.js';

/** What a person has ticked. */
export interface VerifyChoice {
  /** Send a test application, which has to be removed at the partner by hand. */
  readonly testApplication: boolean;
  /** Work with values that could not be proven. */
  readonly acceptUnproven: boolean;
}

/** Verifies the newest credentials, and lets them take effect if nothing speaks against them. */
@Injectable()
export class VerifyCredentials {
  constructor(
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly vault: CredentialVault,
    private readonly setups: Setups,
    private readonly verdicts: TakeVerdicts,
  ) {}

  async run(
    by: Actor,
    partnerOrId: string,
    { testApplication, acceptUnproven }: VerifyChoice,
  ): Promise<Verification> {
    const organisationId = organisationOf(by);
    const found = await this.transactions.run((tx) => this.connections.find(tx, organisationId, partnerOrId));
    const of = this.setups.of(found.partner);
    const credential = await this.vault.newest(found);
    if (!credential) throw new NoCredentials();
    const test = testApplication ? { email: by.display } : null;
    const verified = await of.setup.verify(of.setup.secret.parse(credential.secret), test);
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.lock(tx, organisationId, found.id);
      const sufficient = suffices(verified.verdicts, of.setup.needed, acceptUnproven);
      await this.verdicts.run(tx, by, connection, credential, verified, sufficient);
      return { of, state: connection.state, ...verified };
    });
  }
}
