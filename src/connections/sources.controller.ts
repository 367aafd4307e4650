import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { CallerLanguage } from '../platform/http/caller-language.js';
import type { Language } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { ChangeSources } from './change-sources.use-case.js';
import { ConnectionView, SourcesInput } from './connections.schemas.js';
import { ListConnections } from './list-connections.query.js';
import { PartnerOrId } from './public/partner-or-id.schema.js';

/** Whose applications are passed on. */
@ApiTags('Connections')
@Controller('console/api/connections')
export class SourcesController {
  constructor(
    private readonly changeSources: ChangeSources,
    private readonly connections: ListConnections,
  ) {}

  @Put(':partner/sources')
  @RequiresRight('credentials.change')
  @Audited('connection.sources-changed')
  @ApiOperation({
    operationId: 'changeConnectionSources',
    summary: 'Choose whose applications are passed on',
    description:
      'Applications that come in from now on through these partners are delivered here too. Earlier ones stay as they are.',
  })
  @ApiOkResponse({ standardSchema: ConnectionView, description: 'The connection, with its sources.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connections.not-found')
  @ApiProblem(409, 'connections.takes-no-applications')
  async change(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Body({ schema: SourcesInput }) { sources }: SourcesInput,
  ): Promise<ConnectionView> {
    await this.changeSources.run(by, partner, sources);
    return this.connections.one(by, partner, language);
  }
}
