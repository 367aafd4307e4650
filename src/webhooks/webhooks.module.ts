import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Module } from '@nestjs/common';
import { OutgoingModule } from '../platform/outgoing/outgoing.module.js';
import { ChangeWebhook } from './change-webhook.use-case.js';
import { OldMessagesCheck } from './checks/old-messages.check.js';
import { CreateWebhook } from './create-webhook.use-case.js';
import { DeleteWebhook } from './delete-webhook.use-case.js';
import { DisableWebhook } from './disable-webhook.js';
import { ListMessages } from './list-messages.query.js';
import { ListWebhooks } from './list-webhooks.query.js';
import { MessageClaims } from './message-claims.js';
import { MessageQueue } from './message-queue.js';
import { RecordAttempt } from './record-attempt.js';
import { ReplayMessages } from './replay-messages.use-case.js';
import { RotateSecret } from './rotate-secret.use-case.js';
import { SendMessage } from './send-message.js';
import { SendTestEvent } from './send-test-event.use-case.js';
import { TellWebhooks } from './tell-webhooks.js';
import { V1WebhookMessagesController } from './v1-webhook-messages.controller.js';
import { V1WebhooksController } from './v1-webhooks.controller.js';
import { Webhook } from './webhook.entity.js';
import { WebhookMessagesController } from './webhook-messages.controller.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookWorker } from './webhook-worker.js';
import { WebhooksController } from './webhooks.controller.js';

/** Tells the operator's own systems of events. Fills the port `AuditListener` of `audit`. */
@Module({
  imports: [MikroOrmModule.forFeature([Webhook]), OutgoingModule],
  controllers: [
    WebhooksController,
    WebhookMessagesController,
    V1WebhooksController,
    V1WebhookMessagesController,
  ],
  providers: [
    TellWebhooks,
    MessageQueue,
    MessageClaims,
    SendMessage,
    RecordAttempt,
    DisableWebhook,
    WebhookWorker,
    WebhookSecrets,
    CreateWebhook,
    ChangeWebhook,
    DeleteWebhook,
    RotateSecret,
    SendTestEvent,
    ReplayMessages,
    ListWebhooks,
    ListMessages,
    OldMessagesCheck,
  ],
})
export class WebhooksModule {}
