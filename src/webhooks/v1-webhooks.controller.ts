import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentActor, RequiresScope } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Audited } from '../audit/audited.decorators.js';
import { ApiProblem } from '../platform/openapi/problem-responses.js';
import { ChangeWebhook } from './change-webhook.use-case.js';
import { CreateWebhook } from './create-webhook.use-case.js';
import { DeleteWebhook } from './delete-webhook.use-case.js';
import { ListWebhooks } from './list-webhooks.query.js';
import { RotateSecret } from './rotate-secret.use-case.js';
import {
  CreatedWebhook,
  NewWebhook,
  RotatedSecret,
  WebhookChanges,
  WebhookId,
  WebhookPage,
  WebhookView,
} from './webhooks.schemas.js';

@ApiTags('Webhooks')
@Controller('v1/webhooks')
export class V1WebhooksController {
  constructor(
    private readonly webhooks: ListWebhooks,
    private readonly createWebhook: CreateWebhook,
    private readonly changeWebhook: ChangeWebhook,
    private readonly deleteWebhook: DeleteWebhook,
    private readonly rotateSecret: RotateSecret,
  ) {}

  @Get()
  @RequiresScope('webhooks:write')
  @ApiOperation({
    operationId: 'listWebhooksForKey',
    summary: 'Webhooks',
    description:
      'All of them, oldest first. An operator key without the header `andock-organisation` manages webhooks that are told of all organisations.',
  })
  @ApiOkResponse({ standardSchema: WebhookPage, description: 'The webhooks.' })
  list(@CurrentActor() by: Actor): Promise<WebhookPage> {
    return this.webhooks.all(by);
  }

  @Post()
  @Header('Cache-Control', 'no-store')
  @RequiresScope('webhooks:write')
  @Audited('webhook.created')
  @ApiOperation({
    operationId: 'createWebhookForKey',
    summary: 'Set up a webhook',
    description:
      'From now on it is told of the chosen events, at least once each. The secret is shown this once. An operator key without the header `andock-organisation` manages webhooks that are told of all organisations.',
  })
  @ApiCreatedResponse({ standardSchema: CreatedWebhook, description: 'The webhook and its secret.' })
  @ApiProblem(409, 'webhooks.url-taken', 'webhooks.too-many')
  @ApiProblem(422, 'webhooks.url-refused')
  async create(
    @CurrentActor() by: Actor,
    @Body({ schema: NewWebhook }) input: NewWebhook,
  ): Promise<CreatedWebhook> {
    const { id, secret } = await this.createWebhook.run(by, input);
    return { ...(await this.webhooks.one(by, id)), secret };
  }

  @Get(':id')
  @RequiresScope('webhooks:write')
  @ApiOperation({ operationId: 'getWebhookForKey', summary: 'A webhook', description: 'Without its secret.' })
  @ApiOkResponse({ standardSchema: WebhookView, description: 'The webhook.' })
  @ApiProblem(404, 'webhooks.not-found')
  show(@CurrentActor() by: Actor, @Param('id', { schema: WebhookId }) id: string): Promise<WebhookView> {
    return this.webhooks.one(by, id);
  }

  @Patch(':id')
  @RequiresScope('webhooks:write')
  @Audited('webhook.changed', 'webhook.enabled', 'webhook.disabled')
  @ApiOperation({
    operationId: 'changeWebhookForKey',
    summary: 'Change a webhook',
    description:
      'Its events, its description, or whether anything is sent to it. For another address set up another webhook.',
  })
  @ApiOkResponse({ standardSchema: WebhookView, description: 'The webhook as it is now.' })
  @ApiProblem(404, 'webhooks.not-found')
  async change(
    @CurrentActor() by: Actor,
    @Param('id', { schema: WebhookId }) id: string,
    @Body({ schema: WebhookChanges }) changes: WebhookChanges,
  ): Promise<WebhookView> {
    await this.changeWebhook.run(by, id, changes);
    return this.webhooks.one(by, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @RequiresScope('webhooks:write')
  @Audited('webhook.deleted')
  @ApiOperation({
    operationId: 'deleteWebhookForKey',
    summary: 'Delete a webhook',
    description: 'Together with its messages; nothing is sent to it any more.',
  })
  @ApiNoContentResponse({ description: 'It is deleted.' })
  @ApiProblem(404, 'webhooks.not-found')
  remove(@CurrentActor() by: Actor, @Param('id', { schema: WebhookId }) id: string): Promise<void> {
    return this.deleteWebhook.run(by, id);
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @RequiresScope('webhooks:write')
  @Audited('webhook.secret-rotated')
  @ApiOperation({
    operationId: 'rotateWebhookSecretForKey',
    summary: 'Give a webhook a new secret',
    description:
      'For 24 hours messages are signed with the one before, too. Given several within that time, each signs until its own 24 hours are over.',
  })
  @ApiOkResponse({ standardSchema: RotatedSecret, description: 'The new secret, shown this once.' })
  @ApiProblem(404, 'webhooks.not-found')
  @ApiProblem(409, 'webhooks.too-many-secrets')
  rotate(@CurrentActor() by: Actor, @Param('id', { schema: WebhookId }) id: string): Promise<RotatedSecret> {
    return this.rotateSecret.run(by, id);
  }
}
