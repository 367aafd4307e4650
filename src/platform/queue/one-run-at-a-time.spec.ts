import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { OneRunAtATime } from './one-run-at-a-time.js';

describe('OneRunAtATime', () => {
  const counting = (work: (run: number) => Promise<void> = async () => {}) => {
    const seen = { runs: 0, atOnce: 0, most: 0, errors: [] as unknown[] };
    const run = async () => {
      seen.runs += 1;
      seen.atOnce += 1;
      seen.most = Math.max(seen.most, seen.atOnce);
      await setImmediate();
      seen.atOnce -= 1;
      await work(seen.runs);
    };
    return { seen, one: new OneRunAtATime(run, (error) => seen.errors.push(error)) };
  };

  it('runs once more however often it is asked for meanwhile, and never twice at once', async () => {
    const { seen, one } = counting();
    for (let times = 0; times < 5; times += 1) one.ask();
    while (seen.runs < 2 || seen.atOnce > 0) await setImmediate();
    for (let turns = 0; turns < 5; turns += 1) await setImmediate();
    expect(seen).toMatchObject({ runs: 2, most: 1 });
  });

  it('goes on after a run that failed', async () => {
    const { seen, one } = counting(async (run) => {
      if (run === 1) throw new Error('no luck');
    });
    one.ask();
    while (seen.errors.length === 0) await setImmediate();
    one.ask();
    while (seen.runs < 2) await setImmediate();
    expect(seen.errors).toHaveLength(1);
  });

  it('begins nothing once it is closed, and waits for the run under way', async () => {
    const { seen, one } = counting();
    one.ask();
    one.ask();
    await one.close();
    one.ask();
    await setImmediate();
    expect(seen).toMatchObject({ runs: 1, atOnce: 0 });
  });
});
