import { describe, expect, it } from '@jest/globals';
import { isDatabaseUnavailable } from './database-errors.js';

const withCode = (code: string) => Object.assign(new Error('From the database'), { code });

describe('isDatabaseUnavailable', () => {
  it.each(['08006', '53100', '57P01', '40P01', '40001', 'ECONNREFUSED'])(
    'the same call may succeed later: %s',
    (code) => expect(isDatabaseUnavailable(withCode(code))).toBe(true),
  );

  it.each(['23505', '42601', '57014'])('the same call fails again: %s', (code) =>
    expect(isDatabaseUnavailable(withCode(code))).toBe(false),
  );
});
