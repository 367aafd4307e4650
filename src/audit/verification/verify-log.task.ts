import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { runSql } from '../../platform/database/run-sql.js';
import { BackgroundTask } from '../../platform/queue/background-task.js';
import { organisationOfLog } from '../sealing/log-id.js';
import { VerifyAndRecord } from './verify-and-record.use-case.js';

export const VERIFY_LOG = 'audit.verify-log';

const PROGRESS_EVERY_MS = 500;
const TAKE = `
  update audit_verification set state = 'running', progress = 0, moved_at = now()
  where id = $1 and state in ('queued', 'running') returning log_id as "logId"`;
const DONE = `
  update audit_verification
     set state = 'done', progress = 1, moved_at = now(), finished_at = now(), size = $2, root = $3, findings = $4
   where id = $1`;

/** Verifies a log that somebody asked about and keeps what was found. A run that breaks off begins anew. */
@Injectable()
export class VerifyLogTask extends BackgroundTask {
  readonly name = VERIFY_LOG;

  constructor(
    private readonly em: EntityManager,
    private readonly verifyAndRecord: VerifyAndRecord,
  ) {
    super();
  }

  override async run({ verificationId: id }: { verificationId: string }, signal: AbortSignal): Promise<void> {
    const em = this.em.fork();
    const [taken] = await runSql<{ logId: string }>(em, TAKE, [id]);
    if (!taken) return;
    let noted = 0;
    const moved = async (progress: number) => {
      signal.throwIfAborted();
      if (performance.now() - noted < PROGRESS_EVERY_MS) return;
      noted = performance.now();
      await runSql(em, 'update audit_verification set progress = $2, moved_at = now() where id = $1', [
        id,
        progress,
      ]);
    };
    const { logId } = taken;
    const by = system('audit.verification', organisationOfLog(logId));
    await this.verifyAndRecord.run(by, logId, moved, (tx, { size, root, findings }) =>
      runSql(tx, DONE, [id, size, root, JSON.stringify(findings)]),
    );
  }
}
