import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';

/** Looks how many sealed events the operator's receiver has not taken yet; found are those of logs that it refuses, or that are damaged. */
@Injectable()
export class AuditStreamCheck extends Check {
  readonly name = 'audit.stream';
  readonly everySeconds = 60;

  constructor(
    private readonly em: EntityManager,
    private readonly config: Config,
  ) {
    super();
  }

  override async run(): Promise<CheckReport> {
    if (!this.config.audit.streamUrl) return { lookedAt: 0, found: 0 };
    const [lag] = await runSql<{ behind: number; refused: number; why: string | null }>(
      this.em.fork(),
      `select coalesce(sum(head.size - coalesce(next_seq, 0)), 0)::int as behind,
              coalesce(sum(head.size - next_seq) filter (where failures > 0), 0)::int as refused,
              min('Log ' || head.log_id || ' from event ' || next_seq || ' on: ' || failure)
                filter (where failures > 0 and head.size > next_seq) as why
         from audit_log_head head left join audit_stream_cursor stream on stream.log_id = head.log_id`,
      [],
    );
    return { lookedAt: lag?.behind ?? 0, found: lag?.refused ?? 0, ...(lag?.why && { why: lag.why }) };
  }
}
