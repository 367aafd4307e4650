import type { Manifest } from '@andock/tamper-log';
import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { Clock } from '../../platform/database/clock.js';
import { runSql } from '../../platform/database/run-sql.js';
import { Transactions } from '../../platform/database/transactions.js';
import { AuditLog } from '../audit-log.js';
import { organisationOfLog } from '../sealing/log-id.js';
import type { ExportOrder } from './export-order.js';

const KEPT_MS = 7 * 86_400_000;
const MOST_FINDINGS = 100;

/** What came out of an export. */
export interface MadeExport {
  readonly manifest: Manifest;
  readonly size: number;
  readonly sha256: string;
  readonly verdict: 'proven' | 'tampered';
  readonly findings: readonly string[];
}

/** Notes how an export ended, and says so in its log. */
@Injectable()
export class FinishExport {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  ready(order: ExportOrder, { manifest, size, sha256, verdict, findings }: MadeExport): Promise<void> {
    const now = this.clock.now();
    const { range, counts } = manifest;
    const events = counts.events + counts.dropped;
    return this.transactions.run(async (tx) => {
      await runSql(
        tx,
        `update audit_export
            set state = 'ready', progress = 1, moved_at = $2, finished_at = $2, expires_at = $3, size = $4, sha256 = $5,
                events = $6, first_seq = $7, last_seq = $8, verdict = $9, findings = $10
          where id = $1`,
        [
          order.id,
          now,
          new Date(now.getTime() + KEPT_MS),
          size,
          sha256,
          events,
          range?.firstSeq ?? null,
          range?.lastSeq ?? null,
          verdict,
          JSON.stringify(findings.slice(0, MOST_FINDINGS)),
        ],
      );
      const facts = { state: 'ready', events, sha256 } as const;
      await this.audit.record(tx, actorFor(order), 'export.finished', order.id, facts);
    });
  }

  failed(order: ExportOrder, why: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await runSql(
        tx,
        `update audit_export set state = 'failed', moved_at = $2, finished_at = $2, failure = $3 where id = $1`,
        [order.id, this.clock.now(), why.slice(0, 500)],
      );
      const facts = { state: 'failed', events: 0, sha256: null } as const;
      await this.audit.record(tx, actorFor(order), 'export.finished', order.id, facts);
    });
  }
}

const actorFor = (order: ExportOrder) => system('audit.exports', organisationOfLog(order.logId));
