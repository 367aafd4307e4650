import { Module } from '@nestjs/common';
import { DailySummaryCheck } from './checks/daily-summary.check.js';
import { OverviewController } from './overview.controller.js';
import { ReadOverview } from './read-overview.query.js';

/** What staff sees of the installation as a whole. */
@Module({ controllers: [OverviewController], providers: [ReadOverview, DailySummaryCheck] })
export class OverviewModule {}
