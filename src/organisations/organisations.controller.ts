import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { ListOrganisations } from './list-organisations.query.js';
import { organisationAnswer } from './organisation-answer.js';
import {
  NewOrganisationInput,
  OrganisationAnswer,
  OrganisationPage,
  OrganisationQuery,
} from './organisations.schemas.js';
import { CreateOrganisation } from './public/create-organisation.use-case.js';

@ApiTags('organisations')
@Controller('console/api')
export class OrganisationsController {
  constructor(
    private readonly listOrganisations: ListOrganisations,
    private readonly createOrganisation: CreateOrganisation,
  ) {}

  @Get('organisations')
  @RequiresRight('organisations.read')
  @ApiOperation({
    operationId: 'listOrganisations',
    summary: 'List organisations',
    description: 'All customer companies of this hub, by name.',
  })
  @ApiOkResponse({ standardSchema: OrganisationPage, description: 'A page of organisations.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(403, 'access.right-missing')
  list(@Query({ schema: OrganisationQuery }) query: OrganisationQuery): Promise<Page<OrganisationAnswer>> {
    return this.listOrganisations.run(query);
  }

  @Post('organisations')
  @RequiresRight('organisations.manage')
  @Audited('organisation.created')
  @ApiOperation({
    operationId: 'createOrganisation',
    summary: 'Create an organisation',
    description:
      'Creates a customer company with a connection, switched off, to each partner that the operator offers.',
  })
  @ApiCreatedResponse({ standardSchema: OrganisationAnswer, description: 'The new organisation.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(403, 'access.right-missing')
  @ApiProblem(409, 'organisations.external-id-taken')
  async create(
    @CurrentActor() by: Actor,
    @Body({ schema: NewOrganisationInput }) body: NewOrganisationInput,
  ): Promise<OrganisationAnswer> {
    return organisationAnswer(await this.createOrganisation.run(by, body));
  }
}
