import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../../access/access.decorators.js';
import type { Actor } from '../../access/actor.js';
import { Audited } from '../../audit/audited.decorators.js';
import { PartnerOrId } from '../../connections/public/partner-or-id.schema.js';
import { CallerLanguage } from '../../platform/http/caller-language.js';
import type { Language } from '../../platform/http/language.js';
import { ApiProblem } from '../../platform/openapi/problem-responses.js';
import { ChangeFieldMapping } from './change-field-mapping.use-case.js';
import { FieldMappingInput, FieldMappingView } from './field-mapping.schemas.js';
import { ShowFieldMapping } from './show-field-mapping.query.js';

/** Where what candidates say goes in Personio. */
@ApiTags('Personio')
@Controller('console/api/connections')
export class FieldMappingController {
  constructor(
    private readonly showMapping: ShowFieldMapping,
    private readonly changeMapping: ChangeFieldMapping,
  ) {}

  @Get(':partner/field-mapping')
  @RequiresRight('jobs.read')
  @ApiOperation({
    operationId: 'showPersonioFieldMapping',
    summary: 'Where answers go in Personio',
    description: 'Each question of the jobs, each source’s channel, and the tags of every application.',
  })
  @ApiOkResponse({ standardSchema: FieldMappingView, description: 'As it is now.' })
  @ApiProblem(404, 'connections.not-found', 'personio.connection-not-found')
  show(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
  ): Promise<FieldMappingView> {
    return this.showMapping.run(by, partner, language);
  }

  @Put(':partner/field-mapping')
  @RequiresRight('credentials.change')
  @Audited('connection.fields-mapped')
  @ApiOperation({
    operationId: 'changePersonioFieldMapping',
    summary: 'Choose where answers go in Personio',
    description:
      'For what is delivered from now on. Birthday and gender only leave when they are named here.',
  })
  @ApiOkResponse({ standardSchema: FieldMappingView, description: 'As it is now.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connections.not-found', 'personio.connection-not-found')
  async change(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Body({ schema: FieldMappingInput }) mapping: FieldMappingInput,
  ): Promise<FieldMappingView> {
    await this.changeMapping.run(by, partner, mapping);
    return this.showMapping.run(by, partner, language);
  }
}
