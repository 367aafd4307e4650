import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { problemsOf } from './validation.pipe.js';

const Person = z.strictObject({ candidate: z.strictObject({ email: z.email(), age: z.int() }) });
const problems = (value: unknown) => Person.safeParse(value).error?.issues.flatMap(problemsOf) ?? [];

describe('problems with input', () => {
  it('name each field by its path, in both languages', () => {
    const [email, age] = problems({ candidate: { email: 'x', age: 'y' } });
    expect([email?.field, age?.field]).toEqual(['candidate.email', 'candidate.age']);
    expect(email?.message.de).not.toBe(email?.message.en);
    expect(email?.message.de).toMatch(/E-Mail/i);
  });

  it('name every unknown field by itself (trust 16)', () => {
    const found = problems({ candidate: { email: 'a@example.org', age: 1, organisationId: 1, state: 2 } });
    expect(found.map(({ field, code }) => [field, code])).toEqual([
      ['candidate.organisationId', 'unknown_field'],
      ['candidate.state', 'unknown_field'],
    ]);
  });

  it('say nothing of regular expressions', () => {
    const [problem] =
      z
        .string()
        .regex(/^[a-z]+$/)
        .safeParse('1')
        .error?.issues.flatMap(problemsOf) ?? [];
    expect(problem?.code).toBe('invalid_format');
    expect(problem?.message.de).toBe('Das hat eine Form oder Zeichen, die hier nicht erlaubt sind.');
  });

  it('say what a rule of ours says', () => {
    const rule = z.string().refine(() => false, { params: { text: { en: 'No.', de: 'Nein.' } } });
    const [problem] = rule.safeParse('x').error?.issues.flatMap(problemsOf) ?? [];
    expect(problem?.message).toEqual({ en: 'No.', de: 'Nein.' });
  });
});
