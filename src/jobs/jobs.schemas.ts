import * as z from 'zod';
import { day } from '../platform/http/moment.schema.js';
import { PageQuery, pageOf } from '../platform/http/cursor.js';
import { sortOf } from '../platform/http/sort.js';
import { line, text } from '../platform/http/text.schema.js';
import { AtsJobs } from './ats-jobs.schema.js';
import {
  EMPLOYMENT_TYPES,
  JOB_STATUSES,
  JobContact,
  JobLocation,
  JobQuestion,
  JobSalary,
} from './public/job-parts.schema.js';
import { JobTranslation, JobTranslationInput, LanguageCode } from './public/job-translation.schema.js';
import { PublicationAnswer } from './publications/publications.schemas.js';
import { safeHtml } from './safe-html.js';

const LONGEST_DESCRIPTION = 50_000;
const MOST_LOCATIONS = 50;
const MOST_QUESTIONS = 50;
const MOST_TRANSLATIONS = 20;

/** `FULL_TIME` of schema.org is read as `full_time`. */
const asOurs = (value: unknown) =>
  typeof value === 'string' ? value.trim().toLowerCase().replaceAll(/[- ]/g, '_') : value;

const LANGUAGE = LanguageCode.meta({ description: 'The language of the ad, ISO 639-1.', examples: ['de'] });

const FIELDS = {
  title: line(200).meta({ description: 'The title of the job.', examples: ['Koch (m/w/d)'] }),
  descriptionHtml: text(LONGEST_DESCRIPTION)
    .meta({ examples: ['<p>Wir kochen.</p>'] })
    .transform(safeHtml)
    .pipe(z.string().max(LONGEST_DESCRIPTION * 2))
    .meta({
      description: 'The ad as HTML; what is not text, list, heading or link is removed.',
      examples: ['<p>Wir kochen.</p>'],
    }),
  locations: z.array(JobLocation).max(MOST_LOCATIONS).meta({ description: 'Where the work is done.' }),
  employmentType: z
    .preprocess(asOurs, z.enum(EMPLOYMENT_TYPES))
    .meta({ description: 'The kind of employment; upper case and hyphens are read too.' }),
  category: line(100)
    .nullable()
    .meta({ description: 'The field of work, in the organisation’s words.', examples: ['Gastronomie'] }),
  seniority: line(100)
    .nullable()
    .meta({ description: 'The experience wanted, in the organisation’s words.', examples: ['Senior'] }),
  language: LANGUAGE,
  salary: JobSalary.nullable().meta({ description: 'What the job pays; null when not told.' }),
  contact: JobContact.nullable().meta({ description: 'Whom a candidate may ask; null for nobody.' }),
  questions: z
    .array(JobQuestion)
    .max(MOST_QUESTIONS)
    .refine((questions) => new Set(questions.map(({ id }) => id)).size === questions.length, {
      params: { text: { en: 'Two questions have the same id.', de: 'Zwei Fragen haben dieselbe id.' } },
    })
    .meta({ description: 'What candidates answer when they apply.' }),
  translations: z
    .array(JobTranslationInput)
    .max(MOST_TRANSLATIONS)
    .meta({ description: 'The same ad in other languages.' }),
  validThrough: day()
    .nullable()
    .meta({ description: 'The last day of the ad, YYYY-MM-DD; after it the switches are turned off.' }),
  status: z.enum(JOB_STATUSES).meta({ description: 'Only an open job is seen by partners.' }),
  externalId: line(200)
    .nullable()
    .meta({ description: 'The organisation’s own name for the job, unique there.', examples: ['HR-4711'] }),
};

const { externalId, ...CONTENT } = FIELDS;

const NEW_JOB = {
  ...CONTENT,
  locations: CONTENT.locations.default([]),
  employmentType: CONTENT.employmentType.default('other'),
  category: CONTENT.category.default(null),
  seniority: CONTENT.seniority.default(null),
  language: LANGUAGE.default('de'),
  salary: CONTENT.salary.default(null),
  contact: CONTENT.contact.default(null),
  questions: CONTENT.questions.default([]),
  translations: CONTENT.translations.default([]),
  validThrough: CONTENT.validThrough.default(null),
};

/** A job that somebody makes in the console. */
export const NewJob = z
  .strictObject({ ...NEW_JOB, status: CONTENT.status.default('draft'), externalId: externalId.default(null) })
  .meta({ id: 'NewJob', description: 'A new job; a draft unless it says otherwise.' });
export type NewJob = z.infer<typeof NewJob>;

/** A job as the organisation's own system has it. */
export const JobFromOwnSystem = z
  .strictObject({ ...NEW_JOB, status: CONTENT.status.default('open'), ats: AtsJobs.default({}) })
  .meta({
    id: 'JobFromOwnSystem',
    description: 'The whole job; what is left out takes its default. Open unless it says otherwise.',
  });
export type JobFromOwnSystem = z.infer<typeof JobFromOwnSystem>;

/** What somebody changes about a job. */
export const JobChange = z
  .strictObject(FIELDS)
  .partial()
  .meta({ id: 'JobChange', description: 'The fields to change; what is left out stays as it is.' });
export type JobChange = z.infer<typeof JobChange>;

export const ExternalId = line(200).meta({
  description: 'The organisation’s own name for the job.',
  examples: ['HR-4711'],
});

const MOMENT = z.string().max(40);

