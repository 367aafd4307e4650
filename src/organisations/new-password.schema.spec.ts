import { describe, expect, it } from '@jest/globals';
import { NewPassword } from './new-password.schema.js';

const takes = (password: string) => NewPassword.safeParse(password).success;

describe('a new password', () => {
  it.each(['correct horse battery staple', 'zwölf-Zeichen', ' innen und außen '])('may be %j', (password) => {
    expect(takes(password)).toBe(true);
  });

  it.each(['elf-Zeichen', 'aaaaaaaaaaaaaaaa', 'abcdabcdabcdabcd', 'x'.repeat(201), ''])(
    'may not be %j',
    (password) => {
      expect(takes(password)).toBe(false);
    },
  );
});
