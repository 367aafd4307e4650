import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { CheckRuns } from './check-runs.js';
import { CheckSchedule } from './check-schedule.js';

@Module({ imports: [ScheduleModule.forRoot(), DiscoveryModule], providers: [CheckSchedule, CheckRuns] })
export class ChecksModule {}
