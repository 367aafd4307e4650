import * as z from 'zod';
import { PartnerOrId } from '../connections/public/partner-or-id.schema.js';
import { line } from '../platform/http/text.schema.js';

const HIGHEST_NUMBER = Number.MAX_SAFE_INTEGER;

const AtsJob = z
  .strictObject({
    job: z.union([z.int().min(1).max(HIGHEST_NUMBER), line(500)]).meta({
      description: 'The job’s id at the partner as number or text, or the link of its page.',
      examples: [1234567],
    }),
    connection: PartnerOrId.optional().meta({
      description: 'The connection’s id, where there are several to the partner.',
    }),
  })
  .meta({ id: 'AtsJob', description: 'The same job at an outbound partner.' });

/** The same job at outbound partners, by the partner's name. */
export const AtsJobs = z
  .record(
    z
      .string()
      .max(40)
      .regex(/^[a-z0-9-]{1,40}$/),
    AtsJob,
  )
  .meta({
    description:
      'The same job at partners that applications are delivered to; a partner left out keeps its link.',
    examples: [{ personio: { job: 1234567 } }],
  });
export type AtsJobs = z.infer<typeof AtsJobs>;
