import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import type { Page } from '../../platform/http/cursor.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import {
  AccessPage,
  AccessQuery,
  type AccessView,
  type InventoryKey,
  KeyInventory,
} from './access-list.schemas.js';
import { ListAccess } from './list-access.query.js';
import { ListKeyInventory } from './list-key-inventory.query.js';

@ApiTags('audit')
@Controller('console/api/audit/access')
export class AccessListController {
  constructor(
    private readonly listAccess: ListAccess,
    private readonly listKeyInventory: ListKeyInventory,
  ) {}

  @Get('people')
  @RequiresRight('audit.read')
  @ApiOperation({
    operationId: 'listAuditAccess',
    summary: 'Who had access in a period',
    description:
      'Members of the organisation and the operator’s staff, with the role of that time, from the log.',
  })
  @ApiOkResponse({ standardSchema: AccessPage, description: 'Who had access.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'audit.log-not-found')
  people(
    @CurrentActor() by: Actor,
    @Query({ schema: AccessQuery }) query: AccessQuery,
  ): Promise<Page<AccessView>> {
    return this.listAccess.run(by, query);
  }

  @Get('keys')
  @RequiresRight('audit.read')
  @ApiOperation({
    operationId: 'listAuditKeys',
    summary: 'Keys that were valid in a period',
    description:
      'Those of the organisation, and the operator’s own, which may act for it. Deleted ones included.',
  })
  @ApiOkResponse({ standardSchema: KeyInventory, description: 'The inventory of keys.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'audit.log-not-found')
  keys(
    @CurrentActor() by: Actor,
    @Query({ schema: AccessQuery }) query: AccessQuery,
  ): Promise<Page<InventoryKey>> {
    return this.listKeyInventory.run(by, query);
  }
}
