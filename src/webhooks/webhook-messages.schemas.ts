import * as z from 'zod';
import { Order, PageQuery, pageOf } from '../platform/http/cursor.js';
import { OUTCOMES } from './send-message.js';
import { TEST_EVENT, WEBHOOK_EVENTS } from './webhook-events.js';

const MOST_REPLAYED_IDS = 100;
const MOST_ATTEMPTS = 1_000;

export const MessageId = z.uuid().meta({
  description: 'Id of the message; it is sent as `webhook-id`, the same with every attempt.',
  examples: ['0199e3a0-1111-7000-8000-000000000003'],
});
const moment = (description: string) =>
  z.iso
    .datetime()
    .max(40)
    .meta({ description, examples: ['2026-11-22T08:00:00.000Z'] });
const type = z.enum([...WEBHOOK_EVENTS, TEST_EVENT]).meta({
  description: 'What it tells.',
  examples: ['application.received'],
});

export const MESSAGE_STATES = ['queued', 'sending', 'delivered', 'failed'] as const;

const state = z.enum(MESSAGE_STATES).meta({
  description: '`queued`: goes out at `nextAttemptAt`. `failed`: given up; it can be replayed.',
  examples: ['delivered'],
});

export const WebhookMessage = z
  .object({
    id: MessageId,
    type,
    state,
    attempts: z
      .int()
      .min(0)
      .max(MOST_ATTEMPTS)
      .meta({ description: 'How often it was sent.', examples: [1] }),
    lastStatus: z
      .int()
      .min(100)
      .max(599)
      .nullable()
      .meta({
        description: 'HTTP status of the last answer; null without one.',
        examples: [204],
      }),
    createdAt: moment('When it happened.'),
    nextAttemptAt: moment(
      'When it is sent next, unless the webhook is paused; null when it is over.',
    ).nullable(),
    endedAt: moment('When it arrived or was given up; else null.').nullable(),
  })
  .meta({ id: 'WebhookMessage', description: 'A message to a webhook.' });
export type WebhookMessage = z.infer<typeof WebhookMessage>;

const Attempt = z
  .object({
    number: z
      .int()
      .min(1)
      .max(MOST_ATTEMPTS)
      .meta({ description: 'Counted from 1.', examples: [1] }),
    at: moment('When it was sent.'),
    durationMs: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .meta({ description: 'Milliseconds until the answer.', examples: [87] }),
    outcome: z.enum(OUTCOMES).meta({
      description:
        '`refused`: another status than 2xx. `redirected`: 3xx, never followed. `address-refused`: not a public ' +
        'address. `interrupted`: the hub stopped meanwhile, so it may have arrived.',
      examples: ['delivered'],
    }),
    status: z
      .int()
      .min(100)
      .max(599)
      .nullable()
      .meta({
        description: 'HTTP status of the answer; null without one.',
        examples: [204],
      }),
    answer: z
      .string()
      .max(500)
      .nullable()
      .meta({
        description: 'The beginning of the answer, redacted, or the error of the network.',
        examples: ['ok'],
      }),
  })
  .meta({ id: 'WebhookAttempt', description: 'One attempt to send a message.' });

export const WebhookMessageDetails = WebhookMessage.extend({
  body: z
    .string()
    .max(10_000)
    .meta({
      description: 'The JSON that is posted, exactly as it is signed.',
      examples: ['{"type":"webhook.test","timestamp":"2026-11-22T08:00:00.000Z","data":{}}'],
    }),
  attemptsMade: z.array(Attempt).max(MOST_ATTEMPTS).meta({ description: 'Every attempt, oldest first.' }),
}).meta({ id: 'WebhookMessageDetails', description: 'A message with what was sent and answered.' });
export type WebhookMessageDetails = z.infer<typeof WebhookMessageDetails>;

export const MessagePage = pageOf(WebhookMessage).meta({
  id: 'WebhookMessagePage',
  description: 'Messages, newest first.',
});

export const MessageQuery = PageQuery.extend({
  state: z
    .enum(MESSAGE_STATES)
    .optional()
    .meta({ description: 'Only those in this state.', examples: ['failed'] }),
  order: Order.default('newest').meta({ description: 'By when it happened.' }),
}).strict();
export type MessageQuery = z.infer<typeof MessageQuery>;

export const Replay = z
  .strictObject({
    ids: z
      .array(z.uuid())
      .min(1)
      .max(MOST_REPLAYED_IDS)
      .optional()
      .meta({
        description: 'These messages, 1 to 100.',
        examples: [['0199e3a0-1111-7000-8000-000000000003']],
      }),
    from: moment('Messages from this moment on.').optional(),
    to: moment('Messages before this moment; up to now when left out.').optional(),
    state: z
      .enum(['delivered', 'failed'])
      .optional()
      .meta({
        description: 'Of a period only those in this state.',
        examples: ['failed'],
      }),
  })
  .refine(({ ids, from }) => (ids === undefined) !== (from === undefined), {
    params: {
      text: { en: 'Either ids or from is needed.', de: 'Entweder ids oder from ist nötig.' },
    },
  })
  .meta({
    id: 'ReplayMessages',
    description: 'Which messages are sent again: by id, or of a period.',
    examples: [{ from: '2026-11-22T08:00:00.000Z', state: 'failed' }],
  });
export type Replay = z.infer<typeof Replay>;

export const Replayed = z
  .object({
    messages: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .meta({ description: 'How many are sent again.', examples: [1] }),
  })
  .meta({ id: 'ReplayedMessages', description: 'What a replay begins.' });
export type Replayed = z.infer<typeof Replayed>;

export const QueuedTest = z
  .object({ messageId: MessageId })
  .meta({ id: 'QueuedTestEvent', description: 'The test event that is being sent.' });
export type QueuedTest = z.infer<typeof QueuedTest>;
