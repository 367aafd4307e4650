import { describe, expect, it } from '@jest/globals';
import { OncePer } from './once-per.js';

const at = (ms: number) => new Date(ms);

describe('OncePer', () => {
  it('is due once per period, for each name by itself', () => {
    const fold = new OncePer(1000);
    expect(fold.isDue('a', at(0))).toBe(true);
    expect(fold.isDue('a', at(999))).toBe(false);
    expect(fold.isDue('b', at(999))).toBe(true);
    expect(fold.isDue('a', at(1000))).toBe(true);
  });

  it('remembers no more than it may, and then is rather due again', () => {
    const fold = new OncePer(1000);
    for (let name = 0; name < 10_000; name++) fold.isDue(String(name), at(0));
    expect(fold.isDue('one more', at(1))).toBe(true);
    expect(fold.isDue('0', at(2))).toBe(true);
  });
});
