import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { CheckSchedule } from './check-schedule.js';

@Module({ imports: [ScheduleModule.forRoot(), DiscoveryModule], providers: [CheckSchedule] })
export class ChecksModule {}
