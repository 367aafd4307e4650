import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Gathering } from './gathering.js';

describe('Gathering', () => {
  const doubling = (most: number) => {
    const questions: number[][] = [];
    const gathering = new Gathering<number, number>(most, async (asks) => {
      questions.push([...asks]);
      await setImmediate();
      if (asks.includes(13)) throw new Error('unlucky');
      return asks.map((n) => n * 2);
    });
    return { questions, gathering };
  };

  it('asks together for all who come at the same time, and gives each its own answer', async () => {
    const { questions, gathering } = doubling(10);
    expect(await Promise.all([1, 2, 3].map((n) => gathering.ask(n)))).toEqual([2, 4, 6]);
    expect(questions).toEqual([[1, 2, 3]]);
  });

  it('takes what comes meanwhile into the next question, and no more than it may', async () => {
    const { questions, gathering } = doubling(2);
    const first = gathering.ask(1);
    await setImmediate();
    const others = [2, 3, 4].map((n) => gathering.ask(n));
    expect(await Promise.all([first, ...others])).toEqual([2, 4, 6, 8]);
    expect(questions).toEqual([[1], [2, 3], [4]]);
  });

  it('answers those who ask at the very moment at which it comes to rest', async () => {
    const { questions, gathering } = doubling(10);
    let last = await gathering.ask(1);
    for (let times = 0; times < 20; times += 1) last = await gathering.ask(last);
    await gathering.settled();
    expect([last, questions.length]).toEqual([2 ** 21, 21]);
  });

  it('lets only the one fail whose own question fails', async () => {
    const { questions, gathering } = doubling(10);
    const answers = await Promise.allSettled([1, 13, 3].map((n) => gathering.ask(n)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(questions).toEqual([[1, 13, 3], [1], [13], [3]]);
    expect(await gathering.ask(5)).toBe(10);
  });
});
