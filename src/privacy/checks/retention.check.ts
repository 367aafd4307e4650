import { Injectable } from '@nestjs/common';
import { system } from '../../access/actor.js';
import { Erasure } from '../../applications/public/erasure.js';
import { AuditLog, type Recorded } from '../../audit/audit-log.js';
import { type Tx, Transactions } from '../../platform/database/transactions.js';
import { Check, type CheckReport } from '../../platform/schedule/check.js';
import { DueForErasure } from '../due-for-erasure.query.js';

const BATCH = 500;
const LIMIT_SECONDS = 3000;

/** Erases what was kept long enough, in batches that lock nothing but what they erase. */
@Injectable()
export class RetentionCheck extends Check {
  readonly name = 'privacy.retention';
  readonly everySeconds = 3600;

  constructor(
    private readonly due: DueForErasure,
    private readonly erasure: Erasure,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override get limitSeconds(): number {
    return LIMIT_SECONDS;
  }

  override get isIrreversible(): boolean {
    return true;
  }

  override async run(now: Date, signal: AbortSignal): Promise<CheckReport> {
    const applications =
      (await this.eraseApplications((most) => this.due.applications(now, most), now, signal)) +
      (await this.eraseApplications((most) => this.due.ended(now, most), now, signal));
    const documents = await this.removeDocuments(now, signal);
    return { lookedAt: applications + documents.lookedAt, found: applications + documents.found };
  }

  private async eraseApplications(
    next: (most: number) => Promise<string[]>,
    now: Date,
    signal: AbortSignal,
  ): Promise<number> {
    let erased = 0;
    while (!signal.aborted) {
      const ids = await next(BATCH);
      const inBatch = await this.recorded((tx) => this.erasure.run(tx, ids, 'retention', now), ids);
      if (inBatch === 0) break;
      erased += ids.length;
    }
    return erased;
  }

  private async removeDocuments(now: Date, signal: AbortSignal): Promise<CheckReport> {
    let [lookedAt, found] = [0, 0];
    let after: string | null = null;
    while (!signal.aborted) {
      const page = await this.due.documents(now, after, BATCH);
      const ids = [...new Set(page.filter(({ due }) => due).map(({ applicationId }) => applicationId))];
      found += await this.recorded((tx) => this.erasure.removeDocuments(tx, ids, now), ids);
      lookedAt += page.length;
      after = page.at(-1)?.id ?? null;
      if (page.length < BATCH) break;
    }
    return { lookedAt, found };
  }

  private async recorded(work: (tx: Tx) => Promise<Recorded[]>, ids: readonly string[]): Promise<number> {
    if (ids.length === 0) return 0;
    return this.transactions.run(async (tx) => {
      const happened = await work(tx);
      if (happened.length > 0) await this.audit.recordAll(tx, system('privacy', null), happened);
      return happened.length;
    });
  }
}
