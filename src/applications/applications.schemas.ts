import * as z from 'zod';
import { moment } from '../platform/http/moment.schema.js';
import { Order, PageQuery, pageOf } from '../platform/http/cursor.js';
import { line, NOT_UNICODE, text } from '../platform/http/text.schema.js';
import { HIGHEST_SIZE } from './documents/document-size.js';
import { DELIVERY_STATES, EVIDENCE } from './public/delivery-state.js';
import { DOCUMENT_CATEGORIES } from './public/document-category.js';

const LONGEST_MESSAGE = 20_000;
const LONGEST_ANSWER = 5_000;
const MOST_ANSWERS = 100;
const MOST_DOCUMENTS = 50;
const MOST_DELIVERIES = 100;

const email = z
  .email()
  .max(254)
  .refine((value) => value.isWellFormed(), NOT_UNICODE);
const told = (description: string) => moment().meta({ description, examples: ['2026-11-21T09:30:00Z'] });

/** Who applies. */
export const CandidateInput = z
  .strictObject({
    firstName: line(100).meta({ description: 'First name, 1 to 100 characters.', examples: ['Anna'] }),
    lastName: line(100).meta({ description: 'Last name, 1 to 100 characters.', examples: ['Muster'] }),
    email: email.meta({
      description: 'E-mail address, at most 254 characters.',
      examples: ['anna@example.org'],
    }),
    phone: line(50)
      .optional()
      .meta({
        description: 'Phone number as the candidate wrote it, at most 50 characters.',
        examples: ['+43 660 1234567'],
      }),
  })
  .meta({ id: 'CandidateInput', description: 'Who applies.' });

/** An answer to one of the job's questions. */
export const AnswerInput = z
  .strictObject({
    questionId: z
      .string()
      .min(1)
      .max(100)
      .meta({ description: 'The `id` of one of the job’s questions.', examples: ['driving_licence'] }),
    value: z.union([text(LONGEST_ANSWER), z.number(), z.boolean()]).meta({
      description:
        'As the question’s type asks: `text` a text, `choice` one of its options, `number` a number, `date` YYYY-MM-DD, `yes_no` `yes` or `no` (true or false), `file` the name of one of the documents that follow.',
      examples: ['yes'],
    }),
  })
  .meta({ id: 'AnswerInput', description: 'An answer to one of the job’s questions.' });

/** The body of a new application. */
export const ApplicationInput = z
  .strictObject({
    jobId: z
      .uuid()
      .meta({ description: 'The job, published to the caller now or until at most 30 days ago.' }),
    documentsExpected: z
      .int()
      .min(0)
      .max(MOST_DOCUMENTS)
      .optional()
      .meta({
        description:
          'How many documents will follow; 0 delivers at once. Left out, delivery waits until 20 seconds after the last upload.',
        examples: [1],
      }),
    candidate: CandidateInput,
    message: text(LONGEST_MESSAGE)
      .optional()
      .meta({
        examples: ['Ich freue mich auf das Gespräch.'],
        description: 'What the candidate wrote along with it, plain text, at most 20,000 characters.',
      }),
    source: line(100)
      .optional()
      .meta({
        description: 'Where the candidate saw the job, in the caller’s words; nothing personal.',
        examples: ['LinkedIn'],
      }),
    externalId: line(200)
      .optional()
      .meta({
        description:
          'The caller’s id of the application, unique within its connection: a second application with it is refused, 409.',
        examples: ['a-4711'],
      }),
    consentedAt: told('When the candidate agreed to the processing.').optional(),
    answers: z.array(AnswerInput).max(MOST_ANSWERS).optional().meta({
      description:
        'Answers to the job’s questions, each at most once; every required one is needed, but for those of type `file`, which a document answers.',
    }),
  })
  .meta({ id: 'ApplicationInput', description: 'A new application.' });
export type ApplicationInput = z.infer<typeof ApplicationInput>;

const identity = {
  id: z.uuid().meta({ description: 'The application’s id.' }),
  jobId: z.uuid().meta({ description: 'The job that was applied to.' }),
  externalId: z
    .string()
    .max(200)
    .nullable()
    .meta({ examples: ['4711'], description: 'The sender’s own id; null when it gave none.' }),
  source: z
    .string()
    .max(100)
    .nullable()
    .meta({
      examples: ['LinkedIn'],
      description: 'Where the candidate saw the job, in the sender’s words; null when not told.',
    }),
  tags: z
    .array(z.string().max(50))
    .max(20)
    .meta({ description: 'Marks of where it came from.', examples: [['join']] }),
  documentsExpected: z
    .int()
    .max(MOST_DOCUMENTS)
    .nullable()
    .meta({ examples: [1], description: 'How many documents were announced; null when not told.' }),
  receivedAt: told('When the application was received.'),
};

/** What a sender learns: nothing of the candidate, so that the answer can be kept for repeated calls. */
export const ReceivedApplication = z.object(identity).meta({
  id: 'ReceivedApplication',
  description: 'An application as its sender sees it; what the candidate wrote is not repeated.',
});
export type ReceivedApplication = z.infer<typeof ReceivedApplication>;

