import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { AlsoByConnectLink, CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import type { Language } from '../platform/http/language.js';
import { CallerLanguage } from '../platform/http/caller-language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { MapJob } from './map-job.use-case.js';
import { MapJobInput, MappedJobView, mappedJobView } from './personio.schemas.js';

/** Which job is which in Personio. */
@ApiTags('Personio')
@Controller('console/api')
export class PersonioController {
  constructor(private readonly mapJob: MapJob) {}

  @Put('jobs/:id/ats/personio')
  @RequiresRight('jobs.change')
  @Audited('job.mapped')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'mapPersonioJob',
    summary: 'Link a job to Personio',
    description: 'Deliveries that waited for it go out.',
  })
  @ApiOkResponse({
    standardSchema: MappedJobView,
    description: 'The position, and what the career site says about it.',
  })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'jobs.not-found', 'connections.not-found', 'personio.connection-not-found')
  async map(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: MapJobInput }) { job, connection }: MapJobInput,
  ): Promise<MappedJobView> {
    return mappedJobView(await this.mapJob.run(by, id, String(job), connection), language);
  }
}
