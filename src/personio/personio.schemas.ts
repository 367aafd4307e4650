import * as z from 'zod';
import { PartnerOrId } from '../connections/public/partner-or-id.schema.js';
import { messageOf, type Verdict } from '../connections/public/verdict.js';
import type { Language } from '../platform/http/language.js';
import type { MappedJob } from './map-job.use-case.js';
import { WHY_UNPROVEN } from './verdicts.js';

/** A Job-ID or the link of a job. */
export const PersonioJobInput = z.union([z.string().max(500), z.int().min(1)]).meta({
  description: 'The Job-ID, or the whole link of the job.',
  examples: ['https://muster.jobs.personio.com/job/1234567'],
});

export const MapJobInput = z
  .strictObject({
    job: PersonioJobInput,
    connection: PartnerOrId.optional().meta({
      description: 'The connection, where there are several to Personio.',
    }),
  })
  .meta({ id: 'PersonioMapJobInput', description: 'The job in Personio.' });
export type MapJobInput = z.infer<typeof MapJobInput>;

const VerdictView = z
  .object({
    verdict: z.enum(['confirmed', 'refuted', 'unproven']).meta({ description: 'What is known of the job.' }),
    reason: z
      .string()
      .max(60)
      .nullable()
      .meta({ description: 'Why; null when confirmed.', examples: ['job_not_published'] }),
    message: z
      .string()
      .max(1000)
      .meta({ description: 'What is wrong and what to do, in the caller’s language.' }),
  })
  .meta({ id: 'PersonioVerdict', description: 'What the career site says about a job.' });

export const MappedJobView = z
  .object({
    job: z.string().max(16).meta({ description: 'The Job-ID that the job is linked to.' }),
    host: z
      .string()
      .max(200)
      .nullable()
      .meta({ description: 'The career site it was looked for on; null if none is known.' }),
    check: VerdictView,
  })
  .meta({ id: 'PersonioJob', description: 'A job’s position in Personio.' });
export type MappedJobView = z.infer<typeof MappedJobView>;

export const mappedJobView = (
  { positionId, host, verdict }: MappedJob,
  language: Language,
): MappedJobView => ({
  job: positionId,
  host,
  check: verdictView(verdict, language),
});

const verdictView = (verdict: Verdict, language: Language) => ({
  verdict: verdict.verdict,
  reason: 'reason' in verdict ? verdict.reason : null,
  message: messageOf(verdict, 'Personio', WHY_UNPROVEN)[language],
});
