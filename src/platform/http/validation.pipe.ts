import { type ArgumentMetadata, StandardSchemaValidationPipe } from '@nestjs/common';
import * as z from 'zod';
import type { FieldProblem } from '../errors/domain-error.js';
import { RequestInvalid } from '../errors/request.errors.js';

const MOST_PROBLEMS = 50;
/** A pattern is for programs, which have it from the OpenAPI document. */
const NOT_THE_FORM = {
  en: 'This has a form or signs that are not allowed here.',
  de: 'Das hat eine Form oder Zeichen, die hier nicht erlaubt sind.',
};
const inGerman = z.locales.de().localeError;
const inEnglish = z.locales.en().localeError;

/** Checks every `@Body`, `@Query` and `@Param` against its schema and names each value that does not fit. */
export function validationPipe(): StandardSchemaValidationPipe {
  return new NamingPipe({
    exceptionFactory: (issues) =>
      new RequestInvalid((issues as readonly z.core.$ZodIssue[]).flatMap(problemsOf).slice(0, MOST_PROBLEMS)),
  });
}

/** Names what does not fit: a value that is a parameter by itself by that, and `__proto__` like any unknown field. */
class NamingPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (!(error instanceof RequestInvalid) || metadata.data === undefined) throw error;
      const path = (field: string) => [metadata.data, field].filter(Boolean).join('.');
      throw new RequestInvalid(error.problems.map((problem) => ({ ...problem, field: path(problem.field) })));
    }
  }

  /** Nest would drop such fields in silence. What goes on is a new object that holds only what its schema declares. */
  protected override stripProtoKeys(): void {}
}

/** One zod issue as problems of fields; each unknown key is named by itself. */
export function problemsOf(issue: z.core.$ZodIssue): FieldProblem[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: [...path, key].join('.').slice(0, 200),
      code: 'unknown_field',
      message: { en: 'This field is not known here.', de: 'Dieses Feld ist hier nicht bekannt.' },
    }));
  }
  const field = path.join('.').slice(0, 200);
  if (issue.code === 'custom') {
    const text = (issue.params as { text?: { en: string; de: string } } | undefined)?.text;
    return [{ field, code: 'invalid', message: text ?? { en: issue.message, de: issue.message } }];
  }
  if (issue.code === 'invalid_format' && issue.format === 'regex')
    return [{ field, code: issue.code, message: NOT_THE_FORM }];
  return [
    {
      field,
      code: issue.code,
      message: { en: sentence(inEnglish(issue as never)), de: sentence(inGerman(issue as never)) },
    },
  ];
}

function sentence(message: string | { message: string } | null | undefined): string {
  return (typeof message === 'string' ? message : message?.message) ?? '';
}
