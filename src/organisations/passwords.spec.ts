import { describe, expect, it } from '@jest/globals';
import { Passwords } from './passwords.js';

const passwords = new Passwords();

describe('passwords', () => {
  it('are kept as Argon2id with at least 19 MiB and two passes, never twice the same (trust 26)', async () => {
    const [first, second] = await Promise.all([
      passwords.hash('correct horse'),
      passwords.hash('correct horse'),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
  });

  it('fit only their own hash', async () => {
    const hash = await passwords.hash('correct horse');
    expect(await passwords.fits(hash, 'correct horse')).toBe(true);
    expect(await passwords.fits(hash, 'correct horsf')).toBe(false);
  });

  it('fit nothing where there is no account or no password, and that takes a whole comparison', async () => {
    await passwords.fits(undefined, 'warm up');
    const hash = await passwords.hash('correct horse');
    const known = await fastestOf(() => passwords.fits(hash, 'wrong'));
    const unknown = await fastestOf(async () => {
      expect(await passwords.fits(undefined, 'wrong')).toBe(false);
      expect(await passwords.fits(null, '')).toBe(false);
    });
    expect(unknown).toBeGreaterThan(known);
  });
});

/** Milliseconds of the fastest of five runs; an unknown account compares twice in one run here. */
async function fastestOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
