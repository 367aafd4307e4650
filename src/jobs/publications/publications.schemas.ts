import * as z from 'zod';
import { PUBLICATION_STATES } from '../public/publication-states.js';

/** Boards that a partner can report for one job. */
export const MOST_BOARDS = 100;
const MOMENT = z.string().max(40);

/** A board in answers. */
export const BoardAnswer = z
  .object({
    name: z
      .string()
      .max(100)
      .meta({ description: 'The board.', examples: ['LinkedIn'] }),
    state: z
      .string()
      .max(50)
      .meta({ description: 'What the partner says about it.', examples: ['live'] }),
    url: z
      .string()
      .max(2000)
      .optional()
      .meta({ description: 'The ad there, https only.', examples: ['https://www.example.org/jobs/1'] }),
  })
  .meta({
    id: 'Board',
    description: 'A place where the partner shows the job.',
  });

/** The switch of a job for one connection, in answers. */
export const PublicationAnswer = z
  .object({
    jobId: z.uuid().meta({ description: 'The job.' }),
    partner: z
      .string()
      .max(50)
      .meta({ description: 'The partner.', examples: ['join'] }),
    connectionId: z.uuid().meta({ description: 'The connection to the partner.' }),
    connectionLabel: z
      .string()
      .max(200)
      .meta({ description: 'Tells several connections to one partner apart.' }),
    enabled: z.boolean().meta({ description: 'Whether the switch is on.' }),
    published: z
      .boolean()
      .meta({ description: 'Whether the partner sees the job: the switch is on and the job open.' }),
    partnerState: z
      .enum(PUBLICATION_STATES)
      .nullable()
      .meta({ description: 'What the partner reported; null when nothing yet.' }),
    partnerMessage: z.string().max(2000).nullable().meta({ description: 'The partner’s own words.' }),
    boards: z.array(BoardAnswer).max(MOST_BOARDS).meta({ description: 'Where the partner shows the job.' }),
    reportedAt: MOMENT.nullable().meta({ description: 'When the partner last reported, RFC 3339.' }),
  })
  .meta({ id: 'Publication', description: 'One job × one connection.' });
export type PublicationAnswer = z.infer<typeof PublicationAnswer>;

/** The switch. */
export const PublicationSwitch = z
  .strictObject({ enabled: z.boolean().meta({ description: 'Whether to publish the job.' }) })
  .meta({ id: 'PublicationSwitch', description: 'The switch of one job for one connection.' });
export type PublicationSwitch = z.infer<typeof PublicationSwitch>;

export const PartnerName = z
  .string()
  .min(1)
  .max(100)
  .meta({
    description: 'A connection’s id, or its partner’s name where there is only one.',
    examples: ['join'],
  });