/** The details of a job in every answer. */
export const JOB_ANSWER = {
  id: z.uuid().meta({ description: 'The job.' }),
  externalId: z
    .string()
    .max(200)
    .nullable()
    .meta({ description: 'The organisation’s own name for it.', examples: ['HR-4711'] }),
  title: z
    .string()
    .max(200)
    .meta({ description: 'The title.', examples: ['Koch (m/w/d)'] }),
  descriptionHtml: z
    .string()
    .max(LONGEST_DESCRIPTION * 2)
    .meta({ description: 'The ad as sanitised HTML.', examples: ['<p>Wir kochen.</p>'] }),
  locations: z.array(JobLocation).max(MOST_LOCATIONS).meta({ description: 'Where the work is done.' }),
  employmentType: z.enum(EMPLOYMENT_TYPES).meta({ description: 'The kind of employment.' }),
  category: z
    .string()
    .max(100)
    .nullable()
    .meta({ description: 'The field of work.', examples: ['Gastronomie'] }),
  seniority: z
    .string()
    .max(100)
    .nullable()
    .meta({ description: 'The experience wanted.', examples: ['Senior'] }),
  language: z
    .string()
    .max(2)
    .meta({ description: 'The language of the ad, ISO 639-1.', examples: ['de'] }),
  salary: JobSalary.nullable().meta({ description: 'What the job pays; null when not told.' }),
  contact: JobContact.nullable().meta({ description: 'Whom a candidate may ask; null for nobody.' }),
  questions: z
    .array(JobQuestion)
    .max(MOST_QUESTIONS)
    .meta({ description: 'What candidates answer when they apply.' }),
  translations: z.array(JobTranslation).max(MOST_TRANSLATIONS).meta({
    description: 'The same ad in other languages: show it in the reader’s, if there is one, else as it is.',
  }),
  validThrough: z
    .string()
    .max(10)
    .nullable()
    .meta({ description: 'The last day of the ad, YYYY-MM-DD.', examples: ['2026-12-31'] }),
  status: z.enum(JOB_STATUSES).meta({ description: 'Only an open job is seen by partners.' }),
  updatedAt: MOMENT.meta({
    examples: ['2026-11-22T08:00:00.000Z'],
    description: 'When it last changed for the reader, RFC 3339.',
  }),
};

/** What a job is at an outbound connection, in answers. */
export const JobMappingAnswer = z
  .object({
    partner: z
      .string()
      .max(50)
      .meta({ description: 'The partner.', examples: ['personio'] }),
    connectionId: z.uuid().meta({ description: 'The connection to the partner.' }),
    connectionLabel: z
      .string()
      .max(200)
      .meta({ description: 'Tells several connections to one partner apart.' }),
    externalJob: z
      .string()
      .max(200)
      .nullable()
      .meta({
        description: 'The job’s id at the partner; null while it is linked to none.',
        examples: ['1234567'],
      }),
    waiting: z
      .int()
      .min(0)
      .max(1_000_000_000)
      .meta({ description: 'Deliveries that are held until the job is linked.' }),
  })
  .meta({ id: 'JobMapping', description: 'Which job of an outbound partner it is.' });

/** A job in the console. */
export const JobAnswer = z
  .object({
    ...JOB_ANSWER,
    ownerId: z
      .uuid()
      .nullable()
      .meta({ description: 'The member who is told about it; null when a system made it.' }),
    version: z
      .int()
      .min(1)
      .max(2_147_483_647)
      .meta({ description: 'Goes up with each change; give it back in If-Match.' }),
    createdAt: MOMENT.meta({ description: 'When it was made, RFC 3339.' }),
    publications: z
      .array(PublicationAnswer)
      .max(100)
      .meta({ description: 'A switch for each active connection that takes jobs.' }),
    mappings: z
      .array(JobMappingAnswer)
      .max(100)
      .meta({ description: 'What it is at each connection that takes applications and is set up.' }),
  })
  .meta({ id: 'Job', description: 'A job of the organisation.' });
export type JobAnswer = z.infer<typeof JobAnswer>;

/** A job to choose when it is linked to an outbound partner's. */
export const JobToLink = z
  .object({
    id: JOB_ANSWER.id,
    title: JOB_ANSWER.title,
    externalId: JOB_ANSWER.externalId,
    status: JOB_ANSWER.status,
    externalJob: z
      .string()
      .max(200)
      .nullable()
      .meta({ description: 'Its id at this connection’s partner; null while it is linked to none.' }),
  })
  .meta({ id: 'JobToLink', description: 'A job, by its name only.' });
export type JobToLink = z.infer<typeof JobToLink>;

export const JobsToLinkPage = pageOf(JobToLink).meta({
  id: 'JobsToLinkPage',
  description: 'Jobs that are not closed, newest first.',
});

/** The filters of the console's list. */
export const JobFilter = PageQuery.extend({
  status: z.enum(JOB_STATUSES).optional().meta({ description: 'Only jobs in this status.' }),
  search: line(200).optional().meta({ description: 'Part of the title, or the external id.' }),
  sort: sortOf('title', 'created')
    .default('-created')
    .meta({ description: 'By title or by when they were created; a minus sorts the other way round.' }),
});
export type JobFilter = z.infer<typeof JobFilter>;

/** An ad to look at before it is saved. */
export const DescriptionInput = z
  .strictObject({ descriptionHtml: FIELDS.descriptionHtml })
  .meta({ id: 'DescriptionInput', description: 'An ad that nobody has saved.' });
export type DescriptionInput = z.infer<typeof DescriptionInput>;

export const DescriptionPreview = z
  .object({ descriptionHtml: JOB_ANSWER.descriptionHtml })
  .meta({ id: 'DescriptionPreview', description: 'The ad as it would be shown.' });
export type DescriptionPreview = z.infer<typeof DescriptionPreview>;
