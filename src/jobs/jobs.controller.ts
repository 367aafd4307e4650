import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { Audited, NotAudited } from '../audit/audited.decorators.js';
import { type Page, pageOf } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { ChangeJob } from './change-job.use-case.js';
import { CreateJob } from './create-job.use-case.js';
import { versionIn } from './if-match.js';
import { JobsOfOrganisation } from './jobs-of-organisation.query.js';
import {
  DescriptionInput,
  DescriptionPreview,
  JobAnswer,
  JobChange,
  JobFilter,
  NewJob,
} from './jobs.schemas.js';
import { PartnerName, PublicationAnswer, PublicationSwitch } from './publications/publications.schemas.js';
import { SwitchPublication } from './publications/switch-publication.use-case.js';

const IF_MATCH = {
  name: 'If-Match',
  required: false,
  description: 'The version that was read, such as `"3"`.',
};

/** Jobs and their switches in the console. */
@ApiTags('jobs')
@ApiProblem(401, 'access.sign-in-needed')
@ApiProblem(403, 'access.right-missing')
@Controller('console/api/jobs')
export class JobsController {
  constructor(
    private readonly jobs: JobsOfOrganisation,
    private readonly createJob: CreateJob,
    private readonly changeJob: ChangeJob,
    private readonly switchPublication: SwitchPublication,
  ) {}

  @Get()
  @RequiresRight('jobs.read')
  @ApiOperation({
    operationId: 'listJobs',
    summary: 'List jobs',
    description: 'Newest first, with their switches.',
  })
  @ApiOkResponse({ standardSchema: pageOf(JobAnswer), description: 'One page of jobs.' })
  @ApiProblem(400, 'request.invalid')
  list(@CurrentActor() by: Actor, @Query({ schema: JobFilter }) filter: JobFilter): Promise<Page<JobAnswer>> {
    return this.jobs.list(organisationOf(by), filter);
  }

  @Post()
  @RequiresRight('jobs.change')
  @Audited('job.created')
  @ApiOperation({
    operationId: 'createJob',
    summary: 'Make a job',
    description: 'It is published nowhere before a switch is turned on.',
  })
  @ApiCreatedResponse({ standardSchema: JobAnswer, description: 'The job.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(409, 'jobs.external-id-taken')
  async create(@CurrentActor() by: Actor, @Body({ schema: NewJob }) body: NewJob): Promise<JobAnswer> {
    const id = await this.createJob.run(by, body);
    return this.jobs.one(organisationOf(by), id);
  }

  @Post('description-preview')
  @HttpCode(200)
  @RequiresRight('jobs.change')
  @NotAudited('changes nothing')
  @ApiOperation({
    operationId: 'previewJobDescription',
    summary: 'Look at an ad before it is saved',
    description: 'Takes away what would be taken away when the job is saved. Nothing is kept.',
  })
  @ApiOkResponse({ standardSchema: DescriptionPreview, description: 'The ad as it would be shown.' })
  @ApiProblem(400, 'request.invalid')
  preview(@Body({ schema: DescriptionInput }) { descriptionHtml }: DescriptionInput): DescriptionPreview {
    return { descriptionHtml };
  }

  @Get(':id')
  @RequiresRight('jobs.read')
  @ApiOperation({ operationId: 'getJob', summary: 'Read a job', description: 'With its switches.' })
  @ApiOkResponse({ standardSchema: JobAnswer, description: 'The job.' })
  @ApiProblem(404, 'jobs.not-found')
  get(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<JobAnswer> {
    return this.jobs.one(organisationOf(by), id);
  }

  @Patch(':id')
  @RequiresRight('jobs.change')
  @Audited('job.changed')
  @ApiOperation({
    operationId: 'changeJob',
    summary: 'Change a job',
    description:
      'Closing it turns its switches off. With `If-Match` it is refused when somebody else was quicker.',
  })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ standardSchema: JobAnswer, description: 'The job as it is now.' })
  @ApiProblem(400, 'request.invalid', 'jobs.version-unreadable')
  @ApiProblem(404, 'jobs.not-found')
  @ApiProblem(409, 'jobs.changed-meanwhile', 'jobs.external-id-taken')
  async change(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: JobChange }) body: JobChange,
    @Headers('if-match') ifMatch?: string,
  ): Promise<JobAnswer> {
    await this.changeJob.run(by, id, body, versionIn(ifMatch));
    return this.jobs.one(organisationOf(by), id);
  }

  @Put(':id/publications/:partner')
  @RequiresRight('publications.change')
  @Audited('publication.switched')
  @ApiOperation({
    operationId: 'switchPublication',
    summary: 'Publish a job at a partner, or no longer',
    description: 'The partner sees the job while the switch is on and the job open.',
  })
  @ApiOkResponse({ standardSchema: PublicationAnswer, description: 'The switch as it is now.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'jobs.not-found', 'connections.not-found')
  @ApiProblem(409, 'jobs.partner-not-active', 'jobs.partner-takes-no-jobs', 'jobs.expired')
  async switch(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Param('partner', { schema: PartnerName }) partner: string,
    @Body({ schema: PublicationSwitch }) { enabled }: PublicationSwitch,
  ): Promise<PublicationAnswer> {
    const connectionId = await this.switchPublication.run(by, id, partner, enabled);
    return this.jobs.publication(organisationOf(by), id, connectionId);
  }
}
