import { EntityManager } from '@mikro-orm/postgresql';
import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { RefusalSink } from '../access/refusal-sink.js';
import { Config } from '../platform/config/config.js';
import { Secrets } from '../platform/secrets/secrets.js';
import { StorageModule } from '../platform/storage/storage.module.js';
import { AuditController } from './audit.controller.js';
import { AuditInterceptor } from './audit.interceptor.js';
import { AuditLog } from './audit-log.js';
import { AuditedRoutes } from './audited-routes.js';
import { AuditKeyController } from './checkpoints/audit-key.controller.js';
import { AuditKeys } from './checkpoints/audit-keys.js';
import { CheckpointMailCheck } from './checkpoints/checkpoint-mail.check.js';
import { CheckpointOutlets } from './checkpoints/checkpoint-outlets.js';
import { CheckpointsCheck } from './checkpoints/checkpoints.check.js';
import { FileCheckpointTask } from './checkpoints/file-checkpoint.task.js';
import { LastSigned } from './checkpoints/last-signed.js';
import { PostCheckpointTask } from './checkpoints/post-checkpoint.task.js';
import { RecordHandOvers } from './checkpoints/record-hand-overs.js';
import { SignCheckpoint } from './checkpoints/sign-checkpoint.use-case.js';
import { SettleLog } from './checkpoints/settle-log.js';
import { EventMac } from './event-mac.js';
import { DownloadExport } from './exports/download-export.use-case.js';
import { ExportsController } from './exports/exports.controller.js';
import { ExportsUpkeepCheck } from './exports/exports-upkeep.check.js';
import { FinishExport } from './exports/finish-export.use-case.js';
import { ListExports } from './exports/list-exports.query.js';
import { MakeExportTask } from './exports/make-export.task.js';
import { RequestExport } from './exports/request-export.use-case.js';
import { WriteBundle } from './exports/bundle/write-bundle.js';
import { FoldedRefusals } from './folded-refusals.js';
import { GroupCommit } from './group-commit.js';
import { ListEvents } from './list-events.query.js';
import { MonthsCheck } from './months.check.js';
import { AuditRetentionCheck } from './retention/retention.check.js';
import { ListReviews } from './reviews/list-reviews.query.js';
import { ReviewLog } from './reviews/review-log.use-case.js';
import { ReviewsController } from './reviews/reviews.controller.js';
import { StreamClaims } from './streaming/stream-claims.js';
import { AuditStreamCheck } from './streaming/stream.check.js';
import { NextEvents } from './streaming/next-events.js';
import { StreamEvents } from './streaming/stream-events.js';
import { StreamingLoop } from './streaming/streaming-loop.js';
import { SealEvents } from './sealing/seal-events.use-case.js';
import { SealingLoop } from './sealing/sealing-loop.js';
import { SubtreesCheck } from './proofs/subtrees.check.js';
import { GetEvent } from './proofs/get-event.query.js';
import { VerificationController } from './verification/verification.controller.js';
import { VerifyLog } from './verification/verify-log.js';
import { VerifyLogsCheck } from './verification/verify-logs.check.js';
import { AccessListController } from './access-list/access-list.controller.js';
import { ListAccess } from './access-list/list-access.query.js';
import { ListKeyInventory } from './access-list/list-key-inventory.query.js';
import { RequestVerification } from './verification/request-verification.use-case.js';
import { ShowVerification } from './verification/show-verification.query.js';
import { VerifyAndRecord } from './verification/verify-and-record.use-case.js';
import { VerifyLogTask } from './verification/verify-log.task.js';
import { StaffLooks } from './staff-looks.js';

/** The log: what every other module records into. */
@Global()
@Module({
  imports: [StorageModule, DiscoveryModule],
  controllers: [
    ExportsController,
    ReviewsController,
    AccessListController,
    AuditController,
    VerificationController,
    AuditKeyController,
  ],
  providers: [
    ListEvents,
    EventMac,
    AuditLog,
    GroupCommit,
    StaffLooks,
    AuditedRoutes,
    FoldedRefusals,
    SealEvents,
    SealingLoop,
    LastSigned,
    SignCheckpoint,
    RecordHandOvers,
    CheckpointOutlets,
    CheckpointsCheck,
    CheckpointMailCheck,
    FileCheckpointTask,
    PostCheckpointTask,
    SettleLog,
    RequestExport,
    MakeExportTask,
    WriteBundle,
    FinishExport,
    ListExports,
    DownloadExport,
    ExportsUpkeepCheck,
    MonthsCheck,
    StreamClaims,
    NextEvents,
    StreamEvents,
    StreamingLoop,
    AuditStreamCheck,
    ReviewLog,
    ListReviews,
    AuditRetentionCheck,
    GetEvent,
    SubtreesCheck,
    ListAccess,
    ListKeyInventory,
    VerifyLog,
    VerifyAndRecord,
    RequestVerification,
    VerifyLogTask,
    ShowVerification,
    VerifyLogsCheck,
    { provide: AuditKeys, useFactory: AuditKeys.open, inject: [Config, Secrets, EntityManager] },
    { provide: RefusalSink, useExisting: FoldedRefusals },
    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
  ],
  exports: [AuditLog, AuditKeys, GroupCommit, RefusalSink],
})
export class AuditModule {}
