import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  HttpStatus,
  Param,
  Put,
  Query,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import * as z from 'zod';
import { CurrentActor, RequiresScope } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited } from '../../audit/audited.decorators.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { GetJobForKey } from './get-job-for-key.query.js';
import { ExternalId, JobFromOwnSystem } from '../jobs.schemas.js';
import { ListJobsForKey } from './list-jobs-for-key.query.js';
import { PutJob } from '../put-job.use-case.js';
import { ReportPublication } from '../publications/report-publication.use-case.js';
import {
  JobList,
  JobListQuery,
  OwnJob,
  PublicationReport,
  PublishedJob,
  ReportedPublication,
} from './v1-jobs.schemas.js';

/** Jobs for partners, and for the organisation's own systems. */
@ApiTags('jobs')
@ApiProblem(401, 'access.key-refused')
@ApiProblem(403, 'access.scope-missing')
@ApiProblem(429, 'request.too-many')
@Controller('v1/jobs')
export class V1JobsController {
  constructor(
    private readonly listJobs: ListJobsForKey,
    private readonly getJob: GetJobForKey,
    private readonly reportPublication: ReportPublication,
    private readonly putJob: PutJob,
  ) {}

  @Get()
  @RequiresScope('jobs:read')
  @ApiOperation({
    operationId: 'listPublishedJobs',
    summary: 'List the jobs to publish',
    description:
      'The jobs that are switched on for the partner and open; for a key of the organisation’s own systems all of its jobs. ' +
      'First read all pages without `updatedSince` and keep the `watermark`; then ask with `updatedSince` for what changed. ' +
      'Jobs that left come as `{id, removed: true, updatedAt}`, also those that the caller never saw; a job that comes back comes whole. ' +
      'Always send a `watermark` of ours and never the time of the caller’s own clock. ' +
      'A poll that gives the `ETag` back in `If-None-Match` is answered 304 as long as nothing has changed; repeat the very same query for that, and go on from the same `watermark`. ' +
      'A failed or incomplete read says nothing about a job: take down only what came as removed, or is missing from a whole list.',
  })
  @ApiHeader({
    name: 'If-None-Match',
    required: false,
    description: 'The `ETag` of the answer to the same call before.',
    schema: { type: 'string' },
  })
  @ApiOkResponse({
    standardSchema: JobList,
    description: 'One page of jobs.',
    headers: {
      ETag: {
        description: 'Names this state of the list; missing while a change is under way.',
        schema: { type: 'string', maxLength: 40 },
      },
    },
  })
  @ApiResponse({ status: HttpStatus.NOT_MODIFIED, description: 'Nothing has changed; there is no body.' })
  @ApiProblem(400, 'request.invalid', 'access.organisation-header-missing')
  async list(
    @CurrentActor() by: Actor,
    @Query({ schema: JobListQuery }) query: JobListQuery,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<JobList | undefined> {
    const { tag, list } = await this.listJobs.run(by, query, ifNoneMatch);
    response.setHeader('Cache-Control', 'private, no-cache');
    if (tag !== null) response.setHeader('ETag', tag);
    if (!list) {
      response.status(HttpStatus.NOT_MODIFIED);
      by.call?.noteStatus(HttpStatus.NOT_MODIFIED);
    }
    return list;
  }

  @Get(':id')
  @RequiresScope('jobs:read')
  @ApiOperation({
    operationId: 'getPublishedJob',
    summary: 'Read a job',
    description: 'Only while it is in the list of this key; 404 as soon as it has left.',
  })
  @ApiOkResponse({ standardSchema: PublishedJob, description: 'The job.' })
  @ApiProblem(404, 'jobs.not-published', 'jobs.not-found')
  get(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<PublishedJob> {
    return this.getJob.run(by, id);
  }

  @Put(':id/publication')
  @RequiresScope('publications:write')
  @Audited('publication.reported')
  @ApiOperation({
    operationId: 'reportPublication',
    summary: 'Report what became of a job',
    description:
      'For a job that is or was published to this partner: `live` once it can be seen, `archived` once a removed one is down. ' +
      'The customer sees the state, the message and the boards. The same report twice changes nothing.',
  })
  @ApiOkResponse({ standardSchema: ReportedPublication, description: 'What is now known.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'jobs.not-published')
  report(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: PublicationReport }) report: PublicationReport,
  ): Promise<ReportedPublication> {
    return this.reportPublication.run(by, id, { ...report, message: report.message ?? null });
  }

  @Put('by-external-id/:externalId')
  @RequiresScope('jobs:write')
  @Audited('job.synchronised', 'job.mapped')
  @ApiOperation({
    operationId: 'putJob',
    summary: 'Make or replace a job of the organisation’s own system',
    description:
      'The whole job, by that system’s id; what is left out takes its default. The same call twice changes nothing.',
  })
  @ApiOkResponse({ standardSchema: OwnJob, description: 'The job was there; this is how it is now.' })
  @ApiCreatedResponse({ standardSchema: OwnJob, description: 'The job is new.' })
  @ApiProblem(400, 'request.invalid', 'access.organisation-header-missing')
  @ApiProblem(404, 'connections.not-found')
  async put(
    @CurrentActor() by: Actor,
    @Param('externalId', { schema: ExternalId }) externalId: string,
    @Body({ schema: JobFromOwnSystem }) body: JobFromOwnSystem,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OwnJob> {
    const { id, created } = await this.putJob.run(by, externalId, body);
    if (created) response.status(HttpStatus.CREATED);
    return this.getJob.run({ ...by, connectionId: null }, id);
  }

  @Delete('by-external-id/:externalId')
  @HttpCode(HttpStatus.NO_CONTENT)
  @RequiresScope('jobs:write')
  @Audited('job.changed')
  @ApiOperation({
    operationId: 'closeJob',
    summary: 'Close a job of the organisation’s own system',
    description: 'It is unpublished everywhere; its applications stay. The same call twice changes nothing.',
  })
  @ApiNoContentResponse({ description: 'Closed.' })
  @ApiProblem(404, 'jobs.not-found')
  close(
    @CurrentActor() by: Actor,
    @Param('externalId', { schema: ExternalId }) externalId: string,
  ): Promise<void> {
    return this.putJob.close(by, externalId);
  }
}
