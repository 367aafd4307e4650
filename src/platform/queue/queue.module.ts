import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Queue } from './queue.js';
import { QueueWorker } from './queue-worker.js';

@Global()
@Module({ imports: [DiscoveryModule], providers: [Queue, QueueWorker], exports: [Queue] })
export class QueueModule {}
