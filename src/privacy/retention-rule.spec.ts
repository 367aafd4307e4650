import { describe, expect, it } from '@jest/globals';
import { defaultRule } from './retention-rule.js';

describe('the retention rule of an organisation that has chosen none', () => {
  it.each([
    ['DE', 6],
    ['AT', 7],
    ['CH', 6],
  ])('keeps applications in %s for %d months, and delivered documents for 30 days', (country, months) => {
    expect(defaultRule(country)).toEqual({ months, endedDays: null, documentsDays: 30 });
  });
});
