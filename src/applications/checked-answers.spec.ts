import { describe, expect, it } from '@jest/globals';
import type { JobQuestion } from '../jobs/public/job-parts.schema.js';
import { RequestInvalid } from '../platform/errors/request.errors.js';
import { checkedAnswers } from './checked-answers.js';

const question = (id: string, type: JobQuestion['type'], more: Partial<JobQuestion> = {}): JobQuestion => ({
  id,
  text: id,
  type,
  required: false,
  ...more,
});

function problemsOf(work: () => unknown): [string, string][] {
  try {
    work();
  } catch (error) {
    if (error instanceof RequestInvalid) return error.problems.map(({ field, code }) => [field, code]);
    throw error;
  }
  return [];
}

describe('checkedAnswers', () => {
  it('keeps answers as text, whichever way they came', () => {
    const questions = [question('licence', 'yes_no'), question('years', 'number'), question('from', 'date')];
    const answers = [
      { questionId: 'licence', value: true },
      { questionId: 'years', value: 4.5 },
      { questionId: 'from', value: '2027-01-31' },
    ];
    expect(checkedAnswers(questions, answers)).toEqual([
      { questionId: 'licence', value: 'yes' },
      { questionId: 'years', value: '4.5' },
      { questionId: 'from', value: '2027-01-31' },
    ]);
  });

  it.each<[JobQuestion, string]>([
    [question('q', 'yes_no'), 'maybe'],
    [question('q', 'number'), 'four'],
    [question('q', 'date'), '2027-02-30'],
    [question('q', 'choice', { options: ['a', 'b'] }), 'c'],
  ])('refuses what does not fit the type %#', (asked, value) => {
    expect(problemsOf(() => checkedAnswers([asked], [{ questionId: 'q', value }]))).toEqual([
      ['answers.0.value', 'invalid_answer'],
    ]);
  });

  it('names unknown and repeated questions and missing required answers, all at once', () => {
    const questions = [question('a', 'text'), question('b', 'text', { required: true })];
    const answers = [
      { questionId: 'x', value: '1' },
      { questionId: 'a', value: '1' },
      { questionId: 'a', value: '2' },
    ];
    expect(problemsOf(() => checkedAnswers(questions, answers))).toEqual([
      ['answers.0.questionId', 'unknown_question'],
      ['answers.2.questionId', 'answered_twice'],
      ['answers.b', 'answer_required'],
    ]);
  });

  it('does not ask for the answer that a document gives', () => {
    expect(checkedAnswers([question('cv', 'file', { required: true })])).toEqual([]);
  });
});
