import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AtsMappings } from './ats-mappings.js';
import { ChangeJob } from './change-job.use-case.js';
import { CreateJob } from './create-job.use-case.js';
import { ExpiredJobsCheck } from './checks/expired-jobs.check.js';
import { SwitchOffCheck } from './checks/switch-off.check.js';
import { GetJobForKey } from './feed/get-job-for-key.query.js';
import { FindJobPage } from './job-page/find-job-page.query.js';
import { JobPageController } from './job-page/job-page.controller.js';
import { JobLinks } from './job-links.js';
import { JobListTag } from './feed/job-list-tag.js';
import { JobPublications } from './publications/job-publications.js';
import { JobsToLinkController } from './jobs-to-link.controller.js';
import { JobsController } from './jobs.controller.js';
import { JobsOfOrganisation } from './jobs-of-organisation.query.js';
import { ListJobsForKey } from './feed/list-jobs-for-key.query.js';
import { ListJobsToLink } from './list-jobs-to-link.query.js';
import { Job } from './public/job.entity.js';
import { JobLookup } from './public/job-lookup.js';
import { Publication } from './publications/publication.entity.js';
import { PublicationsOnConnection } from './publications/publications-on-connection.js';
import { PutJob } from './put-job.use-case.js';
import { ReportPublication } from './publications/report-publication.use-case.js';
import { SwitchPublication } from './publications/switch-publication.use-case.js';
import { SwitchOffProgress } from './publications/switch-off-progress.js';
import { V1JobsController } from './feed/v1-jobs.controller.js';
import { Watermark } from './feed/watermark.js';

/** Jobs, and where they are published. */
@Global()
@Module({
  imports: [MikroOrmModule.forFeature([Job, Publication]), DiscoveryModule],
  controllers: [JobPageController, JobsController, JobsToLinkController, V1JobsController],
  providers: [
    JobLookup,
    JobLinks,
    FindJobPage,
    JobsOfOrganisation,
    ListJobsToLink,
    ListJobsForKey,
    GetJobForKey,
    JobListTag,
    Watermark,
    CreateJob,
    ChangeJob,
    PutJob,
    AtsMappings,
    JobPublications,
    SwitchPublication,
    ReportPublication,
    PublicationsOnConnection,
    SwitchOffProgress,
    SwitchOffCheck,
    ExpiredJobsCheck,
  ],
  exports: [JobLookup, CreateJob],
})
export class JobsModule {}
