import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { mayMove } from '../connections/public/connection-state.js';
import { Connections } from '../connections/public/connections.js';
import { MoveConnection } from '../connections/public/move-connection.js';
import { type Tx, Transactions } from '../platform/database/transactions.js';
import type { Verification } from './check-credentials.use-case.js';
import { type Credential, CredentialVault } from './credential-vault.js';
import { personioOnly } from './enter-credentials.use-case.js';
import { CredentialsReplaced, NoCredentials } from './personio.errors.js';
import { PERSONIO } from './personio-name.js';
import { VerificationLadder } from './verification-ladder.js';
import { suffices, type Verdicts, verdictNames } from './verdicts.js';

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
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly move: MoveConnection,
    private readonly vault: CredentialVault,
    private readonly ladder: VerificationLadder,
    private readonly audit: AuditLog,
  ) {}

  async run(
    by: Actor,
    partnerOrId: string,
    { testApplication, acceptUnproven }: VerifyChoice,
  ): Promise<Verification> {
    const organisationId = organisationOf(by);
    const found = personioOnly(await this.connections.find(this.em.fork(), organisationId, partnerOrId));
    const credential = await this.vault.newest(found);
    if (!credential) throw new NoCredentials();
    const verdicts = await this.ladder.climb(
      credential.secret,
      testApplication ? { email: by.display } : null,
    );
    return this.transactions.run(async (tx) => {
      const connection = await this.connections.lock(tx, organisationId, found.id);
      if (!(await this.vault.isNewest(tx, connection.id, credential.version)))
        throw new CredentialsReplaced();
      await this.vault.note(tx, connection.id, credential.version, verdicts);
      const facts = { partner: PERSONIO, verdicts: verdictNames(verdicts) };
      await this.audit.record(tx, by, 'credential.checked', connection.id, facts);
      if (suffices(verdicts, acceptUnproven)) await this.takeEffect(tx, by, connection, credential, verdicts);
      else await this.putIntoRepair(tx, by, connection, credential, verdicts);
      return { state: connection.state, verdicts };
    });
  }

  private async takeEffect(
    tx: Tx,
    by: Actor,
    connection: Connection,
    { version }: Credential,
    verdicts: Verdicts,
  ): Promise<void> {
    await this.vault.promote(tx, connection.id, version);
    const facts = { partner: PERSONIO, version, verdicts: verdictNames(verdicts) };
    await this.audit.record(tx, by, 'credential.verified', `${connection.id}/${version}`, facts);
    await this.move.run(tx, by, connection, 'connected', null);
  }

  /** Only if it is the working credentials that Personio refuses; staged ones change nothing. */
  private async putIntoRepair(
    tx: Tx,
    by: Actor,
    connection: Connection,
    { state }: Credential,
    verdicts: Verdicts,
  ): Promise<void> {
    const refusal = [verdicts.accessToken, verdicts.companyId, verdicts.channelId].find(
      ({ verdict }) => verdict === 'refuted',
    );
    if (state !== 'current' || refusal?.verdict !== 'refuted' || !mayMove(connection.state, 'repair')) return;
    await this.move.run(tx, by, connection, 'repair', refusal.reason);
  }
}
