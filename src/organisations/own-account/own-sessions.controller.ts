import { Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, type RequestWithActor, RequiresRight } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited } from '../../audit/audited.decorators.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { EndOwnSessions } from './end-own-sessions.use-case.js';
import { ListOwnSessions } from './list-own-sessions.query.js';
import { OwnSessions, SessionName } from './own-account.schemas.js';

@ApiTags('session')
@Controller('console/api/sessions')
export class OwnSessionsController {
  constructor(
    private readonly listOwnSessions: ListOwnSessions,
    private readonly endOwnSessions: EndOwnSessions,
  ) {}

  @Get()
  @RequiresRight('session.own')
  @ApiOperation({
    operationId: 'listOwnSessions',
    summary: 'List own sessions',
    description: 'Where the signed-in person is signed in, the newest first.',
  })
  @ApiOkResponse({ standardSchema: OwnSessions, description: 'The sessions.' })
  list(@CurrentActor() by: Actor, @Req() { sessionID }: RequestWithActor): Promise<OwnSessions> {
    return this.listOwnSessions.run(by, sessionID);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequiresRight('session.own')
  @Audited('session.ended')
  @ApiOperation({
    operationId: 'endOwnSession',
    summary: 'End one of the own sessions',
    description: 'Signs out there, on every replica; the session of this call can be named too.',
  })
  @ApiNoContentResponse({ description: 'Ended.' })
  @ApiProblem(404, 'organisations.session-not-found')
  end(@CurrentActor() by: Actor, @Param('id', { schema: SessionName }) id: string): Promise<void> {
    return this.endOwnSessions.one(by, id);
  }

  @Post('end-others')
  @HttpCode(204)
  @RequiresRight('session.own')
  @Audited('session.ended')
  @ApiOperation({
    operationId: 'endOtherSessions',
    summary: 'End all other own sessions',
    description: 'Signs out everywhere but here.',
  })
  @ApiNoContentResponse({ description: 'Only the session of this call is left.' })
  endOthers(@CurrentActor() by: Actor, @Req() { sessionID }: RequestWithActor): Promise<void> {
    return this.endOwnSessions.others(by, sessionID);
  }
}
