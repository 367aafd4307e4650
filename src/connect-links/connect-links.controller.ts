import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { type ConnectLinkAnswer, ConnectLinkPage, ConnectLinkQuery } from './connect-links.schemas.js';
import { ListConnectLinks } from './list-connect-links.query.js';
import { RevokeConnectLink } from './revoke-connect-link.use-case.js';

/** The links that the operator’s systems have made, for people. */
@ApiTags('connect links')
@Controller('console/api/connect-links')
export class ConnectLinksController {
  constructor(
    private readonly links: ListConnectLinks,
    private readonly revokeLink: RevokeConnectLink,
  ) {}

  @Get()
  @RequiresRight('connections.switch')
  @ApiOperation({
    operationId: 'listConnectLinks',
    summary: 'List connect links',
    description: 'Newest first, without what opens them: a manager its organisation’s, staff all.',
  })
  @ApiOkResponse({ standardSchema: ConnectLinkPage, description: 'One page of links.' })
  @ApiProblem(400, 'request.invalid')
  list(
    @CurrentActor() by: Actor,
    @Query({ schema: ConnectLinkQuery }) query: ConnectLinkQuery,
  ): Promise<Page<ConnectLinkAnswer>> {
    return this.links.run(by, query);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequiresRight('connections.switch')
  @Audited('connect-link.revoked')
  @ApiOperation({
    operationId: 'revokeConnectLink',
    summary: 'Revoke a connect link',
    description:
      'Nobody can open it any more; whoever has is out at once. The same call twice changes nothing.',
  })
  @ApiNoContentResponse({ description: 'Revoked.' })
  @ApiProblem(404, 'connect-links.not-found')
  revoke(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.revokeLink.run(by, id);
  }
}
