import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { queueMail } from '../../platform/mail/send-mail.task.js';
import { Queue } from '../../platform/queue/queue.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { INSTANCE_LOG } from '../sealing/log-id.js';
import { AuditKeys } from './audit-keys.js';

const SUBJECT = 'Checkpoint of the audit log / Prüfpunkt des Audit-Protokolls';
const KEEP_IT = `Keep this message outside the hub: later exports are compared with it.
Diese Nachricht außerhalb des Hubs aufbewahren: spätere Exporte werden damit verglichen.`;

/** Mails the instance's newest checkpoint once a day; its log holds the checkpoints of every organisation. */
@Injectable()
export class CheckpointMailCheck extends Check {
  readonly name = 'audit.checkpoint-mail';
  readonly everySeconds = 86_400;

  constructor(
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly queue: Queue,
    private readonly keys: AuditKeys,
  ) {
    super();
  }

  override async run(): Promise<CheckReport> {
    const to = this.config.audit.checkpointMail;
    if (!to) return { lookedAt: 0, found: 0 };
    return this.transactions.run(async (tx) => {
      const [newest] = await runSql<{ note: string }>(
        tx,
        'select note from audit_checkpoint where log_id = $1 and origin = $2 order by size desc limit 1',
        [INSTANCE_LOG, this.keys.originOf(INSTANCE_LOG)],
      );
      if (!newest) return { lookedAt: 0, found: 0 };
      await queueMail(tx, this.queue, {
        to,
        subject: SUBJECT,
        text: `${KEEP_IT}\n\n${newest.note}\n${this.keys.published}`,
      });
      return { lookedAt: 1, found: 0 };
    });
  }
}
