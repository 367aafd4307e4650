import * as z from 'zod';

/** Years begin with 1, and no place on earth is 16 hours from UTC: a database takes nothing beyond. */
const isStorable = (value: string) => !value.startsWith('0000') && !/[+-](1[6-9]|2\d):\d\d$/.test(value);
const REFUSED = { error: 'not a date of the calendar' };

/** A day, YYYY-MM-DD, that a database can hold. */
export const day = () => z.iso.date().refine(isStorable, REFUSED);

/** A moment, RFC 3339 with any offset, that a database can hold. */
export const moment = () => z.iso.datetime({ offset: true }).max(40).refine(isStorable, REFUSED);
