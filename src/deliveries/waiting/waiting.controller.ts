import { EntityManager } from '@mikro-orm/postgresql';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { organisationOf } from '../../access/organisation-of.js';
import { Audited } from '../../audit/audited.decorators.js';
import { Connections } from '../../connections/public/connections.js';
import { PartnerOrId } from '../../connections/public/partner-or-id.schema.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { CountWaiting } from './count-waiting.query.js';
import { DecideWaiting } from './decide-waiting.use-case.js';
import { DecideWaitingInput, WaitingView } from './waiting.schemas.js';

/** What waits for a connection, and what becomes of it. */
@ApiTags('Deliveries')
@Controller('console/api/connections')
export class WaitingController {
  constructor(
    private readonly em: EntityManager,
    private readonly connections: Connections,
    private readonly waiting: CountWaiting,
    private readonly decideWaiting: DecideWaiting,
  ) {}

  @Get(':partner/waiting-deliveries')
  @RequiresRight('connections.read')
  @ApiOperation({
    operationId: 'countWaitingDeliveries',
    summary: 'What waits for a connection',
    description: 'To be asked about when it is switched on again.',
  })
  @ApiOkResponse({ standardSchema: WaitingView, description: 'As it is now.' })
  @ApiProblem(400, 'access.organisation-required')
  @ApiProblem(404, 'connections.not-found')
  async count(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
  ): Promise<WaitingView> {
    const em = this.em.fork();
    return this.waiting.of(em, await this.connections.find(em, organisationOf(by), partner));
  }

  @Post(':partner/waiting-deliveries')
  @HttpCode(200)
  @RequiresRight('connections.switch')
  @Audited('connection.waiting-decided')
  @ApiOperation({
    operationId: 'decideWaitingDeliveries',
    summary: 'Decide about what waits for a connection',
    description: 'Deliver all of it, none of it, or keep it back.',
  })
  @ApiOkResponse({ standardSchema: WaitingView, description: 'What waits afterwards.' })
  @ApiProblem(400, 'request.invalid', 'access.organisation-required')
  @ApiProblem(404, 'connections.not-found')
  decide(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Body({ schema: DecideWaitingInput }) { decision }: DecideWaitingInput,
  ): Promise<WaitingView> {
    return this.decideWaiting.run(by, partner, decision);
  }
}
