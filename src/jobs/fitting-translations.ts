import type { FieldProblem, Text } from '../platform/errors/domain-error.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import type { JobQuestion } from './public/job-parts.schema.js';
import type { JobTranslation, QuestionTranslation } from './public/job-translation.schema.js';

/** What translations of a job have to fit. */
interface Translated {
  readonly language: string;
  readonly questions: readonly JobQuestion[];
  readonly translations: readonly JobTranslation[];
}

const OWN_LANGUAGE: Text = {
  en: 'The job itself is written in this language.',
  de: 'Die Stelle selbst ist in dieser Sprache geschrieben.',
};
const TWICE: Text = { en: 'This is here twice.', de: 'Das gibt es hier doppelt.' };
const UNKNOWN: Text = { en: 'The job has no such question.', de: 'Diese Frage hat die Stelle nicht.' };
const OTHER_COUNT: Text = {
  en: 'As many answers to choose are needed as the question itself has, in the same order.',
  de: 'Es braucht so viele Antworten zur Auswahl wie bei der Frage selbst, in derselben Reihenfolge.',
};
const NO_CHOICE: Text = {
  en: 'This question has no answers to choose.',
  de: 'Diese Frage hat keine Antworten zur Auswahl.',
};

/** Refuses with `RequestInvalid` what translates another language, question or option than the job has. */
export function refuseUnfitting(job: Translated): void {
  const problems = job.translations.flatMap((translation, at) => [
    ...languageProblems(job, translation, at),
    ...translation.questions.flatMap((question, number) =>
      questionProblems(job, translation, question, `translations.${at}.questions.${number}`),
    ),
  ]);
  if (problems.length > 0) throw new RequestInvalid(problems);
}

function languageProblems(job: Translated, { language }: JobTranslation, at: number): FieldProblem[] {
  const field = `translations.${at}.language`;
  if (language === job.language) return [{ field, code: 'own_language', message: OWN_LANGUAGE }];
  const first = job.translations.findIndex((one) => one.language === language);
  return first === at ? [] : [{ field, code: 'duplicate', message: TWICE }];
}

function questionProblems(
  { questions }: Translated,
  translation: JobTranslation,
  question: QuestionTranslation,
  path: string,
): FieldProblem[] {
  const asked = questions.find(({ id }) => id === question.id);
  if (!asked) return [{ field: `${path}.id`, code: 'unknown_question', message: UNKNOWN }];
  const isFirst = translation.questions.find(({ id }) => id === question.id) === question;
  if (!isFirst) return [{ field: `${path}.id`, code: 'duplicate', message: TWICE }];
  const { options } = question;
  if (options === undefined || options.length === asked.options?.length) return [];
  const message = asked.options ? OTHER_COUNT : NO_CHOICE;
  return [{ field: `${path}.options`, code: 'unfitting_options', message }];
}
