import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { type Page, PageQuery } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { ListMembers } from './list-members.query.js';
import { ListOrganisations } from './list-organisations.query.js';
import { organisationAnswer } from './organisation-answer.js';
import {
  type Member,
  MemberPage,
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
    private readonly listMembers: ListMembers,
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

  @Get('members')
  @RequiresRight('members.manage')
  @ApiOperation({
    operationId: 'listMembers',
    summary: 'List members',
    description: 'The people of the own organisation, disabled ones too.',
  })
  @ApiOkResponse({ standardSchema: MemberPage, description: 'A page of members.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(403, 'access.right-missing')
  members(@CurrentActor() by: Actor, @Query({ schema: PageQuery }) query: PageQuery): Promise<Page<Member>> {
    return this.listMembers.run(by, query);
  }
}
