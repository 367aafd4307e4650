import { describe, expect, it } from '@jest/globals';
import { contentOf, EMPTY_DRAFT, isChanged, newQuestion } from './job-draft.js';

const question = { id: 'q', text: 'Führerschein?', type: 'yes_no' as const };

describe('what the hub takes of a draft', () => {
  it('leaves out places without a town, and a day that is not told', () => {
    expect(contentOf(EMPTY_DRAFT)).toMatchObject({ locations: [], validThrough: null, salary: null });
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

  it('translates only what has words, of questions that are there', () => {
    const questions = [
      { ...question, id: 'a' },
      { ...question, id: 'b', type: 'choice' as const, options: ['Tag'] },
      { ...question, id: 'c' },
    ];
    const english = {
      ...{ language: 'en', title: 'Cook', descriptionHtml: '<p>a</p>' },
      questions: [
        { id: 'a', text: 'Licence?', options: ['Day'] },
        { id: 'b', text: 'Shift?', options: [' Day ', ''] },
        { id: 'c', text: ' ' },
        { id: 'gone', text: 'Gone?' },
      ],
    };
    const [sent] = contentOf({ ...EMPTY_DRAFT, questions, translations: [english] }).translations;
    expect(sent?.questions).toEqual([
      { id: 'a', text: 'Licence?' },
      { id: 'b', text: 'Shift?', options: ['Day'] },
    ]);
  });

  it('has a contact only when somebody is named', () => {
    expect(contentOf(EMPTY_DRAFT).contact).toBeNull();
    const contact = { name: 'Eva', email: '', phone: '1' };
    expect(contentOf({ ...EMPTY_DRAFT, contact }).contact).toEqual({ name: 'Eva', phone: '1' });
  });

  it('takes one pay for both ends', () => {
    const salary = { from: 3000, to: '', currency: 'EUR', period: 'month' as const };
    expect(contentOf({ ...EMPTY_DRAFT, salary }).salary).toEqual({ ...salary, to: 3000 });
  });
});

describe('a draft', () => {
  it('gives each new question an id that no question of another job has either', () => {
    const ids = Array.from({ length: 100 }, () => newQuestion().id);
    expect(new Set(ids).size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^question-[a-z0-9]{2,14}$/);
  });

  it('is changed by a word, not by an empty line', () => {
    expect(isChanged({ ...EMPTY_DRAFT, title: 'Koch' }, EMPTY_DRAFT)).toBe(true);
    expect(isChanged({ ...EMPTY_DRAFT, locations: [] }, EMPTY_DRAFT)).toBe(false);
  });
});
