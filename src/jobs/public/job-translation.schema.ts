import * as z from 'zod';
import { line, text } from '../../platform/http/text.schema.js';
import { safeHtml } from '../safe-html.js';

const LONGEST_DESCRIPTION = 50_000;
const MOST_QUESTIONS = 50;
const MOST_OPTIONS = 50;

/** A language, ISO 639-1. */
export const LanguageCode = z
  .string()
  .max(2)
  .regex(/^[a-z]{2}$/);

const LANGUAGE = LanguageCode.meta({
  description: 'The language, ISO 639-1; each once, and not the job’s own.',
  examples: ['en'],
});
const TITLE = line(200).meta({ description: 'The title in this language.', examples: ['Cook (m/f/x)'] });

/** A question of the job in another language. */
export const QuestionTranslation = z
  .strictObject({
    id: z
      .string()
      .max(100)
      .regex(/^[A-Za-z0-9_.-]{1,100}$/)
      .meta({ description: 'The id of the job’s question.', examples: ['driving_licence'] }),
    text: line(500).meta({
      description: 'What is asked, in this language.',
      examples: ['Do you hold a driving licence?'],
    }),
    options: z
      .array(line(200).meta({ description: 'One answer to choose, in this language.', examples: ['B'] }))
      .min(1)
      .max(MOST_OPTIONS)
      .optional()
      .meta({
        description:
          'What a `choice` offers, as many and in the same order as in the job; left out, they stay as they are. ' +
          'An answer always names the option of the job itself.',
      }),
  })
  .meta({
    id: 'QuestionTranslation',
    examples: [{ id: 'driving_licence', text: 'Do you hold a driving licence?' }],
    description: 'A question in another language; only its words differ.',
  });
export type QuestionTranslation = z.infer<typeof QuestionTranslation>;

const QUESTIONS = z.array(QuestionTranslation).max(MOST_QUESTIONS);
const QUESTIONS_MEANING = 'The job’s questions in this language; one that is left out stays as it is.';

/** The ad in another language, as it is sent. */
export const JobTranslationInput = z
  .strictObject({
    language: LANGUAGE,
    title: TITLE,
    descriptionHtml: text(LONGEST_DESCRIPTION)
      .meta({ examples: ['<p>We cook.</p>'] })
      .transform(safeHtml)
      .pipe(z.string().max(LONGEST_DESCRIPTION * 2))
      .meta({
        description: 'The ad as HTML in this language; what is not text, list, heading or link is removed.',
        examples: ['<p>We cook.</p>'],
      }),
    questions: QUESTIONS.default([]).meta({ description: QUESTIONS_MEANING, examples: [[]] }),
  })
  .meta({ id: 'JobTranslationInput', description: 'The ad in another language.' });

/** The ad in another language, as it is kept. */
export const JobTranslation = z
  .object({
    language: LANGUAGE,
    title: TITLE,
    descriptionHtml: z
      .string()
      .max(LONGEST_DESCRIPTION * 2)
      .meta({ description: 'The ad as sanitised HTML in this language.', examples: ['<p>We cook.</p>'] }),
    questions: QUESTIONS.meta({ description: QUESTIONS_MEANING }),
  })
  .meta({ id: 'JobTranslation', description: 'The ad in another language.' });
export type JobTranslation = z.infer<typeof JobTranslation>;
