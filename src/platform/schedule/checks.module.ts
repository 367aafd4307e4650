import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { CheckRuns } from './check-runs.js';
import { CheckSchedule } from './check-schedule.js';
import { ClockWatch } from './clock-watch.js';
import { HistoryCheck } from './history.check.js';
import { Rounds } from './rounds.js';

@Global()
@Module({
  imports: [ScheduleModule.forRoot(), DiscoveryModule],
  providers: [CheckSchedule, CheckRuns, ClockWatch, HistoryCheck, Rounds],
  exports: [Rounds],
})
export class ChecksModule {}
