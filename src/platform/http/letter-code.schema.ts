import * as z from 'zod';

/** A code of so many capital letters, such as a country’s of two or a currency’s of three. */
export const letterCode = (length: number, example: string) => {
  const pattern = `^[A-Z]{${length}}$`;
  return z
    .string()
    .refine((value) => new RegExp(pattern).test(value), {
      params: {
        text: {
          en: `This has to be ${length} capital letters, such as ${example}.`,
          de: `Hier müssen ${length} Großbuchstaben stehen, etwa ${example}.`,
        },
      },
    })
    .meta({ maxLength: length, pattern });
};
