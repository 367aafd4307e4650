import { describe, expect, it } from '@jest/globals';
import { isLeaked } from './leaked-passwords.js';
import { NewPassword } from './new-password.schema.js';

describe('a leaked password', () => {
  it.each([
    'qwerty123456',
    'QWERTY123456',
    '123qweasdzxc',
    'Password12345',
    '!!Password2026!!',
    'passwordpassword',
    'dragondragondragon',
  ])('is %s, and cannot be chosen', (password) => {
    expect(isLeaked(password)).toBe(true);
    expect(NewPassword.safeParse(password).success).toBe(false);
  });

  it.each([
    'correct horse battery staple',
    'Regen fällt auf Wien',
    'password is only part of it',
    'x7#Kq9!mZ2$w',
    'dragon1234567890',
  ])('is not %s', (password) => {
    expect(isLeaked(password)).toBe(false);
    expect(NewPassword.safeParse(password).success).toBe(true);
  });
});
