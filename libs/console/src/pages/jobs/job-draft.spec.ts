import { describe, expect, it } from '@jest/globals';
import { contentOf, EMPTY_DRAFT, isChanged } from './job-draft.js';

const question = { id: '', text: 'Führerschein?', type: 'yes_no' as const };

describe('what the hub takes of a draft', () => {
  it('leaves out places without a town, and a day that is not told', () => {
    expect(contentOf(EMPTY_DRAFT)).toMatchObject({ locations: [], validThrough: null, salary: null });
  });

  it('gives each new question an id that no other has', () => {
    const questions = [{ ...question, id: 'question-1' }, question, question];
    expect(contentOf({ ...EMPTY_DRAFT, questions }).questions.map(({ id }) => id)).toEqual([
      'question-1',
      'question-2',
      'question-3',
    ]);
  });

  it('keeps options for a choice only, without empty ones', () => {
    const options = [' Tag ', '', 'Nacht'];
    const questions = [
      { ...question, id: 'a', type: 'choice' as const, options },
      { ...question, id: 'b', options },
    ];
    expect(contentOf({ ...EMPTY_DRAFT, questions }).questions.map((one) => one.options)).toEqual([
      ['Tag', 'Nacht'],
      undefined,
    ]);
  });

  it('takes one pay for both ends', () => {
    const salary = { from: 3000, to: '', currency: 'EUR', period: 'month' as const };
    expect(contentOf({ ...EMPTY_DRAFT, salary }).salary).toEqual({ ...salary, to: 3000 });
  });
});

describe('a draft', () => {
  it('is changed by a word, not by an empty line', () => {
    expect(isChanged({ ...EMPTY_DRAFT, title: 'Koch' }, EMPTY_DRAFT)).toBe(true);
    expect(isChanged({ ...EMPTY_DRAFT, locations: [] }, EMPTY_DRAFT)).toBe(false);
  });
});
