import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditLog } from '../audit/audit-log.js';
import type { Connection } from '../connections/public/connection.entity.js';
import { mayMove } from '../connections/public/connection-state.js';
import { MoveConnection } from '../connections/public/move-connection.js';
import type { Tx } from '../platform/database/transactions.js';
import { type Credential, CredentialVault } from './credential-vault.js';
import { CredentialsReplaced } from './personio.errors.js';
import { PERSONIO } from './personio-name.js';
import { refusalIn, suffices, type Verdicts, verdictNames } from './verdicts.js';

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
    credential: Credential,
    verdicts: Verdicts,
    acceptUnproven: boolean,
  ): Promise<void> {
    const { version, state } = credential;
    if (!(await this.vault.isNewest(tx, connection.id, version))) throw new CredentialsReplaced();
    await this.vault.note(tx, connection.id, version, verdicts);
    const facts = { partner: PERSONIO, verdicts: verdictNames(verdicts) };
    await this.audit.record(tx, by, 'credential.checked', connection.id, facts);
    if (suffices(verdicts, acceptUnproven)) {
      await this.vault.promote(tx, connection.id, version);
      const target = `${connection.id}/${version}`;
      await this.audit.record(tx, by, 'credential.verified', target, { ...facts, version });
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
