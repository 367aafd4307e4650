import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresScope } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import {
  type ConnectLinkAnswer,
  ConnectLinkPage,
  ConnectLinkQuery,
  MadeConnectLink,
  NewConnectLink,
} from './connect-links.schemas.js';
import { ListConnectLinks } from './list-connect-links.query.js';
import { MakeConnectLink } from './make-connect-link.use-case.js';
import { RevokeConnectLink } from './revoke-connect-link.use-case.js';

/** Links with which the operator's systems let a customer set up one connection. */
@ApiTags('connect links')
@Controller('v1/connect-links')
export class ConnectLinksApiController {
  constructor(
    private readonly makeLink: MakeConnectLink,
    private readonly links: ListConnectLinks,
    private readonly revokeLink: RevokeConnectLink,
  ) {}

  @Post()
  @Header('Cache-Control', 'no-store')
  @RequiresScope('organisations:write')
  @Audited('connect-link.created')
  @ApiOperation({
    operationId: 'makeConnectLink',
    summary: 'Make a connect link',
    description:
      'A link under the operator’s name with which somebody sets up this one connection without an account. It opens once; ' +
      'then that browser may work for 30 minutes. Opening it activates the connection. Each call makes another link.',
  })
  @ApiCreatedResponse({
    standardSchema: MadeConnectLink,
    description: 'The link, with its address this once.',
  })
  @ApiProblem(400, 'request.invalid', 'access.organisation-header-missing')
  @ApiProblem(404, 'connections.not-found')
  make(
    @CurrentActor() by: Actor,
    @Body({ schema: NewConnectLink }) input: NewConnectLink,
  ): Promise<MadeConnectLink> {
    return this.makeLink.run(by, input);
  }

  @Get()
  @RequiresScope('organisations:write')
  @ApiOperation({
    operationId: 'listConnectLinks',
    summary: 'List connect links',
    description: 'Those of the organisation, newest first, without what opens them.',
  })
  @ApiOkResponse({ standardSchema: ConnectLinkPage, description: 'One page of links.' })
  @ApiProblem(400, 'request.invalid', 'access.organisation-header-missing')
  list(
    @CurrentActor() by: Actor,
    @Query({ schema: ConnectLinkQuery }) query: ConnectLinkQuery,
  ): Promise<Page<ConnectLinkAnswer>> {
    return this.links.run(by, query);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequiresScope('organisations:write')
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
