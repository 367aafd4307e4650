import { Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresScope } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { organisationOf } from '../access/organisation-of.js';
import { Audited } from '../audit/audited.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import { languageOf } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { DeliveriesQuery, DeliveryPage, type DeliveryView } from './deliveries.schemas.js';
import { ListDeliveries } from './list-deliveries.query.js';
import { RetryDelivery } from './retry-delivery.use-case.js';

/** The ledger for the operator's own systems. */
@ApiTags('Deliveries')
@Controller('v1/deliveries')
export class PartnerDeliveriesController {
  constructor(
    private readonly listDeliveries: ListDeliveries,
    private readonly retryDelivery: RetryDelivery,
  ) {}

  @Get()
  @RequiresScope('deliveries:read')
  @ApiOperation({
    operationId: 'listOrganisationDeliveries',
    summary: 'List deliveries',
    description: 'Those of the organisation, newest first.',
  })
  @ApiOkResponse({ standardSchema: DeliveryPage, description: 'A page of deliveries.' })
  @ApiProblem(400, 'request.invalid', 'access.organisation-required')
  async list(
    @CurrentActor() by: Actor,
    @Query({ schema: DeliveriesQuery }) query: DeliveriesQuery,
    @Headers('accept-language') accepted: string | undefined,
  ): Promise<Page<DeliveryView>> {
    organisationOf(by);
    return this.listDeliveries.run(by, query, languageOf(accepted));
  }

  @Post(':id/retry')
  @HttpCode(204)
  @RequiresScope('deliveries:write')
  @Audited('delivery.retried')
  @ApiOperation({
    operationId: 'retryOrganisationDelivery',
    summary: 'Deliver again',
    description: 'After what was wrong has been mended.',
  })
  @ApiNoContentResponse({ description: 'It is queued.' })
  @ApiProblem(400, 'access.organisation-required')
  @ApiProblem(404, 'deliveries.not-found')
  @ApiProblem(409, 'deliveries.retry-cannot-help', 'deliveries.nothing-to-retry')
  @ApiProblem(410, 'deliveries.application-erased')
  async retry(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    organisationOf(by);
    await this.retryDelivery.run(by, id);
  }
}
