import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import type { ConnectionState } from '../connections/public/connection-state.js';
import { Connections } from '../connections/public/connections.js';
import { Transactions } from '../platform/database/transactions.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import { personioOnly } from './enter-credentials.use-case.js';
import { PERSONIO } from './personio-name.js';
import { type EnteredCredentials, readCredentials } from './read-credentials.js';
import { VerificationLadder } from './verification-ladder.js';
import { type Verdicts, verdictNames } from './verdicts.js';

/** What a check or a verification found, and the state of the connection after it. */
export interface Verification {
  readonly state: ConnectionState;
  readonly verdicts: Verdicts;
}

/** Checks credentials without keeping them. */
@Injectable()
export class CheckCredentials {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly connections: Connections,
    private readonly ladder: VerificationLadder,
    private readonly audit: AuditLog,
  ) {}

  async run(by: Actor, partnerOrId: string, entered: EnteredCredentials): Promise<Verification> {
    const { id, state } = personioOnly(
      await this.connections.find(this.em.fork(), organisationOf(by), partnerOrId),
    );
    const secret = readCredentials(entered);
    if ('problems' in secret) throw new RequestInvalid(secret.problems);
    const verdicts = await this.ladder.climb(secret, null);
    await this.transactions.run((tx) =>
      this.audit.record(tx, by, 'credential.checked', id, {
        partner: PERSONIO,
        verdicts: verdictNames(verdicts),
      }),
    );
    return { state, verdicts };
  }
}
