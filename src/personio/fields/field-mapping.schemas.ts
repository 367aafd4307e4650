import * as z from 'zod';
import { line } from '../../platform/http/text.schema.js';
import { PLACE } from './field-mapping.js';

const MOST_QUESTIONS = 500;
const MOST_CHANNELS = 50;
const MOST_TAGS = 20;

const question = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9_.-]{1,100}$/)
  .meta({ description: 'The question’s id in the jobs.', examples: ['driving_licence'] });
const place = z
  .string()
  .max(30)
  .regex(PLACE)
  .meta({
    description:
      '`message`: below the candidate’s message; `nothing`: it does not leave; else the attribute in Personio: `phone`, `location`, `available_from`, `salary_expectations`, `birthday`, `gender` or `custom_attribute_N`.',
    examples: ['custom_attribute_3'],
  });
const source = z
  .string()
  .max(40)
  .meta({ description: 'Where an application comes from, as its tag says.', examples: ['join'] });
const channel = z
  .string()
  .max(16)
  .regex(/^[1-9][0-9]{0,14}$/)
  .meta({ description: 'A channel ID of Personio, digits.', examples: ['815'] });
const tag = line(60).meta({ description: 'A tag; Personio makes one that it does not know.' });

const once = <Item>(of: (item: Item) => string) =>
  [
    (items: readonly Item[]) => new Set(items.map(of)).size === items.length,
    { params: { text: { en: 'Something is named twice.', de: 'Etwas ist doppelt genannt.' } } },
  ] as const;

/** What a customer chooses, as a whole. */
export const FieldMappingInput = z
  .strictObject({
    answers: z
      .array(z.strictObject({ questionId: question, goesTo: place }))
      .max(MOST_QUESTIONS)
      .refine(...once<{ questionId: string }>(({ questionId }) => questionId))
      .meta({ description: 'Places of answers; a question that is left out goes where it goes by itself.' }),
    channels: z
      .array(z.strictObject({ source, channelId: channel }))
      .max(MOST_CHANNELS)
      .refine(...once<{ source: string }>((one) => one.source))
      .meta({ description: 'Sources with a channel of their own; the others have the connection’s.' }),
    tags: z
      .array(tag)
      .max(MOST_TAGS)
      .refine(...once<string>((one) => one.toLowerCase()))
      .meta({ description: 'Tags of every application; none unless chosen.', examples: [['karriere']] }),
  })
  .meta({ id: 'PersonioFieldMappingInput', description: 'Where what candidates say goes in Personio.' });
export type FieldMappingInput = z.infer<typeof FieldMappingInput>;

const QuestionView = z
  .object({
    questionId: question,
    text: z
      .string()
      .max(500)
      .meta({ description: 'What is asked; all of it where jobs ask different things under one id.' }),
    type: z
      .string()
      .max(20)
      .meta({ description: 'What an answer looks like.', examples: ['date'] }),
    jobs: z.int().min(0).max(2_147_483_647).meta({ description: 'Jobs, closed ones aside, that ask it.' }),
    goesTo: place.meta({ description: 'Where its answers go now.' }),
    chosen: z.boolean().meta({ description: 'Somebody has chosen that; else it goes there by itself.' }),
  })
  .meta({ id: 'PersonioQuestion', description: 'A question of the organisation’s jobs.' });
export type QuestionView = z.infer<typeof QuestionView>;

const SourceView = z
  .object({
    source,
    name: z.string().max(80).meta({ description: 'What it is called, in the caller’s language.' }),
    channelId: channel.nullable().meta({ description: 'Its own channel; null for the connection’s.' }),
  })
  .meta({ id: 'PersonioSourceChannel', description: 'The channel of one source.' });

export const FieldMappingView = z
  .object({
    questions: z
      .array(QuestionView)
      .max(2 * MOST_QUESTIONS)
      .meta({ description: 'The questions that most jobs ask first.' }),
    channels: z.array(SourceView).max(MOST_CHANNELS).meta({ description: 'Every source.' }),
    tags: z.array(tag).max(MOST_TAGS).meta({ description: 'Tags of every application.' }),
  })
  .meta({ id: 'PersonioFieldMapping', description: 'Where what candidates say goes in Personio.' });
export type FieldMappingView = z.infer<typeof FieldMappingView>;
