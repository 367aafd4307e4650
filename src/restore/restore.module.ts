import { Module } from '@nestjs/common';
import { DatabasePosition } from './database-position.js';
import { PositionCheck } from './position.check.js';
import { AcceptRestore } from './public/accept-restore.use-case.js';
import { Quarantine } from './public/quarantine.js';

/** Notices an older database, and goes on with it once that is accepted. */
@Module({ providers: [DatabasePosition, PositionCheck, Quarantine, AcceptRestore] })
export class RestoreModule {}
