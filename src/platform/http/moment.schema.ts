import * as z from 'zod';

/** Years begin with 1, and no place on earth is 16 hours from UTC: a database takes nothing beyond. */
const isStorable = (value: string) => !value.startsWith('0000') && !/[+-](1[6-9]|2\d):\d\d$/.test(value);
const REFUSED = {
  params: {
    text: { en: 'This is no date of the calendar.', de: 'Das ist kein Datum des Kalenders.' },
  },
};

/** A day, YYYY-MM-DD, that a database can hold. */
export const day = () => z.iso.date().refine(isStorable, REFUSED);

/** A moment, RFC 3339 with any offset, that a database can hold. */
export const moment = () => z.iso.datetime({ offset: true }).max(40).refine(isStorable, REFUSED);

/** Whether a period ends after it begins. */
export const runsForwards = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  new Date(from) < new Date(to);

/** What is said of a period that does not. */
export const BACKWARDS: { path: string[]; params: object } = {
  path: ['to'],
  params: { text: { en: 'The end must be after the begin.', de: 'Das Ende muss nach dem Anfang liegen.' } },
};
