import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { AuditLog } from '../audit/audit-log.js';
import { Config } from '../platform/config/config.js';
import { Clock } from '../platform/database/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Language } from '../platform/http/language.js';
import { GatherProcessingFacts } from './processing-facts.query.js';
import { processingRecordOf } from './processing-record-of.js';
import type { ProcessingRecord, RecordQuery } from './processing-record.schemas.js';

/** Gives out an organisation's record of processing, made anew each time; that it did is in the log before it leaves. */
@Injectable()
export class ExportProcessingRecord {
  constructor(
    private readonly facts: GatherProcessingFacts,
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run(by: Actor, language: Language, format: RecordQuery['format']): Promise<ProcessingRecord> {
    const organisationId = organisationOf(by);
    const facts = await this.facts.of(organisationId);
    await this.transactions.run((tx) =>
      this.audit.record(tx, by, 'processing-record.exported', organisationId, { language, format }),
    );
    return processingRecordOf(facts, this.config, language, this.clock.now());
  }
}
