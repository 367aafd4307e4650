import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { RefusalSink } from '../access/refusal-sink.js';
import { AuditController } from './audit.controller.js';
import { AuditInterceptor } from './audit.interceptor.js';
import { AuditLog } from './audit-log.js';
import { AuditedRoutes } from './audited-routes.js';
import { EventMac } from './event-mac.js';
import { FoldedRefusals } from './folded-refusals.js';
import { GroupCommit } from './group-commit.js';
import { ListEvents } from './list-events.query.js';
import { SealEvents } from './sealing/seal-events.use-case.js';
import { SealingLoop } from './sealing/sealing-loop.js';

/** The log: what every other module records into. */
@Global()
@Module({
  controllers: [AuditController],
  providers: [
    ListEvents,
    EventMac,
    AuditLog,
    GroupCommit,
    AuditedRoutes,
    FoldedRefusals,
    SealEvents,
    SealingLoop,
    { provide: RefusalSink, useExisting: FoldedRefusals },
    { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
  ],
  exports: [AuditLog, GroupCommit, RefusalSink],
})
export class AuditModule {}
