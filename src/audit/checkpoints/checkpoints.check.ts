import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { runSql } from '../../platform/database/run-sql.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { AuditKeys } from './audit-keys.js';
import { SignCheckpoint } from './sign-checkpoint.use-case.js';

const AT_ONCE = 4;

/** Signs each log that has moved. One that may not be signed is told every time and holds no other. */
@Injectable()
export class CheckpointsCheck extends Check {
  readonly name = 'audit.checkpoints';
  readonly everySeconds = 60;
  private readonly logger = new Logger(CheckpointsCheck.name);

  constructor(
    private readonly em: EntityManager,
    private readonly keys: AuditKeys,
    private readonly signCheckpoint: SignCheckpoint,
  ) {
    super();
  }

  override async run(_: Date, signal: AbortSignal): Promise<CheckReport> {
    const moved = await runSql<{ log_id: string }>(
      this.em.fork(),
      `select head.log_id from audit_log_head head
        where not exists (
          select 1 from audit_checkpoint signed
           where signed.log_id = head.log_id and signed.size = head.size and signed.root = head.root
             and starts_with(signed.origin, $1)
        ) order by head.log_id desc`,
      [`${this.keys.logName}/`],
    );
    let [lookedAt, found] = [0, 0];
    const sign = async ({ log_id: logId }: { log_id: string }) => {
      lookedAt += 1;
      await this.signCheckpoint.run(logId).catch((error: unknown) => {
        found += 1;
        this.logger.error(error);
      });
    };
    for (let at = 0; at < moved.length && !signal.aborted; at += AT_ONCE)
      await Promise.all(moved.slice(at, at + AT_ONCE).map(sign));
    return { lookedAt, found };
  }
}
