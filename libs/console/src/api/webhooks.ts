import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type {
  ListWebhookMessagesData,
  NewWebhook,
  ReplayMessages,
  WebhookChanges,
  WebhookMessage,
} from '../generated/types.gen.js';
import { type FilterOf, given } from './given.js';
import { pageSize } from './page-size.js';

export type {
  CreatedWebhook,
  Webhook,
  WebhookMessage,
  WebhookMessageDetails,
} from '../generated/types.gen.js';

export type WebhookEvent = NewWebhook['events'][number];
/** What a webhook can be told of, in the order in which the form offers it. */
export const WEBHOOK_EVENTS = [
  'application.received',
  'application.erased',
  'delivery.delivered',
  'delivery.undeliverable',
  'connection.changed',
  'job.published',
  'job.unpublished',
  'support-request.created',
] as const satisfies readonly WebhookEvent[];

export type MessageState = WebhookMessage['state'];
export const MESSAGE_STATES = [
  'queued',
  'sending',
  'delivered',
  'failed',
] as const satisfies readonly MessageState[];

/** What is on its way ends without an event of its own, so the page asks. */
const WHILE_ON_THE_WAY_MS = 2_000;
const isOnTheWay = ({ state }: WebhookMessage) => state === 'queued' || state === 'sending';

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks', 'all'],
  queryFn: ({ signal }) => hub.listWebhooks({ signal }),
});

export const webhookQuery = (id: string) =>
  queryOptions({
    queryKey: ['webhooks', 'one', id],
    queryFn: ({ signal }) => hub.getWebhook({ signal, path: { id } }),
    refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? WHILE_ON_THE_WAY_MS : false),
  });

/** A page of messages. */
export const webhookMessagesQuery = (id: string, filter: FilterOf<ListWebhookMessagesData>) =>
  queryOptions({
    queryKey: ['webhooks', 'messages', id, filter],
    queryFn: ({ signal }) =>
      hub.listWebhookMessages({ signal, path: { id }, query: { ...given(filter), limit: pageSize.get() } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.data.some(isOnTheWay) ? WHILE_ON_THE_WAY_MS : false),
  });

/** A message with what was sent and answered. */
export const webhookMessageQuery = (id: string, messageId: string) =>
  queryOptions({
    queryKey: ['webhooks', 'message', id, messageId],
    queryFn: ({ signal }) => hub.getWebhookMessage({ signal, path: { id, messageId } }),
    refetchInterval: ({ state }) => (state.data && isOnTheWay(state.data) ? WHILE_ON_THE_WAY_MS : false),
  });

export const createWebhook = (body: NewWebhook) => hub.createWebhook({ body });
export const changeWebhook = (id: string, body: WebhookChanges) => hub.changeWebhook({ path: { id }, body });
export const deleteWebhook = (id: string) => hub.deleteWebhook({ path: { id } });
export const rotateWebhookSecret = (id: string) => hub.rotateWebhookSecret({ path: { id } });
export const testWebhook = (id: string) => hub.testWebhook({ path: { id } });
export const replayMessages = (id: string, body: ReplayMessages) =>
  hub.replayWebhookMessages({ path: { id }, body });
