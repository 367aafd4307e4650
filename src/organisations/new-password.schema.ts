import * as z from 'zod';
import { isLeaked } from './leaked-passwords.js';

const SHORTEST = 12;
const LONGEST = 200;
const FEWEST_CHARACTERS = 5;

/** A password that somebody chooses: long, not the same few characters again and again, and none that leaked. */
export const NewPassword = z
  .string()
  .min(SHORTEST)
  .max(LONGEST)
  .refine((password) => new Set(password).size >= FEWEST_CHARACTERS, {
    params: {
      text: {
        en: 'The password needs at least five different characters.',
        de: 'Das Passwort braucht mindestens fünf verschiedene Zeichen.',
      },
    },
  })
  .refine((password) => password.length < SHORTEST || !isLeaked(password), {
    params: {
      text: {
        en: 'This password stands in lists of leaked passwords. Choose another one; a sentence is easy to remember.',
        de: 'Dieses Passwort steht in Listen gestohlener Passwörter. Ein anderes wählen; ein Satz ist leicht zu merken.',
      },
    },
  })
  .meta({
    description:
      'The new password, 12 to 200 characters, at least five different ones, none of the most leaked.',
    examples: ['correct horse battery staple'],
  });
