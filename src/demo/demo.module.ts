import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { SeedDemo } from './seed-demo.js';

@Module({ imports: [OrganisationsModule, JobsModule], providers: [SeedDemo] })
export class DemoModule {}
