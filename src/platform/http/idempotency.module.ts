import { Global, Module } from '@nestjs/common';
import { IdempotencyCheck } from './idempotency.check.js';
import { Idempotency } from './idempotency.js';

@Global()
@Module({ providers: [Idempotency, IdempotencyCheck], exports: [Idempotency] })
export class IdempotencyModule {}
