import { Global, Module } from '@nestjs/common';
import { RetentionMonths } from '../applications/public/retention-months.js';
import { StorageModule } from '../platform/storage/storage.module.js';
import { ChangeRule } from './change-rule.use-case.js';
import { OrphanedFilesCheck } from './checks/orphaned-files.check.js';
import { OrphanedKeysCheck } from './checks/orphaned-keys.check.js';
import { RetentionCheck } from './checks/retention.check.js';
import { DueForErasure } from './due-for-erasure.query.js';
import { ExportPerson } from './export-person.use-case.js';
import { ExportProcessingRecord } from './export-processing-record.use-case.js';
import { ListReceipts } from './list-receipts.query.js';
import { MonthsFromRules } from './months-from-rules.js';
import { PrivacyController } from './privacy.controller.js';
import { GatherProcessingFacts } from './processing-facts.query.js';
import { ProcessingRecordController } from './processing-record.controller.js';
import { RetentionController } from './retention.controller.js';
import { RetentionRules } from './retention-rules.js';
import { SetHold } from './set-hold.use-case.js';
import { ShowRetention } from './show-retention.query.js';

/** How long things are kept, what is held back, and what was erased. Fills a port of `applications`. */
@Global()
@Module({
  imports: [StorageModule],
  controllers: [PrivacyController, ProcessingRecordController, RetentionController],
  providers: [
    RetentionRules,
    { provide: RetentionMonths, useClass: MonthsFromRules },
    ChangeRule,
    ShowRetention,
    SetHold,
    ListReceipts,
    ExportPerson,
    GatherProcessingFacts,
    ExportProcessingRecord,
    DueForErasure,
    RetentionCheck,
    OrphanedKeysCheck,
    OrphanedFilesCheck,
  ],
  exports: [RetentionMonths],
})
export class PrivacyModule {}
