import { Body, Controller, Delete, Header, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Public } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited, NotAudited } from '../audit/audited.decorators.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { CloseConnectSession } from './close-connect-session.use-case.js';
import { ConnectLinkView, ConnectToken } from './connect-links.schemas.js';
import { OpenConnectLink } from './open-connect-link.use-case.js';
import { ShowConnectLink } from './show-connect-link.query.js';

/** Opening a connect link. Its session then calls what is marked `x-connect-link`, with the link's id in that header. */
@ApiTags('connect links')
@Controller('console/api/connect-session')
export class ConnectSessionController {
  constructor(
    private readonly showLink: ShowConnectLink,
    private readonly openLink: OpenConnectLink,
    private readonly closeSession: CloseConnectSession,
  ) {}

  @Post('read')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Public('whoever holds a connect link is nobody yet')
  @NotAudited('changes nothing')
  @ApiOperation({
    operationId: 'readConnectLink',
    summary: 'Look at a connect link',
    description: 'What it is for and whether it can be opened. It is not used up by this.',
  })
  @ApiOkResponse({ standardSchema: ConnectLinkView, description: 'The link.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connect-links.not-found')
  read(
    @Body({ schema: ConnectToken }) { token }: ConnectToken,
    @Req() request: Request,
  ): Promise<ConnectLinkView> {
    return this.showLink.run(token, request);
  }

  @Post()
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @Public('whoever holds a connect link is nobody yet')
  @Audited('connect-link.opened')
  @ApiOperation({
    operationId: 'openConnectLink',
    summary: 'Open a connect link',
    description: 'Uses it up, and lets this browser set up its connection for 30 minutes.',
  })
  @ApiOkResponse({ standardSchema: ConnectLinkView, description: 'The link, in use here.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connect-links.not-found')
  @ApiProblem(410, 'connect-links.used', 'connect-links.expired', 'connect-links.revoked')
  async open(
    @CurrentActor() by: Actor,
    @Body({ schema: ConnectToken }) { token }: ConnectToken,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ConnectLinkView> {
    const { link, csrfToken } = await this.openLink.run(by, token, response);
    return { ...(await this.showLink.view(link)), state: 'in-use', csrfToken };
  }

  @Delete()
  @HttpCode(204)
  @Public('a browser ends only the session that it has itself')
  @Audited('connect-link.closed')
  @ApiOperation({
    operationId: 'closeConnectSession',
    summary: 'Finish',
    description: 'Ends the session that this browser has by a connect link, if it has one.',
  })
  @ApiNoContentResponse({ description: 'Ended.' })
  close(
    @CurrentActor() by: Actor,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    return this.closeSession.run(by, request, response);
  }
}
