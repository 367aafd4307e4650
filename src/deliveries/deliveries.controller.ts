import { Controller, Get, Headers, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import { languageOf } from '../platform/http/language.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { DeliveriesQuery, DeliveryDetail, DeliveryPage, type DeliveryView } from './deliveries.schemas.js';
import { HandOver } from './hand-over.use-case.js';
import { ListDeliveries } from './list-deliveries.query.js';
import { RetryDelivery } from './retry-delivery.use-case.js';
import { ShowDelivery } from './show-delivery.query.js';

/** The ledger in the console. */
@ApiTags('Deliveries')
@Controller('console/api/deliveries')
export class DeliveriesController {
  constructor(
    private readonly listDeliveries: ListDeliveries,
    private readonly showDelivery: ShowDelivery,
    private readonly retryDelivery: RetryDelivery,
    private readonly handOver: HandOver,
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
  list(
    @CurrentActor() by: Actor,
    @Query({ schema: DeliveriesQuery }) query: DeliveriesQuery,
    @Headers('accept-language') accepted: string | undefined,
  ): Promise<Page<DeliveryView>> {
    return this.listDeliveries.run(by, query, languageOf(accepted));
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
    @Headers('accept-language') accepted: string | undefined,
  ): Promise<DeliveryDetail> {
    return this.showDelivery.run(by, id, languageOf(accepted));
  }

  @Post(':id/retry')
  @HttpCode(204)
  @RequiresRight('deliveries.retry')
  @Audited('delivery.retried')
  @ApiOperation({
    operationId: 'retryDelivery',
    summary: 'Deliver again',
    description: 'After a person has mended what was wrong.',
  })
  @ApiNoContentResponse({ description: 'It is queued.' })
  @ApiProblem(404, 'deliveries.not-found')
  @ApiProblem(409, 'deliveries.retry-cannot-help', 'deliveries.nothing-to-retry')
  retry(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.retryDelivery.run(by, id);
  }

  @Post(':id/hand-over')
  @HttpCode(200)
  @RequiresRight('deliveries.hand-over')
  @Audited('delivery.handed-over')
  @ApiOperation({
    operationId: 'handOverDelivery',
    summary: 'Hand an application over',
    description: 'The whole application with its documents, when it cannot be delivered.',
  })
  @ApiProduces('application/zip')
  @ApiOkResponse({
    description: 'A ZIP: the application as PDF and as JSON, and its documents.',
    content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } },
  })
  @ApiProblem(404, 'deliveries.not-found')
  @ApiProblem(409, 'deliveries.nothing-to-hand-over')
  @ApiProblem(410, 'deliveries.application-erased')
  async takeAlong(
    @CurrentActor() by: Actor,
    @Param('id', { schema: z.uuid() }) id: string,
    @Res({ passthrough: true }) response: Response,
    @Headers('accept-language') accepted: string | undefined,
  ): Promise<StreamableFile> {
    const archive = await this.handOver.run(by, id, languageOf(accepted));
    response.setHeader('Cache-Control', 'no-store');
    const disposition = `attachment; filename="application-${id}.zip"`;
    const file = new StreamableFile(archive, { type: 'application/zip', disposition });
    file.setErrorHandler(() => response.destroy());
    return file;
  }
}
