import * as z from 'zod';
import { DELIVERY_STATES, EVIDENCE } from '../applications/public/delivery-state.js';
import { REASONS, type Reason } from '../connections/public/reasons.js';
import { Order, pageOf, PageQuery } from '../platform/http/cursor.js';

const at = (description: string) =>
  z
    .string()
    .max(30)
    .meta({ description: `${description} RFC 3339, UTC.` });
const id = (description: string) =>
  z
    .string()
    .max(36)
    .meta({ examples: ['0199e3a0-1111-7000-8000-000000000001'], description });
const reasons = Object.keys(REASONS) as [Reason, ...Reason[]];

/** Which deliveries a list shows. */
export const DeliveriesQuery = PageQuery.extend({
  state: z.enum(DELIVERY_STATES).optional().meta({ description: 'Only deliveries in this state.' }),
  reason: z
    .enum(reasons)
    .optional()
    .meta({ description: 'Only deliveries that are held, wait or have failed for this reason.' }),
  partner: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'Only deliveries to this partner.', examples: ['personio'] }),
  organisationId: z
    .uuid()
    .optional()
    .meta({
      examples: ['0199e3a0-1111-7000-8000-000000000001'],
      description: 'Staff: only this organisation’s.',
    }),
  jobId: z
    .uuid()
    .optional()
    .meta({
      examples: ['0199e3a0-1111-7000-8000-000000000001'],
      description: 'Only deliveries of applications to this job.',
    }),
  applicationId: z.uuid().optional().meta({ description: 'Only deliveries of this application.' }),
  order: Order.default('newest').meta({ description: 'By when they were planned.' }),
});
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>;

const reasonText = z
  .string()
  .max(500)
  .nullable()
  .meta({
    examples: ['0199e3a0-1111-7000-8000-000000000001'],
    description: 'The reason as a sentence in the caller’s language.',
  });

const deliveryFields = {
  id: id('The delivery.'),
  organisationId: id('The organisation whose application it is.'),
  organisationName: z
    .string()
    .max(200)
    .meta({ examples: ['Muster GmbH'], description: 'That organisation’s name.' }),
  applicationId: id('The application that is delivered.'),
  jobId: id('The job that the application is for.'),
  jobTitle: z
    .string()
    .max(500)
    .meta({ examples: ['Koch (m/w/d)'], description: 'The job’s title.' }),
  connectionId: id('The connection it goes through.'),
  partner: z
    .string()
    .max(40)
    .meta({ description: 'The partner it goes to.', examples: ['personio'] }),
  state: z.enum(DELIVERY_STATES).meta({ description: 'How far it is.' }),
  reason: z
    .enum(reasons)
    .nullable()
    .meta({ description: 'Why it is held, waits, or could not be delivered; null otherwise.' }),
  reasonText,
  nextStep: z
    .string()
    .max(500)
    .nullable()
    .meta({
      examples: ['Hand the application over by download or e-mail.'],
      description: 'What to do about it, in the caller’s language.',
    }),
  field: z
    .string()
    .max(500)
    .nullable()
    .meta({
      examples: ['candidate.email'],
      description: 'The field, question or file that the partner names.',
    }),
  partnerWords: z
    .string()
    .max(10_000)
    .nullable()
    .meta({
      examples: ['Applicant already exists'],
      description: 'What the partner said, in its own words.',
    }),
  evidence: z.enum(EVIDENCE).nullable().meta({
    description:
      '`acknowledged`: the partner said that it has it. `presumed`: it follows from what it said. Null unless delivered.',
  }),
  mayHaveArrived: z.boolean().meta({
    examples: [false],
    description: 'An attempt got no answer, so the application may have arrived.',
  }),
  attemptsMade: z
    .int()
    .min(0)
    .max(1_000_000)
    .meta({
      examples: [1],
      description: 'Failed attempts since it was queued by a person or the application.',
    }),
  dueAt: at(
    'When it is tried next, while it is queued; until when documents are waited for, while it awaits them.',
  ),
  createdAt: at('When it was planned.'),
  finishedAt: at('When it was delivered, ended or cancelled; null before.').nullable(),
  handedOverAt: at('When a person first took the application along another way; null before.').nullable(),
  confirmedAt: at('When a person confirmed that a presumed delivery has arrived; null before.').nullable(),
};

