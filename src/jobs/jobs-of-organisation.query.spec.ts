import { describe, expect, it } from '@jest/globals';
import { containing } from './jobs-of-organisation.query.js';

describe('containing', () => {
  it('finds signs of a pattern as they are written', () => {
    expect(containing(String.raw`100 %_\ `)).toBe(String.raw`%100 \%\_\\ %`);
  });
});
