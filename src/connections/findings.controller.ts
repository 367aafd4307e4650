import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import type { Page } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { ListConnections } from './list-connections.query.js';
import { CallerLanguage } from '../platform/http/caller-language.js';
import { FindingPage, FindingQuery, type FindingView } from './public/finding.schemas.js';
import { ListFindings } from './public/list-findings.query.js';
import { PartnerOrId } from './public/partner-or-id.schema.js';

@ApiTags('Connections')
@Controller('console/api/connections/:partner/findings')
export class FindingsController {
  constructor(
    private readonly connections: ListConnections,
    private readonly findings: ListFindings,
  ) {}

  @Get()
  @RequiresRight('connections.read')
  @ApiOperation({
    operationId: 'listConnectionFindings',
    summary: 'Findings about a connection',
    description: 'What checks have found: open ones, and the history of those that are over, newest first.',
  })
  @ApiOkResponse({ standardSchema: FindingPage, description: 'A page of findings.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connections.not-found')
  async list(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Query({ schema: FindingQuery }) query: FindingQuery,
  ): Promise<Page<FindingView>> {
    const { id } = await this.connections.one(by, partner, language);
    return this.findings.run(id, query, language);
  }
}
