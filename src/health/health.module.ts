import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { TerminusModule } from '@nestjs/terminus';
import { ChecksController } from './checks.controller.js';
import { HealthController } from './health.controller.js';
import { HubFigures } from './hub-figures.query.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';
import { RequestMetricsInterceptor } from './request-metrics.interceptor.js';
import { ListCheckRuns } from './list-check-runs.query.js';
import { ListChecks } from './list-checks.query.js';

@Module({
  imports: [TerminusModule, DiscoveryModule],
  controllers: [HealthController, MetricsController, ChecksController],
  providers: [
    ListChecks,
    ListCheckRuns,
    HubFigures,
    Metrics,
    { provide: APP_INTERCEPTOR, useClass: RequestMetricsInterceptor },
  ],
})
export class HealthModule {}
