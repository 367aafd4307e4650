import { DomainError, type FieldProblem } from '../../platform/errors/domain-error.js';
import type { Language } from '../../platform/http/language.js';
import { problemsOf } from '../../platform/http/validation.pipe.js';
import { ApplicationInput } from '../applications.schemas.js';
import { APPLY_TEXTS } from './apply-form.texts.js';
import { type FormDocument, MOST_DOCUMENTS, type ReadForm } from './read-apply-form.js';

const ANSWER = 'answer.';
const OWN_FAULT = { en: 'This could not be stored.', de: 'Das konnte nicht gespeichert werden.' };

/** The application that a form asks for, or what is wrong with the form, by its fields. */
export function formApplication(
  form: ReadForm<unknown>,
  jobId: string,
  consentedAt: Date,
): { readonly application: ApplicationInput } | { readonly problems: readonly FieldProblem[] } {
  const { values, documents } = form;
  const given = (name: string) => values.get(name)?.trim() || undefined;
  const parsed = ApplicationInput.safeParse({
    jobId,
    documentsExpected: Math.min(documents.length, MOST_DOCUMENTS),
    candidate: {
      firstName: values.get('firstName') ?? '',
      lastName: values.get('lastName') ?? '',
      email: given('email') ?? '',
      phone: given('phone'),
    },
    message: given('message'),
    consentedAt: consentedAt.toISOString(),
    answers: answersIn(values).map(([name, value]) => ({
      questionId: name.slice(ANSWER.length),
      value: value.trim(),
    })),
  });
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.flatMap(problemsOf)),
    ...(values.get('consent') === 'yes' ? [] : [problem('consent', 'consentMissing')]),
    ...(form.tooManyFiles || documents.length > MOST_DOCUMENTS ? [problem('other', 'tooManyFiles')] : []),
    ...documents.flatMap(documentProblem),
  ];
  return parsed.success && problems.length === 0
    ? { application: parsed.data }
    : { problems: byFormFields(problems, values) };
}

/** The same problems under the form's own names of the fields. */
export const byFormFields = (
  problems: readonly FieldProblem[],
  values: ReadonlyMap<string, string>,
): FieldProblem[] => problems.map((one) => ({ ...one, field: fieldOf(one.field, values) }));

function documentProblem({ field, stored }: FormDocument<unknown>): FieldProblem[] {
  if (stored.status === 'fulfilled') return [];
  const error: unknown = stored.reason;
  if (!(error instanceof DomainError)) return [{ field, code: 'not_stored', message: OWN_FAULT }];
  return [{ field, code: error.code, message: error.title }];
}

const problem = (field: string, text: 'consentMissing' | 'tooManyFiles'): FieldProblem => ({
  field,
  code: text,
  message: { en: APPLY_TEXTS.en[text], de: APPLY_TEXTS.de[text] },
});

/** The form's own name of a field of the application. */
function fieldOf(path: string, values: ReadonlyMap<string, string>): string {
  const [, at] = /^answers\.(\d+)\./.exec(path) ?? [];
  if (at === undefined) return path.replace(/^candidate\./, '').replace(/^answers\./, ANSWER);
  return answersIn(values)[Number(at)]?.[0] ?? path;
}

const answersIn = (values: ReadonlyMap<string, string>) =>
  [...values].filter(([name, value]) => name.startsWith(ANSWER) && value.trim() !== '');

/** Problems as they stand in the page. */
export const problemsIn = (problems: readonly FieldProblem[], language: Language) =>
  problems.map(({ field, message }) => ({ field, message: message[language] }));
