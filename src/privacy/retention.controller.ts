import { EntityManager } from '@mikro-orm/postgresql';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { Audited } from '../audit/audited.decorators.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { HoldInput, RetentionView } from './privacy.schemas.js';
import { SetHold } from './set-hold.use-case.js';
import { ShowRetention } from './show-retention.query.js';

@ApiTags('privacy')
@ApiProblem(401, 'access.sign-in-needed')
@ApiProblem(403, 'access.right-missing')
@Controller('console/api/applications/:id')
export class RetentionController {
  constructor(
    private readonly em: EntityManager,
    private readonly showRetention: ShowRetention,
    private readonly setHold: SetHold,
  ) {}

  @Get('retention')
  @RequiresRight('applications.read')
  @ApiOperation({
    operationId: 'getApplicationRetention',
    summary: 'When an application is erased',
    description: 'When its time is over, and whether a legal hold keeps it.',
  })
  @ApiOkResponse({ standardSchema: RetentionView, description: 'When it is erased.' })
  @ApiProblem(404, 'privacy.application-not-found')
  show(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<RetentionView> {
    return this.showRetention.of(this.em.fork(), organisationOf(by), id);
  }

  @Put('hold')
  @RequiresRight('applications.erase')
  @Audited('legal-hold.set', 'legal-hold.lifted')
  @ApiOperation({
    operationId: 'setLegalHold',
    summary: 'Hold an application back from erasure',
    description: 'Neither the rule nor a person erases it until the hold is lifted.',
  })
  @ApiOkResponse({ standardSchema: RetentionView, description: 'When it is erased now.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'privacy.application-not-found')
  @ApiProblem(410, 'privacy.already-erased')
  hold(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Body({ schema: HoldInput }) body: HoldInput,
  ): Promise<RetentionView> {
    return this.setHold.run(by, id, body);
  }
}
