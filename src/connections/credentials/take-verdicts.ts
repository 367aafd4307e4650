import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import type { Tx } from '../../platform/database/transactions.js';
import { CredentialsReplaced } from '../connections.errors.js';
import { mayMove } from '../public/connection-state.js';
import type { Connection } from '../public/connection.entity.js';
import { type Credential, CredentialVault } from '../public/credential-vault.js';
import { MoveConnection } from '../public/move-connection.js';
import { refusalIn, type Verdicts, type Verified, verdictNames } from '../public/verdict.js';

/** Takes in what was found out about credentials: they take effect, or their connection goes to repair. */
@Injectable()
export class TakeVerdicts {
  constructor(
    private readonly vault: CredentialVault,
    private readonly move: MoveConnection,
    private readonly audit: AuditLog,
  ) {}

  /** `connection` has to be locked by this transaction. Throws `CredentialsReplaced`. */
  async run(
    tx: Tx,
    by: Actor,
    connection: Connection,
    { version, state }: Credential,
    verified: Verified,
    sufficient: boolean,
  ): Promise<void> {
    const { id, partner } = connection;
    if (!(await this.vault.isNewest(tx, id, version))) throw new CredentialsReplaced();
    const { verdicts } = verified;
    await this.vault.note(tx, id, version, verified);
    const facts = { partner, verdicts: verdictNames(verdicts) };
    await this.audit.record(tx, by, 'credential.checked', id, facts);
    if (sufficient) {
      await this.vault.promote(tx, id, version);
      await this.audit.record(tx, by, 'credential.verified', `${id}/${version}`, { ...facts, version });
      await this.move.run(tx, by, connection, 'connected', null);
    } else if (state === 'current') {
      await this.putIntoRepair(tx, by, connection, verdicts);
    }
  }

  /** Staged credentials that are refused change nothing, so this is for the working ones. */
  private async putIntoRepair(tx: Tx, by: Actor, connection: Connection, verdicts: Verdicts): Promise<void> {
    const reason = refusalIn(verdicts);
    if (reason && mayMove(connection.state, 'repair'))
      await this.move.run(tx, by, connection, 'repair', reason);
  }
}
