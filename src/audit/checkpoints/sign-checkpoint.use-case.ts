import { cosignNote, formatCheckpoint, type Frontier, signNote } from '@andock/tamper-log';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { AuditLog } from '../audit-log.js';
import { EventMac } from '../event-mac.js';
import { LeavesMissing } from '../sealing/leaf-hashes.js';
import { INSTANCE_LOG } from '../sealing/log-id.js';
import { LeafForged, recordedLeaves } from '../sealing/recorded-leaves.js';
import { AuditKeys } from './audit-keys.js';
import { CheckpointRefused } from './checkpoint-refused.js';
import { CheckpointOutlets } from './checkpoint-outlets.js';
import { LastSigned } from './last-signed.js';

interface Head {
  readonly size: number;
  readonly root: Buffer;
}

/** Signs the state of a log, if it is what was signed last and perhaps more. */
@Injectable()
export class SignCheckpoint {
  constructor(
    private readonly transactions: Transactions,
    private readonly keys: AuditKeys,
    private readonly lastSigned: LastSigned,
    private readonly outlets: CheckpointOutlets,
    private readonly audit: AuditLog,
    private readonly mac: EventMac,
    private readonly clock: Clock,
  ) {}

  /** Answers with the checkpoint of the committed head, new or known; with nothing while the log is empty. */
  run(logId: string): Promise<string | undefined> {
    const origin = this.keys.originOf(logId);
    return this.transactions.run(async (tx) => {
      await runSql(tx, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [origin]);
      const head = await readHead(tx, logId);
      if (!head) return undefined;
      const signed = await this.extended(tx, logId, origin, head);
      const known = await noteOf(tx, logId, origin, head);
      if (known !== undefined) return known;
      await this.lastSigned.keep(origin, signed);
      return this.sign(tx, logId, { origin, ...head });
    });
  }

  /** Carries on what was signed last with the leaves that came since; the database's word for the root is not enough. */
  private async extended(tx: Tx, logId: string, origin: string, head: Head): Promise<Frontier> {
    const log = await this.lastSigned.of(origin);
    if (log.size > head.size)
      throw new CheckpointRefused(origin, `it has ${head.size} leaves, signed were ${log.size}`);
    try {
      for await (const leaf of recordedLeaves(tx, this.mac, logId, log.size, head.size)) log.append(leaf);
    } catch (error) {
      throw error instanceof LeavesMissing || error instanceof LeafForged
        ? new CheckpointRefused(origin, error.message)
        : error;
    }
    if (!log.root().equals(head.root))
      throw new CheckpointRefused(origin, `leaves before ${head.size} are not those that were signed`);
    return log;
  }

  private async sign(tx: Tx, logId: string, state: Head & { origin: string }): Promise<string> {
    const at = this.clock.now();
    const note = cosignNote(signNote(formatCheckpoint(state), [this.keys.log]), this.keys.time, at);
    const { origin, size, root } = state;
    await runSql(
      tx,
      'insert into audit_checkpoint (log_id, origin, size, root, note, signed_at) values ($1, $2, $3, $4, $5, $6)',
      [logId, origin, size, root, note, at],
    );
    if (logId !== INSTANCE_LOG) {
      const facts = { size, root: root.toString('base64') };
      await this.audit.record(tx, system('audit.checkpoints', null), 'checkpoint.signed', origin, facts);
    }
    await this.outlets.push(tx, { logId, note, at: at.toISOString() });
    return note;
  }
}

async function readHead(tx: Tx, logId: string): Promise<Head | undefined> {
  const [row] = await runSql<{ size: string; root: Buffer }>(
    tx,
    'select size, root from audit_log_head where log_id = $1',
    [logId],
  );
  return row && { size: Number(row.size), root: row.root };
}

async function noteOf(tx: Tx, logId: string, origin: string, head: Head): Promise<string | undefined> {
  const [row] = await runSql<{ note: string }>(
    tx,
    'select note from audit_checkpoint where log_id = $1 and origin = $2 and size = $3 and root = $4',
    [logId, origin, head.size, head.root],
  );
  return row?.note;
}
