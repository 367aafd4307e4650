import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { ChecksController } from './checks.controller.js';
import { HealthController } from './health.controller.js';
import { ListChecks } from './list-checks.query.js';

@Module({
  imports: [TerminusModule, DiscoveryModule],
  controllers: [HealthController, ChecksController],
  providers: [ListChecks],
})
export class HealthModule {}
