import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import type { Page } from '../platform/http/cursor.js';
import { CallerLanguage } from '../platform/http/caller-language.js';
import type { Language } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { CountDeliveries } from './count-deliveries.query.js';
import { DeliveriesQuery, DeliveryDetail, DeliveryPage, type DeliveryView } from './deliveries.schemas.js';
import { DeliveryCounts, DeliveryCountsQuery } from './delivery-counts.schemas.js';
import { ListDeliveries } from './list-deliveries.query.js';
import { ShowDelivery } from './show-delivery.query.js';

/** The ledger in the console. */
@ApiTags('Deliveries')
@Controller('console/api/deliveries')
export class DeliveriesController {
  constructor(
    private readonly listDeliveries: ListDeliveries,
    private readonly showDelivery: ShowDelivery,
    private readonly countDeliveries: CountDeliveries,
  ) {}

  @Get()
  @RequiresRight('deliveries.read')
  @ApiOperation({
    operationId: 'listDeliveries',
    summary: 'List deliveries',
    description: 'Newest first. Staff without an organisation see all.',
  })
  @ApiOkResponse({ standardSchema: DeliveryPage, description: 'A page of deliveries.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'access.organisation-not-found')
  list(
    @CurrentActor() by: Actor,
    @Query({ schema: DeliveriesQuery }) query: DeliveriesQuery,
    @CallerLanguage() language: Language,
  ): Promise<Page<DeliveryView>> {
    return this.listDeliveries.run(by, query, language);
  }

  @Get('counts')
  @RequiresRight('deliveries.read')
  @ApiOperation({
    operationId: 'countDeliveries',
    summary: 'Count deliveries by reason',
    description: 'Those that are held, and those that cannot be delivered.',
  })
  @ApiOkResponse({ standardSchema: DeliveryCounts, description: 'The most frequent first.' })
  @ApiProblem(400, 'request.invalid')
  @ApiProblem(404, 'access.organisation-not-found')
  count(
    @CurrentActor() by: Actor,
    @Query({ schema: DeliveryCountsQuery }) query: DeliveryCountsQuery,
    @CallerLanguage() language: Language,
  ): Promise<DeliveryCounts> {
    return this.countDeliveries.run(by, query, language);
  }

  @Get(':id')
  @RequiresRight('deliveries.read')
  @ApiOperation({
    operationId: 'showDelivery',
    summary: 'Show a delivery',
    description: 'With every attempt and the partner’s own words.',
  })
  @ApiOkResponse({ standardSchema: DeliveryDetail, description: 'The delivery.' })
  @ApiProblem(404, 'deliveries.not-found')
  show(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @CallerLanguage() language: Language,
  ): Promise<DeliveryDetail> {
    return this.showDelivery.run(by, id, language);
  }
}
