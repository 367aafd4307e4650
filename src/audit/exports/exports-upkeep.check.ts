import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Queue } from '../../platform/queue/queue.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { DocumentStorage } from '../../platform/storage/document-storage.js';
import { AuditLog } from '../audit-log.js';
import { organisationOfLog } from '../sealing/log-id.js';
import { STALLED_AFTER } from './export-order.js';
import { exportFile, MAKE_EXPORT } from './make-export.task.js';

/** Deletes exports whose period is over, and starts again those whose maker died. */
@Injectable()
export class ExportsUpkeepCheck extends Check {
  readonly name = 'audit.exports-upkeep';
  readonly everySeconds = 60;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly queue: Queue,
    private readonly storage: DocumentStorage,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override async run(now: Date): Promise<CheckReport> {
    const over = await runSql<{ id: string; log_id: string }>(
      this.em.fork(),
      `select id, log_id from audit_export where state = 'ready' and expires_at <= $1`,
      [now],
    );
    for (const { id, log_id: logId } of over) await this.delete(id, organisationOfLog(logId));
    const stalled = await this.startAgain();
    return { lookedAt: over.length + stalled, found: stalled };
  }

  private async delete(id: string, organisationId: string | null): Promise<void> {
    await this.transactions.run(async (tx) => {
      await runSql(tx, `update audit_export set state = 'deleted' where id = $1`, [id]);
      await this.audit.record(tx, system('audit.exports', organisationId), 'export.deleted', id, {});
      await this.storage.delete(exportFile(id));
    });
  }

  private startAgain(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const stalled = await runSql<{ id: string }>(
        tx,
        `select id from audit_export where state in ('queued', 'running') and moved_at < now() - interval '${STALLED_AFTER}'`,
        [],
      );
      for (const { id } of stalled) {
        await this.queue.add(
          tx,
          MAKE_EXPORT,
          { exportId: id },
          { maxAttempts: 1, key: `${MAKE_EXPORT}:${id}` },
        );
      }
      return stalled.length;
    });
  }
}
