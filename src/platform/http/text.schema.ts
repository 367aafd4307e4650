import * as z from 'zod';

const STORABLE = /^[^\u0000]*$/;
const ONE_LINE = /^[^\u0000-\u001f\u007f\u2028\u2029]*$/;

/** What is said of half a character. */
export const NOT_UNICODE = {
  params: {
    text: { en: 'This is not well-formed Unicode.', de: 'Das ist kein wohlgeformtes Unicode.' },
  },
};

/** Text of several lines, trimmed, with nothing that a database or a partner cannot carry. */
export const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(STORABLE)
    .refine((value) => value.isWellFormed(), NOT_UNICODE);

/** Text of one line, trimmed, without control characters. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(ONE_LINE)
    .refine((value) => value.isWellFormed(), NOT_UNICODE);