/** A row of the ledger. */
export const DeliveryView = z
  .object(deliveryFields)
  .meta({ id: 'Delivery', description: 'One application on its way to one partner.' });
export type DeliveryView = z.infer<typeof DeliveryView>;

const ExchangeView = z
  .object({
    method: z.string().max(10).meta({ description: 'The HTTP method.' }),
    path: z.string().max(500).meta({ description: 'The path that was called.' }),
    status: z
      .int()
      .min(0)
      .max(999)
      .nullable()
      .meta({ description: 'The HTTP status; null if no answer came.' }),
    request: z.unknown().meta({ description: 'What was sent; secrets and candidate data are replaced.' }),
    answer: z
      .string()
      .max(10_000)
      .nullable()
      .meta({ description: 'What the partner answered, candidate data replaced; null if nothing.' }),
    durationMs: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .meta({ examples: [120], description: 'Milliseconds until the answer.' }),
  })
  .meta({ id: 'DeliveryExchange', description: 'One call to the partner.' });

const AttemptView = z
  .object({
    id: id('The attempt.'),
    number: z.int().min(1).max(1_000_000).meta({ description: 'Counts from 1.' }),
    credentialVersion: z
      .int()
      .min(1)
      .max(1_000_000)
      .nullable()
      .meta({ description: 'Version of the credentials that were used.' }),
    phase: z.enum(['documents', 'application']).meta({
      description: 'How far it came: from `application` on, bytes of the application may have left.',
    }),
    startedAt: at('Written before the partner was called.'),
    finishedAt: at('When it ended; null while it runs.').nullable(),
    outcome: z
      .enum(['delivered', 'refused', 'rate-limited', 'failed', 'interrupted'])
      .nullable()
      .meta({ description: 'How it ended.' }),
    reason: z.enum(reasons).nullable().meta({ description: 'What the answer means.' }),
    reasonText,
    ambiguous: z.boolean().meta({ description: 'The application may have arrived without an answer.' }),
    exchanges: z.array(ExchangeView).max(200).meta({ description: 'The calls that were made, in order.' }),
  })
  .meta({ id: 'DeliveryAttempt', description: 'One try to deliver.' });
export type AttemptView = z.infer<typeof AttemptView>;

const ToldView = z
  .object({
    name: z
      .string()
      .max(200)
      .meta({ examples: ['Eva Muster'], description: 'Who.' }),
    at: at('When.'),
  })
  .meta({ id: 'DeliveryTold', description: 'Somebody who was told what became of a delivery.' });

const MailedView = z
  .object({
    name: z
      .string()
      .max(200)
      .meta({ examples: ['Eva Muster'], description: 'To whom.' }),
    at: at('When.'),
    expiresAt: at('Until when the link works.'),
    fetchedAt: at('When the application was first taken along by it; null before.').nullable(),
  })
  .meta({ id: 'DeliveryMailed', description: 'A link to the application that went out by mail.' });

/** A delivery with all that was tried. */
export const DeliveryDetail = z
  .object({
    ...deliveryFields,
    told: z.array(ToldView).max(1_000).meta({ description: 'Who was told about it, first to last.' }),
    mailed: z.array(MailedView).max(1_000).meta({ description: 'To whom it was handed over by mail.' }),
    attempts: z.array(AttemptView).max(1_000).meta({ description: 'All attempts, first to last.' }),
  })
  .meta({ id: 'DeliveryDetail', description: 'A delivery with its attempts.' });
export type DeliveryDetail = z.infer<typeof DeliveryDetail>;

export const DeliveryPage = pageOf(DeliveryView).meta({
  id: 'DeliveryPage',
  description: 'A page of deliveries, newest first.',
});
