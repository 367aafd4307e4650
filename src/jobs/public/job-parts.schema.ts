import * as z from 'zod';
import { letterCode } from '../../platform/http/letter-code.schema.js';
import { line } from '../../platform/http/text.schema.js';

const MOST_OPTIONS = 50;
const HIGHEST_SALARY = 100_000_000;

/** A place of work. */
export const JobLocation = z
  .strictObject({
    city: line(100).meta({ description: 'The town.', examples: ['Wien'] }),
    country: letterCode(2, 'AT').meta({ description: 'The country, ISO 3166-1 alpha-2.', examples: ['AT'] }),
    remote: z
      .boolean()
      .optional()
      .meta({ description: 'Whether the work can be done from elsewhere.', examples: [false] }),
  })
  .meta({ id: 'JobLocation', description: 'A place of work.' });
export type JobLocation = z.infer<typeof JobLocation>;

/** What the job pays, always with its unit. */
export const JobSalary = z
  .strictObject({
    from: z
      .number()
      .min(0)
      .max(HIGHEST_SALARY)
      .meta({ description: 'The lowest pay, gross.', examples: [42_000] }),
    to: z
      .number()
      .min(0)
      .max(HIGHEST_SALARY)
      .meta({ description: 'The highest pay, gross.', examples: [48_000] }),
    currency: letterCode(3, 'EUR').meta({ description: 'The currency, ISO 4217.', examples: ['EUR'] }),
    period: z.enum(['hour', 'day', 'week', 'month', 'year']).meta({ description: 'What the pay is for.' }),
    shown: z
      .boolean()
      .optional()
      .meta({ description: 'Whether a job ad may show it; it may when left out.', examples: [true] }),
  })
  .refine(({ from, to }) => from <= to, {
    path: ['to'],
    params: { text: { en: 'This is less than the lowest pay.', de: 'Das ist weniger als der untere Wert.' } },
  })
  .meta({ id: 'JobSalary', description: 'What the job pays.' });
export type JobSalary = z.infer<typeof JobSalary>;

/** Whom a candidate may ask. */
export const JobContact = z
  .strictObject({
    name: line(200).meta({ description: 'The person.', examples: ['Eva Muster'] }),
    email: z
      .email()
      .max(254)
      .optional()
      .meta({ description: 'The person’s address.', examples: ['eva@muster.test'] }),
    phone: line(50)
      .optional()
      .meta({ description: 'The person’s number.', examples: ['+43 1 234567'] }),
  })
  .meta({ id: 'JobContact', description: 'Whom a candidate may ask.' });
export type JobContact = z.infer<typeof JobContact>;

/** A question that candidates answer when they apply. */
export const JobQuestion = z
  .strictObject({
    id: z
      .string()
      .max(100)
      .regex(/^[A-Za-z0-9_.-]{1,100}$/)
      .meta({
        description: 'Names the question in answers; unique within the job.',
        examples: ['driving_licence'],
      }),
    text: line(500).meta({ description: 'What is asked.', examples: ['Ist ein Führerschein vorhanden?'] }),
    type: z
      .enum(['text', 'choice', 'yes_no', 'number', 'date', 'file'])
      .meta({ description: 'What an answer looks like; `date` is YYYY-MM-DD.' }),
    required: z
      .boolean()
      .optional()
      .meta({ description: 'Whether an application needs an answer; not when left out.', examples: [true] }),
    options: z
      .array(line(200).meta({ description: 'One answer to choose.', examples: ['B'] }))
      .min(1)
      .max(MOST_OPTIONS)
      .optional()
      .meta({ description: 'What a `choice` offers; only there, and needed there.' }),
  })
  .refine(({ type, options }) => (type === 'choice') === (options !== undefined), {
    path: ['options'],
    params: {
      text: {
        en: 'A question of type choice needs options, any other has none.',
        de: 'Eine Frage vom Typ choice braucht options, jede andere hat keine.',
      },
    },
  })
  .meta({
    id: 'JobQuestion',
    examples: [
      { id: 'driving_licence', text: 'Ist ein Führerschein vorhanden?', type: 'yes_no', required: true },
    ],
    description: 'A question that candidates answer when they apply.',
  });
export type JobQuestion = z.infer<typeof JobQuestion>;

export const EMPLOYMENT_TYPES = [
  'full_time',
  'part_time',
  'permanent',
  'temporary',
  'freelance',
  'internship',
  'apprenticeship',
  'working_student',
  'mini_job',
  'volunteer',
  'other',
] as const;
export type EmploymentType = (typeof EMPLOYMENT_TYPES)[number];

export const JOB_STATUSES = ['draft', 'open', 'closed'] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];
