import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { Connections } from '../connections/public/connections.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Verification } from './check-credentials.use-case.js';
import { CredentialVault } from './credential-vault.js';
import { personioOnly } from './enter-credentials.use-case.js';
import { NoCredentials } from './personio.errors.js';
import { TakeVerdicts } from './take-verdicts.js';
import { VerificationLadder } from './verification-ladder.js';

/** What a person has ticked. */
export interface VerifyChoice {
  /** Send a test application, which has to be removed in Personio by hand. */
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
    private readonly ladder: VerificationLadder,
    private readonly verdicts: TakeVerdicts,
  ) {}

  async run(
    by: Actor,
    partnerOrId: string,
    { testApplication, acceptUnproven }: VerifyChoice,
  ): Promise<Verification> {
    const organisationId = organisationOf(by);
    const found = personioOnly(
      await this.transactions.run((tx) => this.connections.find(tx, organisationId, partnerOrId)),
    );
    const credential = await this.vault.newest(found);
    if (!credential) throw new NoCredentials();
    const verdicts = await this.ladder.climb(
      credential.secret,
      testApplication ? { email: by.display } : null,
    );
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.lock(tx, organisationId, found.id);
      await this.verdicts.run(tx, by, connection, credential, verdicts, acceptUnproven);
      return { state: connection.state, verdicts };
    });
  }
}
