import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { PartnerOrId } from '../connections/public/partner-or-id.schema.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { PartnerActivity } from './join.schemas.js';
import { ShowPartnerActivity } from './show-partner-activity.query.js';

/** What an inbound partner did lately, for the console. */
@ApiTags('connections')
@ApiProblem(401, 'access.sign-in-needed')
@ApiProblem(403, 'access.right-missing')
@Controller('console/api/connections/:partner/activity')
export class PartnerActivityController {
  constructor(private readonly activity: ShowPartnerActivity) {}

  @Get()
  @RequiresRight('connections.read')
  @ApiOperation({
    operationId: 'showPartnerActivity',
    summary: 'What the partner did lately',
    description:
      'Its calls within the last 24 hours by what they were for, the applications of the last 30 days, and what it last reported about a job.',
  })
  @ApiOkResponse({ standardSchema: PartnerActivity, description: 'What it did.' })
  @ApiProblem(400, 'request.invalid', 'access.organisation-required')
  @ApiProblem(404, 'connections.not-found')
  show(
    @CurrentActor() by: Actor,
    @Param('partner', { schema: PartnerOrId }) partner: string,
  ): Promise<PartnerActivity> {
    return this.activity.run(by, partner);
  }
}
