import * as z from 'zod';
import type { Text } from '../platform/errors/domain-error.js';
import { pageOf } from '../platform/http/cursor.js';
import type { Language } from '../platform/http/language.js';
import { text } from '../platform/http/text.schema.js';
import type { LineOutcome, MappedLine } from './map-pasted-jobs.use-case.js';
import { JOB_PROBLEMS } from './read-credentials.js';

const MOST_LINES = 500;

/** A list as it comes out of a sheet. */
export const PastedJobsInput = z
  .strictObject({
    lines: text(200_000)
      .refine((lines) => lines.split(/\r\n|\r|\n/).length <= MOST_LINES, {
        params: { text: { en: `At most ${MOST_LINES} lines.`, de: `Höchstens ${MOST_LINES} Zeilen.` } },
      })
      .meta({
        description:
          'At most 500 lines: the job’s title, external id or id, then tab, semicolon or comma, then its Job-ID or link.',
        examples: ['Koch (m/w/d)\t1234567\nHR-12\thttps://muster.jobs.personio.com/job/1234568'],
      }),
  })
  .meta({ id: 'PersonioPastedJobs', description: 'Jobs and their positions in Personio.' });
export type PastedJobsInput = z.infer<typeof PastedJobsInput>;

/** What to do about a line that was not saved. */
const TO_MEND: Readonly<Record<Exclude<LineOutcome, 'linked' | 'already_linked'>, Text>> = {
  job_not_found: {
    en: 'No job has this title, external id or id. Compare it with the list of jobs.',
    de: 'Keine Stelle hat diesen Titel, diese externe ID oder ID. Mit der Liste der Stellen vergleichen.',
  },
  job_ambiguous: {
    en: 'Several jobs have this title. Name the external id or the id instead.',
    de: 'Mehrere Stellen haben diesen Titel. Stattdessen die externe ID oder die ID nennen.',
  },
  job_named_twice: {
    en: 'The list names two positions for this job. Keep one of the lines.',
    de: 'Die Liste nennt zwei Positionen für diese Stelle. Eine der Zeilen behalten.',
  },
  not_two_values: {
    en: 'A line needs the job, then tab, semicolon or comma, then its Job-ID or link.',
    de: 'Eine Zeile braucht die Stelle, dann Tabulator, Strichpunkt oder Komma, dann ihre Job-ID oder ihren Link.',
  },
  not_a_number: JOB_PROBLEMS['not-a-job'],
  foreign_host: JOB_PROBLEMS['foreign-host'],
};

const OUTCOMES = ['linked', 'already_linked', ...(Object.keys(TO_MEND) as (keyof typeof TO_MEND)[])] as const;

const MappedLineView = z
  .object({
    line: z.int().min(1).max(MOST_LINES).meta({ description: 'The line; counts from 1.' }),
    job: z.string().max(200_000).meta({ description: 'The job as the line names it.' }),
    title: z.string().max(500).nullable().meta({ description: 'The job’s title; null if none was found.' }),
    position: z.string().max(16).nullable().meta({ description: 'The Job-ID; null if none was read.' }),
    outcome: z.enum(OUTCOMES).meta({ description: 'What became of the line.' }),
    message: z
      .string()
      .max(500)
      .nullable()
      .meta({ description: 'What to mend, in the caller’s language; null where nothing is to be mended.' }),
  })
  .meta({ id: 'PersonioMappedLine', description: 'One line of the list.' });

export const MappedLinesView = z
  .object({
    data: z
      .array(MappedLineView)
      .max(MOST_LINES)
      .meta({ description: 'All lines but empty ones, in order.' }),
  })
  .meta({ id: 'PersonioMappedLines', description: 'What became of each line.' });
export type MappedLinesView = z.infer<typeof MappedLinesView>;

export const mappedLinesView = (lines: readonly MappedLine[], language: Language): MappedLinesView => ({
  data: lines.map(({ positionId: position, outcome, ...line }) => ({
    ...line,
    position,
    outcome,
    message: outcome === 'linked' || outcome === 'already_linked' ? null : TO_MEND[outcome][language],
  })),
});

const UnmappedJobView = z
  .object({
    jobId: z.uuid().meta({ description: 'The job.' }),
    title: z.string().max(500).meta({ description: 'Its title.' }),
    externalId: z
      .string()
      .max(200)
      .nullable()
      .meta({ description: 'Its id in the organisation’s own system.' }),
    waiting: z.int().min(0).max(2_147_483_647).meta({ description: 'Deliveries that wait for its Job-ID.' }),
  })
  .meta({ id: 'PersonioUnmappedJob', description: 'A job that is not linked to Personio.' });
export type UnmappedJob = z.infer<typeof UnmappedJobView>;

export const UnmappedJobPage = pageOf(UnmappedJobView).meta({
  id: 'PersonioUnmappedJobPage',
  description: 'A page of jobs that are not linked yet.',
});
