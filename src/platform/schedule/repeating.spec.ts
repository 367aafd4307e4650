import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Repeating } from './repeating.js';

describe('Repeating', () => {
  it('goes on after a failure, and no more once it is stopped', async () => {
    const errors: unknown[] = [];
    const seen = { runs: 0 };
    const repeating = new Repeating(
      1,
      async () => {
        seen.runs += 1;
        if (seen.runs === 1) throw new Error('no luck');
      },
      (error) => errors.push(error),
    );
    repeating.start();
    while (seen.runs < 3) await setTimeout(1);
    await repeating.stop();
    const stoppedAt = seen.runs;
    await setTimeout(20);
    expect([seen.runs, errors.length]).toEqual([stoppedAt, 1]);
  });

  it('is stopped only when what is under way is over', async () => {
    const seen = { state: 'not begun' };
    const repeating = new Repeating(
      1,
      async () => {
        seen.state = 'under way';
        while (!repeating.isStopped) await setTimeout(1);
        seen.state = 'over';
      },
      () => undefined,
    );
    repeating.start();
    while (seen.state === 'not begun') await setTimeout(1);
    await repeating.stop();
    expect(seen.state).toBe('over');
  });
});
