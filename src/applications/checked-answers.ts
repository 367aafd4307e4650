import * as z from 'zod';
import type { JobQuestion } from '../jobs/public/job-parts.schema.js';
import type { FieldProblem, Text } from '../platform/errors/domain-error.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import type { ApplicationContent } from './application-content.js';
import type { ApplicationInput } from './applications.schemas.js';

type Answers = NonNullable<ApplicationInput['answers']>;
type Value = Answers[number]['value'];

const isDate = (value: string) => z.iso.date().safeParse(value).success;
const isNumber = (value: string) => z.coerce.number().safeParse(value).success;

/** What fits each type of question, and the sentence for what does not. */
const TYPES: Record<
  JobQuestion['type'],
  { readonly fits: (value: string, question: JobQuestion) => boolean; readonly text: Text }
> = {
  text: { fits: () => true, text: { en: 'Text is expected.', de: 'Text wird erwartet.' } },
  file: { fits: () => true, text: { en: 'A file name is expected.', de: 'Ein Dateiname wird erwartet.' } },
  choice: {
    fits: (value, { options }) => options?.includes(value) ?? false,
    text: { en: 'This is not one of the options.', de: 'Das ist keine der Möglichkeiten.' },
  },
  yes_no: {
    fits: (value) => value === 'yes' || value === 'no',
    text: { en: '`yes` or `no` is expected.', de: '`yes` oder `no` wird erwartet.' },
  },
  number: { fits: isNumber, text: { en: 'A number is expected.', de: 'Eine Zahl wird erwartet.' } },
  date: {
    fits: isDate,
    text: { en: 'A date YYYY-MM-DD is expected.', de: 'Ein Datum JJJJ-MM-TT wird erwartet.' },
  },
};

/** The answers as they are kept, once they fit the job's questions; a required question of type `file` is met by a document. */
export function checkedAnswers(
  questions: readonly JobQuestion[],
  answers: Answers = [],
): ApplicationContent['answers'] {
  const problems: FieldProblem[] = [];
  const given = new Map<string, string>();
  answers.forEach(({ questionId, value }, at) => {
    const question = questions.find(({ id }) => id === questionId);
    const text = textOf(value);
    if (!question) problems.push(problem(`answers.${at}.questionId`, 'unknown_question', UNKNOWN));
    else if (given.has(questionId))
      problems.push(problem(`answers.${at}.questionId`, 'answered_twice', TWICE));
    else if (!TYPES[question.type].fits(text, question))
      problems.push(problem(`answers.${at}.value`, 'invalid_answer', TYPES[question.type].text));
    given.set(questionId, text);
  });
  for (const { id, required, type } of questions) {
    if (required && type !== 'file' && !given.has(id))
      problems.push(problem(`answers.${id}`, 'answer_required', MISSING));
  }
  if (problems.length > 0) throw new RequestInvalid(problems);
  return [...given].map(([questionId, value]) => ({ questionId, value }));
}

function textOf(value: Value): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

const UNKNOWN: Text = { en: 'The job has no such question.', de: 'Diese Frage hat die Stelle nicht.' };
const TWICE: Text = { en: 'This question is answered twice.', de: 'Diese Frage ist doppelt beantwortet.' };
const MISSING: Text = { en: 'This question needs an answer.', de: 'Diese Frage braucht eine Antwort.' };

const problem = (field: string, code: string, message: Text): FieldProblem => ({ field, code, message });
