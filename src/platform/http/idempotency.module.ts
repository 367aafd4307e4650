import { Module } from '@nestjs/common';
import { IdempotencyCheck } from './idempotency.check.js';
import { Idempotency } from './idempotency.js';

/** Kept answers of calls that may be repeated. */
@Module({ providers: [Idempotency, IdempotencyCheck], exports: [Idempotency] })
export class IdempotencyModule {}