/** A document of an application; its content is a download of its own. */
export const ApplicationDocument = z
  .object({
    id: z.uuid().meta({ description: 'The document’s id.' }),
    fileName: z
      .string()
      .max(255)
      .meta({ description: 'Name for saving; its ending fits the content.', examples: ['Lebenslauf.pdf'] }),
    category: z.enum(DOCUMENT_CATEGORIES).meta({ description: 'What the document is to the application.' }),
    size: z
      .int()
      .min(1)
      .max(HIGHEST_SIZE)
      .meta({ examples: [48213], description: 'Bytes.' }),
    mediaType: z
      .string()
      .max(100)
      .meta({ description: 'Found in the content, not told by the sender.', examples: ['application/pdf'] }),
  })
  .meta({ id: 'ApplicationDocument', description: 'A document of an application.' });
export type ApplicationDocument = z.infer<typeof ApplicationDocument>;

const Candidate = z
  .object({
    firstName: z
      .string()
      .max(100)
      .meta({ examples: ['Anna'], description: 'First name.' }),
    lastName: z
      .string()
      .max(100)
      .meta({ examples: ['Beispiel'], description: 'Last name.' }),
    email: z
      .string()
      .max(254)
      .meta({ examples: ['anna@example.org'], description: 'E-mail address.' }),
    phone: z.string().max(50).nullable().meta({ description: 'Phone number; null when none was given.' }),
  })
  .meta({ id: 'Candidate', description: 'Who applied.' });

const listed = {
  ...identity,
  jobTitle: z
    .string()
    .max(200)
    .meta({ description: 'The title of that job.', examples: ['Koch (m/w/d)'] }),
  candidate: Candidate.nullable().meta({ description: 'Who applied; null once the application is erased.' }),
  documents: z
    .array(ApplicationDocument)
    .max(1000)
    .meta({ description: 'Its documents, oldest first; empty once erased.' }),
  consentedAt: told('When the candidate agreed to the processing; null when not told.').nullable(),
  erasedAt: told('When everything the candidate wrote was erased; null as long as it is there.').nullable(),
};

const written = {
  message: z
    .string()
    .max(LONGEST_MESSAGE)
    .nullable()
    .meta({
      examples: ['Ich freue mich auf das Gespräch.'],
      description: 'What the candidate wrote along with it; null when nothing.',
    }),
  answers: z
    .array(
      z.object({
        questionId: z
          .string()
          .max(100)
          .meta({ examples: ['driving_licence'], description: 'The job’s question.' }),
        value: z
          .string()
          .max(LONGEST_ANSWER)
          .meta({ description: 'The answer as text.', examples: ['yes'] }),
      }),
    )
    .max(MOST_ANSWERS)
    .meta({ description: 'Answers to the job’s questions.' }),
};

const delivered = {
  deliveries: z
    .array(
      z
        .object({
          id: z.uuid().meta({ description: 'The delivery’s id.' }),
          partner: z
            .string()
            .max(50)
            .meta({ description: 'Where it goes.', examples: ['personio'] }),
          state: z.enum(DELIVERY_STATES).meta({ description: 'How far it is.', examples: ['delivered'] }),
          reason: z
            .string()
            .max(100)
            .nullable()
            .meta({ description: 'Why it is held or ended; null when nothing is wrong.' }),
          evidence: z
            .enum(EVIDENCE)
            .nullable()
            .meta({ description: '`acknowledged` or `presumed`; null until delivered.' }),
        })
        .meta({ id: 'ApplicationDelivery', description: 'How far a delivery of the application is.' }),
    )
    .max(MOST_DELIVERIES)
    .meta({ description: 'Where the application goes, oldest first.' }),
};

export const ListedApplication = z
  .object(listed)
  .meta({ id: 'ListedApplication', description: 'An application in a list.' });
export const Application = z
  .object({ ...listed, ...written })
  .meta({ id: 'Application', description: 'An application with everything the candidate wrote.' });
export const ConsoleListedApplication = z
  .object({ ...listed, ...delivered })
  .meta({ id: 'ConsoleListedApplication', description: 'An application in a list, with its deliveries.' });
export const ConsoleApplication = z.object({ ...listed, ...written, ...delivered }).meta({
  id: 'ConsoleApplication',
  description: 'An application with everything the candidate wrote, and its deliveries.',
});
export type ListedApplication = z.infer<typeof ListedApplication>;
export type Application = z.infer<typeof Application>;
export type ConsoleListedApplication = z.infer<typeof ConsoleListedApplication>;
export type ConsoleApplication = z.infer<typeof ConsoleApplication>;

export const ApplicationPage = pageOf(ListedApplication).meta({
  id: 'ApplicationPage',
  description: 'A page of applications, newest first.',
});
export const ConsoleApplicationPage = pageOf(ConsoleListedApplication).meta({
  id: 'ConsoleApplicationPage',
  description: 'A page of applications with their deliveries, newest first.',
});

/** Which applications a list shows. */
export const ApplicationQuery = PageQuery.extend({
  jobId: z.uuid().optional().meta({ description: 'Only applications to this job.' }),
  email: email.optional().meta({
    examples: ['anna@example.org'],
    description: 'Only applications of the person with this e-mail address.',
  }),
  receivedFrom: told('Only applications received at or after this moment.').optional(),
  receivedTo: told('Only applications received before this moment.').optional(),
  deliveryState: z
    .enum(DELIVERY_STATES)
    .optional()
    .meta({ description: 'Only applications with a delivery in this state.', examples: ['undeliverable'] }),
  order: Order.default('newest').meta({ description: 'By when they were received.' }),
});
export type ApplicationQuery = z.infer<typeof ApplicationQuery>;

/** The form field beside an uploaded file. */
export const DocumentCategoryField = z.enum(DOCUMENT_CATEGORIES);
