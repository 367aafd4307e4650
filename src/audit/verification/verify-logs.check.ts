import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { organisationOfLog } from '../sealing/log-id.js';
import { VerifyAndRecord } from './verify-and-record.use-case.js';

/** Ten million events take minutes on an idle machine; on a busy one this is still no sign of hanging. */
const LIMIT_SECONDS = 6 * 3600;

/** What a person asked for is looked at once; that it was verified stays as an event. */
const REPORTS_KEPT_MS = 30 * 24 * 3_600_000;

/** Verifies every log once a day, and forgets reports of verifications after 30 days. */
@Injectable()
export class VerifyLogsCheck extends Check {
  readonly name = 'audit.verify-logs';
  readonly everySeconds = 86_400;
  private readonly logger = new Logger(VerifyLogsCheck.name);

  constructor(
    private readonly em: EntityManager,
    private readonly verifyAndRecord: VerifyAndRecord,
  ) {
    super();
  }

  override get limitSeconds(): number {
    return LIMIT_SECONDS;
  }

  override async run(now: Date, signal: AbortSignal): Promise<CheckReport> {
    await runSql(this.em.fork(), `delete from audit_verification where state = 'done' and finished_at < $1`, [
      new Date(now.getTime() - REPORTS_KEPT_MS),
    ]);
    const logs = await runSql<{ log_id: string }>(
      this.em.fork(),
      'select log_id from audit_log_head order by log_id',
      [],
    );
    let [lookedAt, found] = [0, 0];
    for (const { log_id: logId } of logs) {
      if (signal.aborted) break;
      const by = system('audit.verify-logs', organisationOfLog(logId));
      const verdict = await this.verifyAndRecord.run(by, logId);
      lookedAt += verdict.size;
      found += verdict.findings.length;
      if (verdict.findings.length > 0) this.logger.error({ logId, findings: verdict.findings });
    }
    return { lookedAt, found };
  }
}
