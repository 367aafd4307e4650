import { describe, expect, it } from '@jest/globals';
import { saysWhatToDo } from './says-what-to-do.js';

describe('what a refusal says', () => {
  it.each([
    ['Das Passwort ist falsch. Noch einmal eingeben.', true],
    ['This link no longer works. Ask for a new one.', true],
    ['Diese Stelle gibt es nicht.', false],
    ['', false],
  ])('%s: with a next step is %s', (title, says) => expect(saysWhatToDo(title)).toBe(says));
});
