import * as z from 'zod';
import { PageQuery, pageOf } from '../../platform/http/cursor.js';
import { sortOf } from '../../platform/http/sort.js';

const moment = (description: string) => z.iso.datetime().max(40).meta({ description });

/** Which findings to list. */
export const FindingQuery = PageQuery.extend({
  state: z
    .enum(['open', 'cleared'])
    .optional()
    .meta({ description: 'Only what is wrong now, or only what is over. Both when left out.' }),
  sort: sortOf('since', 'organisation').default('-since').meta({
    description:
      'By when it was found, or by organisation; a minus sorts the other way round. The newest come first.',
  }),
});
export type FindingQuery = z.infer<typeof FindingQuery>;

export const FindingView = z
  .object({
    id: z.uuid().meta({ description: 'Id of the finding.' }),
    connectionId: z.uuid().meta({ description: 'The connection that it is about.' }),
    partner: z
      .string()
      .max(40)
      .meta({ description: 'That connection’s partner.', examples: ['join'] }),
    organisationId: z.uuid().meta({ description: 'The organisation whose connection it is.' }),
    organisationName: z.string().max(200).meta({ description: 'That organisation’s name.' }),
    reason: z
      .string()
      .max(60)
      .meta({ description: 'Reason code.', examples: ['key_expiring'] }),
    reasonText: z
      .string()
      .max(500)
      .meta({ description: 'The reason as a sentence in the caller’s language.' }),
    nextStep: z.string().max(500).meta({ description: 'What to do about it, in the caller’s language.' }),
    detail: z.string().max(10_000).nullable().meta({
      description: 'What exactly was found, such as titles of jobs; null where the reason says all.',
    }),
    since: moment('When it was found.'),
    clearedAt: moment('When it was over; null while it is open.').nullable(),
  })
  .meta({ id: 'Finding', description: 'Something that a check has found wrong with a connection.' });
export type FindingView = z.infer<typeof FindingView>;

export const FindingPage = pageOf(FindingView).meta({
  id: 'FindingPage',
  description: 'Findings, in the order asked for.',
});
