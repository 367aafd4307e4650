import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AlsoByConnectLink, CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { PartnerOrId } from '../connections/public/partner-or-id.schema.js';
import { type Page, PageQuery } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { JobsToLinkPage, type JobToLink } from './jobs.schemas.js';
import { ListJobsToLink } from './list-jobs-to-link.query.js';

/** Which job is which, at one connection. */
@ApiTags('jobs')
@Controller('console/api/connections/:partner/jobs')
export class JobsToLinkController {
  constructor(private readonly jobs: ListJobsToLink) {}

  @Get()
  @RequiresRight('jobs.read')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'listJobsToLink',
    summary: 'Jobs to link',
    description:
      'Jobs that are not closed, newest first, by name, with what they are at this connection’s partner.',
  })
  @ApiOkResponse({ standardSchema: JobsToLinkPage, description: 'One page of jobs.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connections.not-found')
  list(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<Page<JobToLink>> {
    return this.jobs.run(by, partner, query);
  }
}
