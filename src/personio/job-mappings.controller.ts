import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { PartnerOrId } from '../connections/public/partner-or-id.schema.js';
import { CallerLanguage } from '../platform/http/caller-language.js';
import { type Page, PageQuery } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import {
  MappedLinesView,
  mappedLinesView,
  PastedJobsInput,
  type UnmappedJob,
  UnmappedJobPage,
} from './job-mappings.schemas.js';
import { ListUnmappedJobs } from './list-unmapped-jobs.query.js';
import { MapPastedJobs } from './map-pasted-jobs.use-case.js';

/** Many jobs and their positions in Personio at once. */
@ApiTags('Personio')
@Controller('console/api/connections')
export class JobMappingsController {
  constructor(
    private readonly mapPastedJobs: MapPastedJobs,
    private readonly unmapped: ListUnmappedJobs,
  ) {}

  @Post(':partner/job-mappings')
  @HttpCode(200)
  @RequiresRight('jobs.change')
  @Audited('job.mapped')
  @ApiOperation({
    operationId: 'mapPastedPersonioJobs',
    summary: 'Link many jobs to Personio',
    description: 'By a pasted list. Lines that are right are saved together; deliveries that waited go out.',
  })
  @ApiOkResponse({ standardSchema: MappedLinesView, description: 'What became of each line.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connections.not-found', 'personio.connection-not-found')
  async map(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Body({ schema: PastedJobsInput }) { lines }: PastedJobsInput,
  ): Promise<MappedLinesView> {
    return mappedLinesView(await this.mapPastedJobs.run(by, partner, lines), language);
  }

  @Get(':partner/job-mappings')
  @RequiresRight('jobs.read')
  @ApiOperation({
    operationId: 'listUnmappedPersonioJobs',
    summary: 'Jobs without a position in Personio',
    description: 'Those with the most waiting deliveries first. Closed jobs only while deliveries wait.',
  })
  @ApiOkResponse({ standardSchema: UnmappedJobPage, description: 'A page of jobs.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connections.not-found', 'personio.connection-not-found')
  list(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<Page<UnmappedJob>> {
    return this.unmapped.run(by, partner, query);
  }
}
