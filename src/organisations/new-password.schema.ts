import * as z from 'zod';

const SHORTEST = 12;
const LONGEST = 200;
const FEWEST_CHARACTERS = 5;

/** A password that somebody chooses: long, and not the same few characters again and again. */
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
  .meta({
    description: 'The new password, 12 to 200 characters, at least five different ones.',
    examples: ['correct horse battery staple'],
  });
