import { Module } from '@nestjs/common';
import { ChangeRule } from './change-rule.use-case.js';
import { OrphanedKeysCheck } from './checks/orphaned-keys.check.js';
import { RetentionCheck } from './checks/retention.check.js';
import { DueForErasure } from './due-for-erasure.query.js';
import { ExportPerson } from './export-person.use-case.js';
import { ExportProcessingRecord } from './export-processing-record.use-case.js';
import { ListReceipts } from './list-receipts.query.js';
import { PrivacyController } from './privacy.controller.js';
import { GatherProcessingFacts } from './processing-facts.query.js';
import { ProcessingRecordController } from './processing-record.controller.js';
import { RetentionController } from './retention.controller.js';
import { RetentionRules } from './retention-rules.js';
import { SetHold } from './set-hold.use-case.js';
import { ShowRetention } from './show-retention.query.js';

/** How long things are kept, what is held back, and what was erased. */
@Module({
  controllers: [PrivacyController, ProcessingRecordController, RetentionController],
  providers: [
    RetentionRules,
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
  ],
})
export class PrivacyModule {}
