import * as z from 'zod';
import { CONNECTION_STATES } from '../connections/public/connection-state.js';
import { PUBLICATION_STATES } from '../jobs/public/publication-states.js';
import { line, text } from '../platform/http/text.schema.js';
import { webAddress } from '../platform/http/web-address.schema.js';

const MOST_POSTINGS = 2000;
const MOMENT = z.string().max(40);

/** Whose key it is. */
export const OwnConnection = z
  .object({
    id: z.uuid().nullable().meta({ description: 'The connection; null for a key of no partner.' }),
    partner: z
      .string()
      .max(50)
      .nullable()
      .meta({ description: 'The partner; null for a key of no partner.', examples: ['join'] }),
    organisation: z
      .object({
        id: z.uuid().meta({ description: 'The organisation.' }),
        name: z
          .string()
          .max(200)
          .meta({ description: 'Its name.', examples: ['Muster GmbH'] }),
      })
      .nullable()
      .meta({
        description: 'The organisation that the key acts for; null for an operator key that names none.',
      }),
    state: z
      .enum(CONNECTION_STATES)
      .nullable()
      .meta({ description: 'Where the connection stands; null for a key of no partner.' }),
    scopes: z
      .array(z.string().max(50))
      .max(20)
      .meta({ description: 'What the key may do.', examples: [['jobs:read']] }),
  })
  .meta({ id: 'OwnConnection', description: 'Whose key it is, and what it may do.' });
export type OwnConnection = z.infer<typeof OwnConnection>;

/** What a partner says about the connection. */
export const StatusReport = z
  .strictObject({
    state: z.enum(['pending', 'connected', 'repair']).meta({
      description:
        '`pending`: the partner is still processing it; `connected`: it works; `repair`: something has to be mended.',
    }),
    message: text(2000)
      .optional()
      .meta({
        description: 'The partner’s own words, shown to the customer as they are.',
        examples: ['Wird geprüft.'],
      }),
  })
  .meta({
    id: 'StatusReport',
    description: 'How the partner sees the connection.',
  });
export type StatusReport = z.infer<typeof StatusReport>;

const Posting = z
  .strictObject({
    externalId: line(100).meta({ description: 'The partner’s own id of it.', examples: ['join-880101'] }),
    title: line(300).meta({ description: 'Its title.', examples: ['Filialleitung (m/w/d)'] }),
    state: line(50).meta({ description: 'What became of it at the partner.', examples: ['archived'] }),
    url: webAddress().optional().meta({ description: 'Its page there, https only.' }),
  })
  .meta({ id: 'Posting', description: 'A job ad at the partner that did not come from here.' });

/** All postings that a partner has by itself. */
export const PostingsReport = z
  .strictObject({
    postings: z
      .array(Posting)
      .max(MOST_POSTINGS)
      .refine((postings) => new Set(postings.map(({ externalId }) => externalId)).size === postings.length, {
        params: {
          text: {
            en: 'Two postings have the same externalId.',
            de: 'Zwei Anzeigen haben dieselbe externalId.',
          },
        },
      })
      .meta({ description: 'Every posting; replaces what was reported before.' }),
  })
  .meta({ id: 'PostingsReport', description: 'All postings that the partner has by its own ids.' });
export type PostingsReport = z.infer<typeof PostingsReport>;

export const PostingsTaken = z
  .object({
    postings: z
      .int()
      .min(0)
      .max(MOST_POSTINGS)
      .meta({ description: 'How many are known now.', examples: [2] }),
  })
  .meta({ id: 'PostingsTaken', description: 'The postings were taken.' });
export type PostingsTaken = z.infer<typeof PostingsTaken>;

/** A posting as the console shows it. */
export const PostingAnswer = z
  .object({
    externalId: z.string().max(200).meta({ description: 'The partner’s own id of it.' }),
    title: z.string().max(300).meta({ description: 'Its title.' }),
    state: z.string().max(50).meta({ description: 'What became of it at the partner.' }),
    url: z.string().max(2000).nullable().meta({ description: 'Its page there.' }),
    reportedAt: MOMENT.meta({ description: 'When the partner reported it, RFC 3339.' }),
  })
  .meta({ id: 'PostingAnswer', description: 'A job ad at the partner that did not come from here.' });
export type PostingAnswer = z.infer<typeof PostingAnswer>;

export const CALL_KINDS = [
  'connection-read',
  'status-reported',
  'postings-reported',
  'jobs-read',
  'publication-reported',
  'application-sent',
  'document-sent',
  'other',
] as const;
export type CallKind = (typeof CALL_KINDS)[number];

const COUNT = z.int().min(0).max(2_147_483_647);

/** What a partner did lately, as the console shows it. */
export const PartnerActivity = z
  .object({
    lastSeenAt: MOMENT.nullable().meta({
      description: 'When it last called with a working key, RFC 3339; null when it never did.',
    }),
    calls: z
      .array(
        z
          .object({
            kind: z.enum(CALL_KINDS).meta({ description: 'What the calls were for.' }),
            lastAt: MOMENT.meta({ description: 'When it last did so, RFC 3339.' }),
            count: COUNT.meta({ description: 'How often within the last 24 hours.', examples: [288] }),
            refused: COUNT.meta({ description: 'How many of these were refused.', examples: [0] }),
          })
          .meta({ id: 'PartnerCalls', description: 'Calls of one kind within the last 24 hours.' }),
      )
      .max(CALL_KINDS.length)
      .meta({ description: 'Its calls within the last 24 hours, the latest kind first.' }),
    applications: z
      .object({
        count: COUNT.meta({ description: 'How many within the last 30 days.', examples: [12] }),
        lastAt: MOMENT.nullable().meta({ description: 'When the latest of these came, RFC 3339.' }),
      })
      .meta({ description: 'The applications that it handed over within the last 30 days.' }),
    lastReport: z
      .object({
        jobId: z.uuid().meta({ description: 'The job.' }),
        title: z
          .string()
          .max(200)
          .meta({ description: 'Its title.', examples: ['Koch (m/w/d)'] }),
        state: z.enum(PUBLICATION_STATES).meta({ description: 'The state that was reported.' }),
        at: MOMENT.meta({ description: 'When it was reported, RFC 3339.' }),
      })
      .nullable()
      .meta({ description: 'What it last reported about a job; null when it never did.' }),
  })
  .meta({ id: 'PartnerActivity', description: 'What a partner did lately.' });
export type PartnerActivity = z.infer<typeof PartnerActivity>;
