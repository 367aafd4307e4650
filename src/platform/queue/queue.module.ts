import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Failpoints } from './failpoints.js';
import { Queue } from './queue.js';
import { QueueWorker } from './queue-worker.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [Queue, QueueWorker, Failpoints],
  exports: [Queue, Failpoints],
})
export class QueueModule {}
