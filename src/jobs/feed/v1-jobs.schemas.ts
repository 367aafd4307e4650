import * as z from 'zod';
import { moment } from '../../platform/http/moment.schema.js';
import { PageQuery } from '../../platform/http/cursor.js';
import { line, text } from '../../platform/http/text.schema.js';
import { JOB_ANSWER } from '../jobs.schemas.js';
import { BoardAnswer, MOST_BOARDS } from '../publications/publications.schemas.js';
import { PUBLICATION_STATES } from '../public/publication-states.js';
import { webAddress } from '../../platform/http/web-address.schema.js';

const MOST_ROWS = 100;
const MOMENT = z.string().max(40);

/** The query of the job list. */
export const JobListQuery = PageQuery.extend({
  updatedSince: moment()
    .optional()
    .meta({
      description:
        'Only what changed at or after this moment, RFC 3339: the `watermark` of an earlier answer.',
      examples: ['2026-03-01T08:00:00.000000Z'],
    }),
});
export type JobListQuery = z.infer<typeof JobListQuery>;

/** A job as partners read it. */
export const PublishedJob = z
  .object(JOB_ANSWER)
  .meta({ id: 'PublishedJob', description: 'A job that is switched on for this partner and open.' });
export type PublishedJob = z.infer<typeof PublishedJob>;

/** A job that left the list. */
export const RemovedJob = z
  .object({
    id: z.uuid().meta({ description: 'The job.' }),
    removed: z.literal(true).meta({ description: 'It is to be taken down.' }),
    updatedAt: MOMENT.meta({
      description: 'When it left, RFC 3339.',
      examples: ['2026-11-22T08:00:00.000Z'],
    }),
  })
  .meta({
    id: 'RemovedJob',
    description: 'A job that is no longer published to this partner.',
  });
export type RemovedJob = z.infer<typeof RemovedJob>;

/** The answer of the job list. */
export const JobList = z
  .object({
    data: z
      .array(z.union([PublishedJob, RemovedJob]))
      .max(MOST_ROWS)
      .meta({
        description:
          'By id; with `updatedSince` by the moment of their change, and with those that left the list.',
      }),
    nextCursor: z.string().max(500).nullable().meta({
      description: 'Give it back as `cursor`, with the same `updatedSince`; null on the last page.',
    }),
    watermark: MOMENT.meta({
      examples: ['2026-11-22T08:00:00.000Z'],
      description:
        'Give it back as `updatedSince` once all pages are read: then no change is missed, though one may come twice.',
    }),
  })
  .meta({ id: 'JobList', description: 'One page of jobs.' });
export type JobList = z.infer<typeof JobList>;

const ReportedBoard = z
  .strictObject({
    name: line(100).meta({ description: 'The board.', examples: ['LinkedIn'] }),
    state: line(50).meta({ description: 'What became of the ad there.', examples: ['live'] }),
    url: webAddress()
      .optional()
      .meta({ description: 'The ad there, https only.', examples: ['https://www.linkedin.com/jobs/view/1'] }),
  })
  .meta({ id: 'ReportedBoard', description: 'A place where the partner shows the job.' });

/** What a partner reports about a publication. */
export const PublicationReport = z
  .strictObject({
    state: z.enum(PUBLICATION_STATES).meta({
      description:
        '`queued`: accepted, not visible yet; `live`: visible; `archived`: taken down; `error`: see the message.',
    }),
    message: text(2000)
      .optional()
      .meta({
        examples: ['Ich freue mich auf das Gespräch.'],
        description: 'The partner’s own words, shown to the customer as they are.',
      }),
    boards: z
      .array(ReportedBoard)
      .max(MOST_BOARDS)
      .default([])
      .meta({ description: 'Every board at this moment; replaces what was reported before.' }),
  })
  .meta({ id: 'PublicationReport', description: 'What became of a job at the partner.' });
export type PublicationReport = z.infer<typeof PublicationReport>;

/** What is now known of a publication. */
export const ReportedPublication = z
  .object({
    jobId: z.uuid().meta({ description: 'The job.' }),
    state: z.enum(PUBLICATION_STATES).meta({ description: 'The state that was reported.' }),
    message: z
      .string()
      .max(2000)
      .nullable()
      .meta({
        examples: ['Ich freue mich auf das Gespräch.'],
        description: 'The message that was reported.',
      }),
    boards: z.array(BoardAnswer).max(MOST_BOARDS).meta({ description: 'The boards that were reported.' }),
    reportedAt: MOMENT.nullable().meta({ description: 'When this was first reported, RFC 3339.' }),
  })
  .meta({ id: 'ReportedPublication', description: 'What is now known of a publication.' });
export type ReportedPublication = z.infer<typeof ReportedPublication>;

/** A job as the organisation's own system reads it. */
export const OwnJob = z.object(JOB_ANSWER).meta({
  id: 'OwnJob',
  description: 'A job of the organisation, whatever its status.',
});
export type OwnJob = z.infer<typeof OwnJob>;
