import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import * as z from 'zod';
import { CurrentActor, RequiresRight } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { CancelDelivery } from './cancel-delivery.use-case.js';
import { ConfirmDelivery } from './confirm-delivery.use-case.js';
import { RetryDelivery } from './retry-delivery.use-case.js';

/** What a person decides about one delivery. */
@ApiTags('Deliveries')
@Controller('console/api/deliveries')
export class DeliveryDecisionsController {
  constructor(
    private readonly retryDelivery: RetryDelivery,
    private readonly cancelDelivery: CancelDelivery,
    private readonly confirmDelivery: ConfirmDelivery,
  ) {}

  @Post(':id/retry')
  @HttpCode(204)
  @RequiresRight('deliveries.retry')
  @Audited('delivery.retried')
  @ApiOperation({
    operationId: 'retryDelivery',
    summary: 'Deliver again',
    description: 'After a person has mended what was wrong, or wants a cancelled one delivered after all.',
  })
  @ApiNoContentResponse({ description: 'It is queued.' })
  @ApiProblem(404, 'deliveries.not-found')
  @ApiProblem(409, 'deliveries.retry-cannot-help', 'deliveries.nothing-to-retry')
  @ApiProblem(410, 'deliveries.application-erased')
  retry(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.retryDelivery.run(by, id);
  }

  @Post(':id/cancel')
  @HttpCode(204)
  @RequiresRight('deliveries.hand-over')
  @Audited('delivery.ended')
  @ApiOperation({
    operationId: 'cancelDelivery',
    summary: 'Do not deliver',
    description: 'Only while it waits. It can still be delivered later.',
  })
  @ApiNoContentResponse({ description: 'It is cancelled.' })
  @ApiProblem(404, 'deliveries.not-found')
  @ApiProblem(409, 'deliveries.nothing-to-cancel')
  cancel(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.cancelDelivery.run(by, id);
  }

  @Post(':id/confirm')
  @HttpCode(204)
  @RequiresRight('deliveries.hand-over')
  @Audited('delivery.confirmed')
  @ApiOperation({
    operationId: 'confirmDelivery',
    summary: 'Confirm that it has arrived',
    description: 'For a presumed delivery, after a look at the partner. The retention rule goes on then.',
  })
  @ApiNoContentResponse({ description: 'It is confirmed.' })
  @ApiProblem(404, 'deliveries.not-found')
  @ApiProblem(409, 'deliveries.nothing-to-confirm')
  confirm(@CurrentActor() by: Actor, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    return this.confirmDelivery.run(by, id);
  }
}
