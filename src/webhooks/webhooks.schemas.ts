import * as z from 'zod';
import { line } from '../platform/http/text.schema.js';
import { WEBHOOK_EVENTS } from './webhook-events.js';

const LONGEST_URL = 500;
export const WebhookId = z.uuid().meta({
  description: 'Id of the webhook.',
  examples: ['0199e3a0-1111-7000-8000-000000000001'],
});
const moment = (description: string) =>
  z.iso
    .datetime()
    .max(40)
    .meta({ description, examples: ['2026-11-22T08:00:00.000Z'] });
const events = z
  .array(z.enum(WEBHOOK_EVENTS))
  .min(1)
  .max(WEBHOOK_EVENTS.length)
  .meta({ description: 'What it is told of.', examples: [['application.received', 'delivery.delivered']] });
const description = z
  .string()
  .max(100)
  .meta({ description: 'What it is for, in your words.', examples: ['HR system'] });
const secret = z
  .string()
  .max(100)
  .meta({
    description: 'Messages are signed with it (Standard Webhooks). It is shown this once.',
    examples: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYq='],
  });

export const NewWebhook = z
  .strictObject({
    url: z
      .url()
      .max(LONGEST_URL)
      .meta({
        description:
          'Where messages are posted to: https, reachable from the public internet, without user name and password.',
        examples: ['https://hr.example.org/andock'],
      }),
    events,
    description: line(100)
      .optional()
      .meta({ description: 'What it is for, in your words; up to 100 characters.', examples: ['HR system'] }),
  })
  .meta({ id: 'NewWebhook', description: 'An address that is to be told of events.' });
export type NewWebhook = z.infer<typeof NewWebhook>;

export const WebhookChanges = z
  .strictObject({
    events: events.optional(),
    description: line(100)
      .optional()
      .meta({ description: 'What it is for, in your words; up to 100 characters.', examples: ['HR system'] }),
    enabled: z
      .boolean()
      .optional()
      .meta({
        description: 'False stops sending; messages are kept meanwhile. True begins anew after any failures.',
        examples: [true],
      }),
  })
  .meta({ id: 'WebhookChanges', description: 'What is to be different; what is left out stays.' });
export type WebhookChanges = z.infer<typeof WebhookChanges>;

export const WebhookView = z
  .object({
    id: WebhookId,
    url: z
      .string()
      .max(LONGEST_URL)
      .meta({
        description: 'Where messages are posted to.',
        examples: ['https://hr.example.org/andock'],
      }),
    description,
    events,
    organisationId: z
      .uuid()
      .nullable()
      .meta({
        description: 'The organisation whose events it is told of; null for those of all organisations.',
        examples: ['0199e3a0-1111-7000-8000-000000000002'],
      }),
    state: z.enum(['enabled', 'failing', 'disabled']).meta({
      description:
        '`failing`: its last attempts failed, sending goes on. `disabled`: nothing is sent, messages are kept.',
      examples: ['enabled'],
    }),
    reason: z
      .enum(['asked', 'failing', 'gone'])
      .nullable()
      .meta({
        description:
          'Why it is disabled: somebody asked for it, it failed for five days, or it answered 410; else null.',
        examples: [null],
      }),
    failingSince: moment('Since when every attempt has failed; null if the last one did not.').nullable(),
    pausedUntil: moment(
      'Until then nothing is sent after failures or a `Retry-After`; else null.',
    ).nullable(),
    previousSecretUntil: moment(
      'Until when the secret before the last rotation signs too; else null.',
    ).nullable(),
    waiting: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .meta({
        description: 'Messages that are not yet delivered and not given up.',
        examples: [0],
      }),
    lastDeliveredAt: moment('When a message last arrived, within 30 days; else null.').nullable(),
    createdAt: moment('When it was set up.'),
  })
  .meta({ id: 'Webhook', description: 'An address that is told of events.' });
export type WebhookView = z.infer<typeof WebhookView>;

export const WebhookPage = z
  .object({
    data: z.array(WebhookView).max(100).meta({ description: 'The webhooks, oldest first.' }),
    nextCursor: z.null().meta({ description: 'All are on one page.', examples: [null] }),
  })
  .meta({ id: 'WebhookPage', description: 'Webhooks, all on one page.' });
export type WebhookPage = z.infer<typeof WebhookPage>;

export const CreatedWebhook = WebhookView.extend({ secret }).meta({
  id: 'CreatedWebhook',
  description: 'A webhook with its secret: the only answer that holds it.',
});
export type CreatedWebhook = z.infer<typeof CreatedWebhook>;

export const RotatedSecret = z
  .object({ secret, previousSecretUntil: moment('Until then messages are signed with both secrets.') })
  .meta({ id: 'RotatedSecret', description: 'The new secret of a webhook.' });
export type RotatedSecret = z.infer<typeof RotatedSecret>;
