import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresScope } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import type { Page } from '../platform/http/cursor.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { ListMessages } from './list-messages.query.js';
import { ReplayMessages } from './replay-messages.use-case.js';
import { SendTestEvent } from './send-test-event.use-case.js';
import {
  MessageId,
  MessagePage,
  MessageQuery,
  QueuedTest,
  Replay,
  Replayed,
  type WebhookMessage,
  WebhookMessageDetails,
} from './webhook-messages.schemas.js';
import { WebhookId } from './webhooks.schemas.js';

@ApiTags('Webhooks')
@Controller('v1/webhooks/:id')
export class V1WebhookMessagesController {
  constructor(
    private readonly messages: ListMessages,
    private readonly sendTestEvent: SendTestEvent,
    private readonly replayMessages: ReplayMessages,
  ) {}

  @Get('messages')
  @RequiresScope('webhooks:write')
  @ApiOperation({
    operationId: 'listWebhookMessagesForKey',
    summary: 'Messages to a webhook',
    description: 'Newest first, of the last 30 days.',
  })
  @ApiOkResponse({ standardSchema: MessagePage, description: 'A page of messages.' })
  @ApiProblem(404, 'webhooks.not-found')
  list(
    @CurrentActor() by: Actor,
    @Param('id', { schema: WebhookId }) id: string,
    @Query({ schema: MessageQuery }) query: MessageQuery,
  ): Promise<Page<WebhookMessage>> {
    return this.messages.page(by, id, query);
  }

  @Get('messages/:messageId')
  @RequiresScope('webhooks:write')
  @ApiOperation({
    operationId: 'getWebhookMessageForKey',
    summary: 'A message to a webhook',
    description: 'With every attempt: when, how long, what was answered.',
  })
  @ApiOkResponse({ standardSchema: WebhookMessageDetails, description: 'The message.' })
  @ApiProblem(404, 'webhooks.not-found', 'webhooks.message-not-found')
  show(
    @CurrentActor() by: Actor,
    @Param('id', { schema: WebhookId }) id: string,
    @Param('messageId', { schema: MessageId }) messageId: string,
  ): Promise<WebhookMessageDetails> {
    return this.messages.one(by, id, messageId);
  }

  @Post('test')
  @HttpCode(202)
  @RequiresScope('webhooks:write')
  @Audited('webhook.tested')
  @ApiOperation({
    operationId: 'testWebhookForKey',
    summary: 'Send a test event',
    description:
      'Of the type `webhook.test`, whatever events were chosen. What came of it is in its message.',
  })
  @ApiAcceptedResponse({ standardSchema: QueuedTest, description: 'The message that is being sent.' })
  @ApiProblem(404, 'webhooks.not-found')
  @ApiProblem(409, 'webhooks.disabled')
  test(@CurrentActor() by: Actor, @Param('id', { schema: WebhookId }) id: string): Promise<QueuedTest> {
    return this.sendTestEvent.run(by, id);
  }

  @Post('replay')
  @HttpCode(202)
  @RequiresScope('webhooks:write')
  @Audited('webhook.replayed')
  @ApiOperation({
    operationId: 'replayWebhookMessagesForKey',
    summary: 'Send messages again',
    description:
      'Some by their ids, or those of a period. They keep their ids, so a receiver can tell them from new ones.',
  })
  @ApiAcceptedResponse({ standardSchema: Replayed, description: 'How many are sent again.' })
  @ApiProblem(404, 'webhooks.not-found')
  @ApiProblem(409, 'webhooks.disabled')
  replay(
    @CurrentActor() by: Actor,
    @Param('id', { schema: WebhookId }) id: string,
    @Body({ schema: Replay }) replay: Replay,
  ): Promise<Replayed> {
    return this.replayMessages.run(by, id, replay);
  }
}
