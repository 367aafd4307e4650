import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AlsoByConnectLink, CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { type Page, PageQuery } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { CallerLanguage } from '../platform/http/caller-language.js';
import {
  type ConnectionChange,
  ConnectionHistory,
  ConnectionPage,
  ConnectionQuery,
  ConnectionView,
  SwitchOffInput,
} from './connections.schemas.js';
import { ListConnectionChanges } from './list-connection-changes.query.js';
import { ListConnections } from './list-connections.query.js';
import { PartnerOrId } from './public/partner-or-id.schema.js';
import { SwitchConnection } from './switch-connection.use-case.js';

@ApiTags('Connections')
@Controller('console/api/connections')
export class ConnectionsController {
  constructor(
    private readonly connections: ListConnections,
    private readonly changes: ListConnectionChanges,
    private readonly switchConnection: SwitchConnection,
  ) {}

  @Get()
  @RequiresRight('connections.read')
  @ApiOperation({
    operationId: 'listConnections',
    summary: 'Connections',
    description: 'An organisation’s own; for staff those of all organisations.',
  })
  @ApiOkResponse({ standardSchema: ConnectionPage, description: 'A page of connections, by partner.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'access.organisation-not-found')
  list(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Query({ schema: ConnectionQuery }) query: ConnectionQuery,
  ): Promise<Page<ConnectionView>> {
    return this.connections.run(by, query, language);
  }

  @Get(':partner')
  @RequiresRight('connections.read')
  @AlsoByConnectLink()
  @ApiOperation({
    operationId: 'getConnection',
    summary: 'One connection',
    description: 'By its id, or by its partner’s name where there is only one.',
  })
  @ApiOkResponse({ standardSchema: ConnectionView, description: 'The connection.' })
  @ApiProblem(404, 'connections.not-found')
  get(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
  ): Promise<ConnectionView> {
    return this.connections.one(by, partner, language);
  }

  @Get(':partner/history')
  @RequiresRight('connections.read')
  @ApiOperation({
    operationId: 'listConnectionChanges',
    summary: 'History of a connection',
    description: 'Each change of its state, newest first, as the audit log holds it.',
  })
  @ApiOkResponse({ standardSchema: ConnectionHistory, description: 'A page of changes.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'connections.not-found')
  async history(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Query({ schema: PageQuery }) query: PageQuery,
  ): Promise<Page<ConnectionChange>> {
    const { id } = await this.connections.one(by, partner, language);
    return this.changes.run(id, query, language);
  }

  @Post(':partner/switch-off')
  @HttpCode(200)
  @RequiresRight('connections.switch')
  @Audited('connection.changed', 'key.deleted')
  @ApiOperation({
    operationId: 'switchOffConnection',
    summary: 'Switch off',
    description:
      'Its jobs are taken down first. Its keys end when the partner has confirmed that, after 24 hours at the latest; or now, which may still be chosen meanwhile. Its deliveries are held.',
  })
  @ApiOkResponse({ standardSchema: ConnectionView, description: 'The connection, switched off.' })
  @ApiProblem(400, 'request.invalid', 'access.organisation-required')
  @ApiProblem(404, 'connections.not-found')
  async switchOff(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Body({ schema: SwitchOffInput }) { keys }: SwitchOffInput,
  ): Promise<ConnectionView> {
    await this.switchConnection.off(by, partner, keys);
    return this.connections.one(by, partner, language);
  }

  @Post(':partner/switch-on')
  @HttpCode(200)
  @RequiresRight('connections.switch')
  @Audited('connection.changed')
  @ApiOperation({
    operationId: 'switchOnConnection',
    summary: 'Switch on',
    description: 'Only for partners that need no activation by support.',
  })
  @ApiOkResponse({ standardSchema: ConnectionView, description: 'The connection, ready to be set up.' })
  @ApiProblem(400, 'access.organisation-required')
  @ApiProblem(404, 'connections.not-found')
  @ApiProblem(409, 'connections.activation-by-support')
  async switchOn(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
  ): Promise<ConnectionView> {
    await this.switchConnection.on(by, partner);
    return this.connections.one(by, partner, language);
  }
}
