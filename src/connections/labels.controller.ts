import { Body, Controller, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { CallerLanguage } from '../platform/http/caller-language.js';
import type { Language } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { AddConnection } from './add-connection.use-case.js';
import { ConnectionLabel, ConnectionView, NewConnection } from './connections.schemas.js';
import { LabelConnection } from './label-connection.use-case.js';
import { ListConnections } from './list-connections.query.js';
import { PartnerOrId } from './public/partner-or-id.schema.js';

/** Several connections to one partner, each with its own name. */
@ApiTags('Connections')
@ApiProblem(401, 'access.sign-in-needed')
@ApiProblem(403, 'access.right-missing')
@Controller('console/api/connections')
export class LabelsController {
  constructor(
    private readonly addConnection: AddConnection,
    private readonly labelConnection: LabelConnection,
    private readonly connections: ListConnections,
  ) {}

  @Post()
  @RequiresRight('connections.switch')
  @Audited('connection.added')
  @ApiOperation({
    operationId: 'addConnection',
    summary: 'Add a connection',
    description:
      'One more to a partner, such as a subsidiary’s. It is off at first, and has its own keys, jobs and applications.',
  })
  @ApiCreatedResponse({ standardSchema: ConnectionView, description: 'The connection.' })
  @ApiProblem(400, 'request.invalid', 'access.organisation-required')
  @ApiProblem(404, 'connections.partner-not-found')
  @ApiProblem(409, 'connections.label-taken', 'connections.too-many')
  async add(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Body({ schema: NewConnection }) { partner, label }: NewConnection,
  ): Promise<ConnectionView> {
    const id = await this.addConnection.run(by, partner, label);
    return this.connections.one(by, id, language);
  }

  @Patch(':partner')
  @RequiresRight('connections.switch')
  @Audited('connection.labelled')
  @ApiOperation({
    operationId: 'labelConnection',
    summary: 'Name a connection',
    description: 'Its label tells it from others to the same partner.',
  })
  @ApiOkResponse({ standardSchema: ConnectionView, description: 'The connection with its label.' })
  @ApiProblem(400, 'request.invalid', 'access.organisation-required')
  @ApiProblem(404, 'connections.not-found')
  @ApiProblem(409, 'connections.label-taken')
  async label(
    @CurrentActor() by: Actor,
    @CallerLanguage() language: Language,
    @Param('partner', { schema: PartnerOrId }) partner: string,
    @Body({ schema: ConnectionLabel }) { label }: ConnectionLabel,
  ): Promise<ConnectionView> {
    await this.labelConnection.run(by, partner, label);
    return this.connections.one(by, partner, language);
  }
}
