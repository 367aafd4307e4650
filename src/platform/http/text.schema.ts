import * as z from 'zod';

const STORABLE = /^[^\u0000]*$/;
const ONE_LINE = /^[^\u0000-\u001f\u007f\u2028\u2029]*$/;

/** Text of several lines, trimmed, with nothing that a database or a partner cannot carry. */
export const text = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(STORABLE)
    .refine((value) => value.isWellFormed(), { error: 'not well-formed Unicode' });

/** Text of one line, trimmed, without control characters. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(ONE_LINE)
    .refine((value) => value.isWellFormed(), { error: 'not well-formed Unicode' });
