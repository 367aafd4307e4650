import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import type { Page } from '../platform/http/cursor.js';
import { languageOf } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { auditActions } from './audit-actions.js';
import { AuditActionList, AuditEventPage, type AuditEventView, ListEventsQuery } from './audit.schemas.js';
import { ListEvents } from './list-events.query.js';

@ApiTags('audit')
@Controller('console/api/audit')
export class AuditController {
  constructor(private readonly listEvents: ListEvents) {}

  @Get('events')
  @RequiresRight('audit.read')
  @ApiOperation({
    operationId: 'listAuditEvents',
    summary: 'Search the audit log',
    description: 'Newest first.',
  })
  @ApiOkResponse({ standardSchema: AuditEventPage, description: 'A page of events.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'audit.log-not-found')
  list(
    @CurrentActor() by: Actor,
    @Query({ schema: ListEventsQuery }) query: ListEventsQuery,
    @Headers('accept-language') accepted: string | undefined,
  ): Promise<Page<AuditEventView>> {
    return this.listEvents.run(by, query, languageOf(accepted));
  }

  @Get('actions')
  @RequiresRight('audit.read')
  @ApiOperation({
    operationId: 'listAuditActions',
    summary: 'List the actions',
    description: 'What the log can say, for a filter.',
  })
  @ApiOkResponse({ standardSchema: AuditActionList, description: 'The vocabulary of the log.' })
  actions(@Headers('accept-language') accepted: string | undefined): AuditActionList {
    return { data: auditActions(languageOf(accepted)) };
  }
}
