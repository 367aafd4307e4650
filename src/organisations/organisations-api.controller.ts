import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresScope } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { organisationAnswer } from './organisation-answer.js';
import { ExternalId, OrganisationAnswer, OrganisationInput } from './organisations.schemas.js';
import { PutOrganisation } from './put-organisation.use-case.js';

@ApiTags('organisations')
@Controller('v1/organisations')
export class OrganisationsApiController {
  constructor(private readonly putOrganisation: PutOrganisation) {}

  @Put(':externalId')
  @RequiresScope('organisations:write')
  @Audited('organisation.created', 'organisation.changed')
  @ApiOperation({
    operationId: 'putOrganisation',
    summary: 'Create or change an organisation',
    description:
      'Provisions a customer company under the operator’s own id, or brings it up to date. Repeating the call changes nothing.',
  })
  @ApiOkResponse({ standardSchema: OrganisationAnswer, description: 'The organisation as it is now.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(401, 'access.key-refused')
  @ApiProblem(403, 'access.scope-missing', 'organisations.operator-key-needed')
  async put(
    @CurrentActor() by: Actor,
    @Param('externalId', { schema: ExternalId }) externalId: string,
    @Body({ schema: OrganisationInput }) body: OrganisationInput,
  ): Promise<OrganisationAnswer> {
    return organisationAnswer(await this.putOrganisation.run(by, externalId, body));
  }
}
