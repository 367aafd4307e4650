import * as z from 'zod';
import { BACKWARDS, day, moment, runsForwards } from '../../platform/http/moment.schema.js';
import { Order, PageQuery, pageOf } from '../../platform/http/cursor.js';
import { text } from '../../platform/http/text.schema.js';

const LONGEST_NOTE = 1_000;
const momentOrDay = z.union([moment(), day()]);

/** The period that an auditor signs off. */
export const ReviewInput = z
  .strictObject({
    organisationId: z
      .uuid()
      .optional()
      .meta({ description: 'Staff: this organisation’s log; without it the installation’s own.' }),
    from: momentOrDay.meta({
      description: 'Not before this moment or day (UTC).',
      examples: ['2026-10-01T00:00:00Z'],
    }),
    to: momentOrDay.meta({
      description: 'Before this moment or day (UTC); not in the future.',
      examples: ['2026-11-01T00:00:00Z'],
    }),
    note: text(LONGEST_NOTE).meta({
      description: 'What was looked at and found, without candidates’ data; it stays in the log.',
      examples: ['All key changes compared with the tickets.'],
    }),
  })
  .refine(runsForwards, BACKWARDS)
  .refine(({ to }) => new Date(to).getTime() <= Date.now() + 86_400_000, {
    path: ['to'],
    params: {
      text: { en: 'The end must not be in the future.', de: 'Das Ende darf nicht in der Zukunft liegen.' },
    },
  })
  .meta({ id: 'AuditReviewInput', description: 'A period to sign off as reviewed.' });
export type ReviewInput = z.infer<typeof ReviewInput>;

export const ReviewsQuery = PageQuery.extend({
  organisationId: z.uuid().optional().meta({ description: 'Staff: only this organisation’s log.' }),
  order: Order.default('newest').meta({ description: 'By when they were signed off.' }),
});
export type ReviewsQuery = z.infer<typeof ReviewsQuery>;

/** A period that somebody signed off. */
export const ReviewView = z
  .object({
    id: z.uuid().meta({ description: 'The event that says so.' }),
    at: z.iso.datetime().meta({ description: 'When it was signed off.' }),
    organisationId: z.uuid().nullable().meta({ description: 'Whose log; null for the installation’s own.' }),
    from: z.iso.datetime().meta({ description: 'Begin of the period.' }),
    to: z.iso.datetime().meta({ description: 'End of the period, itself not part of it.' }),
    note: z.string().max(LONGEST_NOTE).meta({ description: 'What the auditor noted.' }),
    by: z.string().max(320).meta({ description: 'Who; the account’s id once the name is erased.' }),
  })
  .meta({ id: 'AuditReview', description: 'A period that an auditor signed off as reviewed.' });
export type ReviewView = z.infer<typeof ReviewView>;

export const ReviewPage = pageOf(ReviewView).meta({
  id: 'AuditReviewPage',
  description: 'A page of reviews, newest first.',
});
